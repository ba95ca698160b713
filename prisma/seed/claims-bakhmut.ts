import { byLetter, chain, saidBy } from './chains.ts';
import { cnnCouldNotConfirm, inCnn, inRoundUp, readInCnn, readInRoundUp, roundUpNotConfirmed } from './outlets.ts';
import { bakhmut } from './places.ts';
import type { SeedClaim } from './types.ts';

const shareHeld = 'Roughly 70 per cent of Bakhmut, he writes there, is in the hands of his units';
const shareInShort = "Wagner's leader puts his share of the city at some 70 per cent";
const stopped =
  'Russische stormgroepen wilden vanaf de rand van Bakhmut doorstoten naar het hart van de stad, maar zijn daarbij volgens hem tegengehouden.';
const headline = 'in de kop worden de Russen verjaagd, terwijl de generaal alleen zegt dat zij niet verder kwamen';
const defenceHolds =
  'De verdediging van de stad blijft volgens haar overeind en heeft nog niet al haar middelen verbruikt.';

export const claimsOnBakhmut: SeedClaim[] = [
  {
    number: 1,
    statement: 'Wagner holds about 70 % of the city of Bakhmut.',
    language: 'en',
    kind: 'fact',
    topics: ['bakhmut', 'territory', 'wagner'],
    place: bakhmut,
    eventDate: '2023-03-20',
    eventDateDerived: true,
    urgency: 'high',
    attribution: chain(1, saidBy('prigozhin', byLetter), inCnn()),
    appearances: [
      { document: 'digest-en', exact: shareHeld, ...cnnCouldNotConfirm },
      { document: 'digest-en', exact: shareInShort, outletCheck: 'unstated' },
    ],
    figures: [
      {
        metric: 'area held',
        value: 70,
        unit: '%',
        qualifier: 'about',
        place: 'Bakhmut',
        asOf: '2023-03-20',
        derived: true,
        countedBy: 'wagner',
        cumulative: false,
      },
    ],
    evidence: [
      {
        stance: 'supports',
        ...readInCnn('prigozhin', shareHeld),
        note: 'The letter as CNN reports it. The party that holds the ground counts it, and does not say how.',
        credibility: 3,
      },
      {
        stance: 'supports',
        ...readInCnn('wagner', shareInShort),
        note: 'The same figure in the overview of the same page: a second mention, not a second origin.',
        credibility: 6,
      },
    ],
    course: 'checking',
  },
  {
    number: 14,
    statement: 'Russian attempts to advance from the outskirts of Bakhmut to its centre were stopped.',
    language: 'en',
    kind: 'fact',
    topics: ['bakhmut', 'territory'],
    place: bakhmut,
    eventDate: '2023-03-21',
    eventDateDerived: true,
    attribution: chain(1, saidBy('syrskyi', { channel: 'Telegram', at: '2023-03-21', derived: true }), inRoundUp()),
    appearances: [{ document: 'digest-nl', exact: stopped, ...roundUpNotConfirmed }],
    links: [
      { type: 'bears_on', to: 1, note: 'Compatible with it: an advance can be stopped in a city that is mostly held.' },
    ],
    evidence: [
      {
        stance: 'supports',
        ...readInRoundUp('syrskyi', stopped),
        note: 'His message on Telegram, read in a translation. The commander of the defenders speaks of his own troops.',
        credibility: 3,
      },
      {
        stance: 'context',
        source: 'dutch-round-up',
        document: 'digest-nl',
        exact: headline,
        note: 'The headline says more than the text below it. The claim follows the text.',
      },
    ],
    course: 'checking',
  },
  {
    number: 15,
    statement: 'The defence of Bakhmut holds and its possibilities are not exhausted.',
    language: 'en',
    kind: 'fact',
    topics: ['bakhmut'],
    place: bakhmut,
    attribution: chain(1, saidBy('maliar'), inRoundUp()),
    appearances: [{ document: 'digest-nl', exact: defenceHolds, ...roundUpNotConfirmed }],
    links: [{ type: 'bears_on', to: 1, note: 'Compatible with it: it says nothing of how much of the city is held.' }],
    evidence: [
      {
        stance: 'supports',
        ...readInRoundUp('maliar', defenceHolds),
        note: 'Neither the day nor the channel is given. Her ministry and General Syrskyi count as one origin.',
        credibility: 3,
      },
    ],
    course: 'triage',
  },
];
