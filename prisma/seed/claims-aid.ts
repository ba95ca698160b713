import { chain, ownVoice, saidBy } from './chains.ts';
import { inCnn, readInCnn } from './outlets.ts';
import type { SeedClaim } from './types.ts';

const furtherAid =
  'From Washington comes a further 350 million dollars in security aid, authorised by the Biden administration.';
const thanks = 'Zelensky gave thanks for that package in the same speech.';
const drawdown =
  "the sum that the United States has committed by presidential drawdown has, in CNN's reckoning, passed 32 billion dollars";
const japansAid =
  "in February it promised Ukraine 5.5 billion dollars for humanitarian ends, by CNN's account four times what it had given until then";
const leopards =
  'Eight Leopard 2 tanks from Norway are now in Ukrainian hands, according to the Norwegian Armed Forces.';

export const claimsOnAid: SeedClaim[] = [
  {
    number: 19,
    statement: 'The United States authorised a further 350 million dollars of security aid for Ukraine.',
    language: 'en',
    kind: 'fact',
    topics: ['military aid', 'money', 'united states'],
    attribution: chain(1, ownVoice('cnn'), inCnn()),
    appearances: [{ document: 'digest-en', exact: furtherAid, outletCheck: 'unstated' }],
    figures: [{ metric: 'security aid', value: 350_000_000, unit: 'USD', qualifier: 'as_stated', cumulative: false }],
    evidence: [
      {
        stance: 'supports',
        ...readInCnn('cnn', furtherAid),
        note: 'In the voice of the outlet; no announcement is named.',
        credibility: 2,
      },
      {
        stance: 'supports',
        ...readInCnn('zelensky', thanks),
        note: 'The receiving side speaks of the same package and the same sum.',
        credibility: 2,
      },
    ],
    course: 'triage',
  },
  {
    number: 20,
    statement: 'American drawdown commitments to Ukraine since the invasion exceed 32 billion dollars.',
    language: 'en',
    kind: 'fact',
    topics: ['military aid', 'money', 'united states'],
    attribution: chain(1, ownVoice('cnn'), inCnn()),
    appearances: [{ document: 'digest-en', exact: drawdown, outletCheck: 'unstated' }],
    figures: [
      {
        metric: 'drawdown commitments',
        value: 32_000_000_000,
        unit: 'USD',
        qualifier: 'more_than',
        period: '2022-02-24/2023-03-21',
        derived: true,
        cumulative: true,
      },
    ],
    evidence: [
      {
        stance: 'supports',
        ...readInCnn('cnn', drawdown),
        note: 'In the voice of the outlet, without a source for the sum.',
        credibility: 3,
      },
    ],
    course: 'triage',
  },
  {
    number: 21,
    statement:
      'In February 2023 Japan pledged 5.5 billion dollars of humanitarian aid to Ukraine, four times what it gave before.',
    language: 'en',
    kind: 'fact',
    topics: ['humanitarian aid', 'japan', 'money'],
    eventDate: '2023-02',
    eventDateDerived: true,
    attribution: chain(1, ownVoice('cnn'), inCnn()),
    appearances: [{ document: 'digest-en', exact: japansAid, outletCheck: 'unstated' }],
    figures: [
      {
        metric: 'humanitarian aid pledged',
        value: 5_500_000_000,
        unit: 'USD',
        qualifier: 'as_stated',
        period: '2023-02',
        derived: true,
      },
    ],
    evidence: [
      {
        stance: 'supports',
        ...readInCnn('cnn', japansAid),
        note: 'In the voice of the outlet. A pledge is not yet a payment.',
        credibility: 2,
      },
    ],
    course: 'triage',
  },
  {
    number: 22,
    statement: 'Eight Leopard 2 tanks from Norway have been delivered to Ukraine.',
    language: 'en',
    kind: 'fact',
    topics: ['military aid', 'norway', 'tanks'],
    attribution: chain(1, saidBy('norway-forces'), inCnn()),
    appearances: [{ document: 'digest-en', exact: leopards, outletCheck: 'unstated' }],
    figures: [{ metric: 'tanks', value: 8, unit: 'tanks', qualifier: 'as_stated', countedBy: 'norway-forces' }],
    evidence: [
      {
        stance: 'supports',
        ...readInCnn('norway-forces', leopards),
        note: 'The giving side announces it; the receiving side is not heard here.',
        credibility: 2,
      },
    ],
    course: 'checking',
  },
];
