import { claim, type LabelledText, other } from '../labelled-text.ts';

export const enLiveStorm: LabelledText = {
  name: 'en-live-storm',
  language: 'en',
  style: 'live blog: a hurricane, posts with times, captions, bullets',
  paragraphs: [
    [other('Hurricane Odette live: the latest as storm batters Gulf coast')],
    [other('12 min ago')],
    [claim('Death toll rises to seven, governor says', 'governor')],
    [other('From Laura Benitez in Tampa')],
    [
      claim(
        'Florida Gov. Linda Prescott said at a news conference on Friday morning that seven people had died, most of them in Levy County.',
        'Linda Prescott',
      ),
      claim('Four of the victims drowned in their cars, according to the county sheriff’s office.', 'sheriff’s office'),
    ],
    [
      other('“This is a heartbreaking day for our state,” Prescott said.'),
      claim(
        'She said 1,300 members of the National Guard had been deployed and another 800 were on standby.',
        'Linda Prescott',
      ),
    ],
    [other('A man wades through a flooded street in Cedar Key, Florida, on September 29. (Joel Ruiz/Pool)')],
    [other('38 min ago')],
    [claim('More than 900,000 customers without power')],
    [other('From Tom Whitaker')],
    [
      claim(
        'More than 900,000 homes and businesses across Florida and Georgia have no electricity, data from the tracking site GridWatch show.',
        'GridWatch',
      ),
      claim('Utility company Suncoast Energy warned that some areas could be dark for two weeks.', 'Suncoast Energy'),
    ],
    [
      claim(
        '“The damage to our transmission lines is worse than after Irma,” chief executive Robert Tan told CNBC.',
        'Robert Tan',
      ),
      claim('Crews from 14 states are on their way, he said.', 'Robert Tan'),
    ],
    [other('What we know so far:')],
    [
      claim(
        '• Landfall: Odette came ashore near Steinhatchee at 2:10 a.m. ET with winds of 125 mph, the National Hurricane Center said.',
        'National Hurricane Center',
      ),
      claim('It has since weakened to a tropical storm.'),
    ],
    [
      claim('• Flights: Nearly 1,700 flights were canceled on Friday, according to FlightAware.', 'FlightAware'),
      other('Check with your airline before you go to the airport.'),
    ],
    [claim('• Rescues: The Coast Guard says its crews have pulled 61 people from rooftops.', 'The Coast Guard')],
    [other('1 hr 5 min ago')],
    [claim('Videos show storm surge sweeping away pier')],
    [
      claim(
        'Footage posted on X and geolocated by this newspaper shows waves tearing apart the historic pier in Horseshoe Beach.',
      ),
      other('It was not immediately possible to verify when the clips were filmed.'),
    ],
    [
      claim(
        'Mayor Jeff Hollis, reached by phone, said the fishing fleet was “gone” and estimated the damage to the town at $40 million.',
        'Jeff Hollis',
      ),
      other('Horseshoe Beach is home to about 170 people.'),
      other('For generations its people have lived from the sea, and they know its moods.'),
    ],
    [
      claim('President Elaine Moss will visit the area on Monday, the White House announced.', 'the White House'),
      claim(
        'The president has been briefed twice since midnight, an administration official said.',
        'an administration official',
      ),
    ],
    [other('Read more about how hurricanes get their names here.')],
  ],
};
