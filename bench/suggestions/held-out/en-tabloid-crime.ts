import { claim, type LabelledText, other } from '../labelled-text.ts';

export const enTabloidCrime: LabelledText = {
  name: 'en-tabloid-crime',
  language: 'en',
  style: 'tabloid: a robbery and a footballer, breathless, short paragraphs',
  paragraphs: [
    [claim("Star striker's £2m watch haul snatched in dawn raid while he SLEPT upstairs")],
    [other('EXCLUSIVE')],
    [other('By Kelly Marsh, Crime Reporter')],
    [
      claim(
        'Masked raiders stormed the mansion of Rovers ace Danny Corrigan and escaped with watches worth £2million, sources have told The Beacon.',
        'sources',
      ),
    ],
    [
      claim(
        'The 27-year-old forward was asleep with his girlfriend and baby daughter when the gang struck at 4.45am on Sunday.',
      ),
    ],
    [
      claim('"They were in and out in six minutes," a pal of the star revealed.', 'a pal of the star'),
      claim('"They knew exactly where the safe was, so everybody thinks it was an inside job."', 'a pal of the star'),
    ],
    [other("It's every family's worst nightmare.")],
    [
      claim(
        'Detectives believe the same crew may be behind at least nine burglaries of Premier League homes since Christmas.',
        'Detectives',
      ),
    ],
    [other('Danny Corrigan celebrates his hat-trick against City last month. Picture: Rex')],
    [
      claim(
        'Neighbour Sheila Dunmore, 71, claims she saw a white van parked on the lane the night before.',
        'Sheila Dunmore',
      ),
      other('"I said to my husband, that doesn\'t look right, does it?"'),
    ],
    [
      claim(
        'Det Insp Mark Healey, of Northshire Police, confirmed a 34-year-old man from Leeds has been arrested on suspicion of aggravated burglary.',
        'Mark Healey',
      ),
      claim('He has since been released on bail, the force said.', 'the force'),
      other('Anyone with information is urged to call Crimestoppers on 0800 555 111.'),
    ],
    [
      claim(
        'Corrigan, who signed a five-year deal worth £180,000 a week in August, is understood to have hired private guards.',
      ),
      claim('His agent declined to comment.'),
    ],
    [
      other('Fans flooded social media with messages of support.'),
      other('One wrote: "Gutted for you Danny, keep your chin up."'),
    ],
    [
      claim('Rovers boss Tony Vale insists the striker will be fit to face United on Saturday.', 'Tony Vale'),
      other('"He\'s a strong lad and he wants to play, that\'s all I can ask," said the manager.'),
    ],
    [
      other('Footballers have become easy targets for organised gangs in recent years.'),
      claim('Insurance giant Halden reckons claims by top-flight players have doubled since 2021.', 'Halden'),
    ],
    [other('Do you know more? Email tips@thebeacon.example')],
    [other("READ MORE: Inside Danny's £6m love nest")],
  ],
};
