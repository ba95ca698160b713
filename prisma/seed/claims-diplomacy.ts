import { chain, ownVoice, relayedBy, saidBy, saidByUnnamed } from './chains.ts';
import { inCnn, inRoundUp, readInCnn, readInRoundUp } from './outlets.ts';
import { moscow } from './places.ts';
import type { SeedClaim } from './types.ts';

const notStruckOff =
  'he knows of no sign that Beijing is about to send any, but in his view it has not struck the possibility off its list';
const invitedByRia = 'Xi Jinping heeft Vladimir Poetin dinsdag gevraagd om naar China te komen, meldt persbureau RIA.';
const invitedBefore =
  'tegen premier Mikhail Mishustin zei Xi op dinsdag dat hij Poetin de dag ervoor al had gevraagd om nog dit jaar langs te komen';
const duration = 'hoelang dat eerste gesprek duurde: vierenhalf uur';
const mondaysTalk = 'Op maandag zagen Xi en Poetin elkaar voor een informeel gesprek';
const regimeChange =
  'op een bijeenkomst voor de pers sprak Joly op 10 maart over een mogelijke verandering van regime in Rusland';
const blinken =
  'an official of the State Department, who is not named, said last month that Blinken would go as soon as circumstances permit';
const similarGoals =
  'In the first talks he told Vladimir Putin that the aims of China and Russia are alike, CNN writes without naming a source.';

export const claimsOnDiplomacy: SeedClaim[] = [
  {
    number: 24,
    statement: 'China has not ruled out arms deliveries to Russia.',
    language: 'en',
    kind: 'forecast',
    topics: ['arms deliveries', 'china', 'united states'],
    attribution: chain(1, saidBy('kirby', { channel: 'interview', at: '2023-03-20', derived: true }), inCnn()),
    appearances: [{ document: 'digest-en', exact: notStruckOff, outletCheck: 'unstated' }],
    evidence: [
      {
        stance: 'context',
        ...readInCnn('kirby', notStruckOff),
        note: 'A reading of the intent of another state. He adds that he saw no evidence of a move yet.',
        credibility: 3,
      },
    ],
    course: 'triage',
  },
  {
    number: 26,
    statement: 'Xi Jinping invited Vladimir Putin to visit China in 2023.',
    language: 'en',
    kind: 'fact',
    topics: ['china', 'xi visit'],
    place: moscow,
    eventDate: '2023-03',
    eventDateDerived: true,
    attribution: [
      ...chain(1, saidBy('xi'), relayedBy('ria'), inRoundUp(0)),
      ...chain(
        2,
        saidBy('xi', { channel: 'meeting with Mikhail Mishustin', at: '2023-03-21', derived: true }),
        inRoundUp(1),
      ),
    ],
    appearances: [
      { document: 'digest-nl', exact: invitedByRia, outletCheck: 'unstated' },
      { document: 'digest-nl', exact: invitedBefore, outletCheck: 'unstated' },
    ],
    links: [{ type: 'same_event', to: 27, note: "Both belong to Xi's three days in Moscow." }],
    evidence: [
      {
        stance: 'supports',
        ...readInRoundUp('xi', invitedByRia),
        note: 'By way of RIA. It puts the invitation on Tuesday.',
        credibility: 3,
      },
      {
        stance: 'supports',
        ...readInRoundUp('xi', invitedBefore),
        note: 'His own words to Mishustin, in translation. They put it on Monday: the page contradicts itself on the day.',
        credibility: 2,
      },
    ],
    course: 'checking',
  },
  {
    number: 27,
    statement: 'Xi Jinping and Vladimir Putin talked for four and a half hours on 20 March 2023.',
    language: 'en',
    kind: 'fact',
    topics: ['china', 'xi visit'],
    place: moscow,
    eventDate: '2023-03-20',
    eventDateDerived: true,
    attribution: chain(1, ownVoice('dutch-round-up'), inRoundUp()),
    appearances: [
      { document: 'digest-nl', exact: duration, outletCheck: 'unstated' },
      { document: 'digest-nl', exact: mondaysTalk, outletCheck: 'unstated' },
    ],
    figures: [
      {
        metric: 'duration',
        value: 4.5,
        unit: 'hours',
        qualifier: 'as_stated',
        place: 'Moscow',
        period: '2023-03-20',
        derived: true,
      },
    ],
    evidence: [
      {
        stance: 'supports',
        ...readInRoundUp('dutch-round-up', duration),
        note: 'The length and the day stand in two passages, and the claim joins them. No source is named for either.',
        credibility: 3,
      },
    ],
    course: 'triage',
  },
  {
    number: 29,
    statement: 'Mélanie Joly, the foreign minister of Canada, spoke of a potential change of regime in Russia.',
    language: 'en',
    kind: 'utterance',
    topics: ['canada', 'russia'],
    eventDate: '2023-03-10',
    attribution: chain(
      1,
      saidBy('joly', { channel: 'press conference', at: '2023-03-10' }),
      relayedBy('canadian-media', { voice: 'unnamed' }),
      inRoundUp(),
    ),
    appearances: [{ document: 'digest-nl', exact: regimeChange, outletCheck: 'unstated' }],
    evidence: [
      {
        stance: 'supports',
        source: 'canadian-media',
        origin: 'joly',
        document: 'digest-nl',
        exact: regimeChange,
        note: 'Two steps away from her and garbled in translation. The recording of the press conference should decide it.',
        credibility: 3,
      },
      {
        stance: 'context',
        ...readInRoundUp(
          'russia-mfa',
          'Het stoort zich aan woorden van Mélanie Joly, de minister van Buitenlandse Zaken.',
        ),
        note: 'The Russian protest takes the words as spoken. That is a reaction to them and no second witness.',
        credibility: 3,
      },
    ],
    course: 'triage',
  },
  {
    number: 30,
    statement: 'A US official said that Blinken would travel to Beijing when conditions allow.',
    language: 'en',
    kind: 'utterance',
    topics: ['china', 'united states'],
    eventDate: '2023-02',
    eventDateDerived: true,
    attribution: chain(1, saidByUnnamed('state-department-official', { at: '2023-02', derived: true }), inCnn()),
    appearances: [{ document: 'digest-en', exact: blinken, outletCheck: 'unstated' }],
    evidence: [
      {
        stance: 'supports',
        ...readInCnn('state-department-official', blinken),
        note: 'The official is not named, and the conditions are not either.',
        credibility: 3,
      },
    ],
    course: 'triage',
  },
  {
    number: 31,
    statement: 'China and Russia pursue similar goals, Xi Jinping told Vladimir Putin.',
    language: 'en',
    kind: 'utterance',
    topics: ['china', 'xi visit'],
    place: moscow,
    eventDate: '2023-03-20',
    eventDateDerived: true,
    attribution: chain(1, saidBy('xi', { at: '2023-03-20', derived: true }), inCnn()),
    appearances: [{ document: 'digest-en', exact: similarGoals, outletCheck: 'unstated' }],
    evidence: [
      {
        stance: 'supports',
        ...readInCnn('xi', similarGoals),
        note: 'The outlet tells it in its own voice and does not say how it knows what was said in the talks.',
        credibility: 3,
      },
    ],
    course: 'triage',
  },
];
