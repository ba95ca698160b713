import { claim, type LabelledText, other } from '../labelled-text.ts';

export const enWireWar: LabelledText = {
  name: 'en-wire-war',
  language: 'en',
  style: 'agency wire: a border war between invented states',
  paragraphs: [
    [claim('Rebels say they hold northern airport, army denies losing control', 'Rebels')],
    [other('By Amina Diallo and Peter Okoth')],
    [
      claim(
        'KASAMBA, July 14 (Meridian) - Rebel fighters in the Republic of Tarambo said on Thursday they had captured the airport outside the northern city of Odwele, a claim that the army rejected hours later.',
        'Rebel fighters',
      ),
    ],
    [
      claim(
        '"Our units entered the terminal at dawn and have been in full control since then," Colonel Isidore Mbanza, a spokesman for the United Northern Front, told Meridian by satellite phone.',
        'Isidore Mbanza',
      ),
      claim('He put the number of captured soldiers at 140.', 'Isidore Mbanza'),
    ],
    [
      claim(
        'The defence ministry dismissed the report as "pure fantasy" and said that government troops had repelled two attacks overnight, killing at least 35 insurgents.',
        'The defence ministry',
      ),
      other("Meridian could not independently verify either side's account."),
    ],
    [
      claim('Residents reached by telephone reported heavy shelling until about 6 a.m.', 'Residents'),
      claim(
        '"We counted eleven explosions, then the electricity went off," said Grace Achieng, a teacher who lives 2 km from the runway.',
        'Grace Achieng',
      ),
      other('"Nobody here can sleep any more," she added.'),
    ],
    [
      claim(
        'Satellite pictures taken on Wednesday by the company Orbis Imaging and reviewed by Meridian show smoke rising from the fuel depot.',
      ),
      other('What caused the fire was not clear.'),
    ],
    [
      other('Odwele, a trading town on the Luma river, has long been the gateway to the gold mines of the north.'),
      claim('Fighting resumed in May after a ceasefire brokered by the African Union collapsed.'),
      claim(
        'More than 210,000 people have fled their homes since then, according to the U.N. refugee agency UNHCR.',
        'UNHCR',
      ),
    ],
    [
      claim(
        'A Western diplomat, who asked not to be named because of the sensitivity of the talks, said envoys from both sides were expected to meet in Nairobi next week.',
        'A Western diplomat',
      ),
      claim('The government has not commented on any talks.'),
    ],
    [
      other('The war has exhausted both sides, and few believe that either can win it outright.'),
      other('Can the ceasefire be revived?'),
      claim(
        'Analysts at the Lisbon-based Institute for Conflict Studies expect the front to move little before the rains end in October.',
        'Institute for Conflict Studies',
      ),
    ],
    [
      claim(
        'President Joseph Kanu, in an address on state television late on Thursday, vowed to "crush the terrorists within thirty days".',
        'Joseph Kanu',
      ),
      claim('Tarambo shut its border with neighbouring Belanga on Tuesday.'),
      claim(
        "Belanga's foreign minister, Ruth Oyelaran, called the closure illegal and accused Kanu's government of shelling three villages on her side of the frontier.",
        'Ruth Oyelaran',
      ),
    ],
    [other('(Reporting by Amina Diallo; writing by Peter Okoth; editing by Susan Hale)')],
  ],
};
