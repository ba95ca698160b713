import { byLetter, chain, saidBy } from './chains.ts';
import { cnnCouldNotConfirm, inCnn, readInCnn } from './outlets.ts';
import { bakhmut } from './places.ts';
import type { SeedClaim } from './types.ts';

const losses = `On Saturday its military called Wagner's losses around the city "colossal"`;
const paratroopers = 'the group had been driven to call in Russian paratroopers';
const regulars = "units of Russia's regular army now prop Wagner up, he said, airborne ones before all others";
const lastBattle = 'after Bakhmut there will be no further battle for Wagner';
const cutOff =
  'A Ukrainian offensive might come, Prigozhin believes, at the end of March or the beginning of April; if it does, it would separate Wagner from the other Russian forces in the east.';
const recruits = 'he named the number of men whom he wants to sign up by the middle of May: around 30,000';

export const claimsOnWagner: SeedClaim[] = [
  {
    number: 2,
    statement: 'Wagner has suffered very heavy losses in the fight for Bakhmut.',
    language: 'en',
    kind: 'fact',
    topics: ['bakhmut', 'losses', 'wagner'],
    place: bakhmut,
    attribution: chain(1, saidBy('ukraine-military', { at: '2023-03-18', derived: true }), inCnn()),
    appearances: [{ document: 'digest-en', exact: losses, ...cnnCouldNotConfirm }],
    evidence: [
      {
        stance: 'supports',
        ...readInCnn('ukraine-military', losses),
        note: 'No number and no method is given, and the word comes from the opposing side. The channel is not stated.',
        credibility: 3,
      },
    ],
    course: 'checking',
  },
  {
    number: 3,
    statement: 'Wagner has needed reinforcement at Bakhmut by regular Russian units, airborne troops first.',
    language: 'en',
    kind: 'fact',
    topics: ['bakhmut', 'wagner'],
    place: bakhmut,
    attribution: [
      ...chain(1, saidBy('ukraine-military', { at: '2023-03-18', derived: true }), inCnn(0)),
      ...chain(2, saidBy('cherevatyi', { channel: 'national television' }), inCnn(1)),
    ],
    appearances: [
      { document: 'digest-en', exact: paratroopers, outletCheck: 'unstated' },
      { document: 'digest-en', exact: regulars, outletCheck: 'unstated' },
    ],
    links: [
      { type: 'bears_on', to: 2, note: 'A need for reinforcement would fit heavy losses, but does not show them.' },
    ],
    evidence: [
      {
        stance: 'supports',
        ...readInCnn('ukraine-military', paratroopers),
        note: "Statement of Saturday. CNN's remark on its own checking speaks of casualties and does not reach this far.",
        credibility: 3,
      },
      {
        stance: 'supports',
        ...readInCnn('cherevatyi', regulars),
        note: 'More exact than the first item, yet from a spokesman of the same military: one origin in all.',
        credibility: 3,
      },
    ],
    course: 'checking',
  },
  {
    number: 4,
    statement: "Bakhmut will be Wagner's last battlefield.",
    language: 'en',
    kind: 'forecast',
    topics: ['bakhmut', 'wagner'],
    place: bakhmut,
    attribution: chain(1, saidBy('cherevatyi', { channel: 'national television' }), inCnn()),
    appearances: [{ document: 'digest-en', exact: lastBattle, outletCheck: 'unstated' }],
    evidence: [
      {
        stance: 'context',
        ...readInCnn('cherevatyi', 'because it is throwing everyone it has into this one, former prisoners included'),
        note: 'The ground that he gives for his forecast. It was made while the battle was still going on.',
        credibility: 6,
      },
    ],
    course: {
      settled: {
        verdict: 'unverified',
        reason: 'not_yet_decidable',
        use: 'attribute',
        rationale:
          'This is a forecast by a spokesman of one side, made while the battle is being fought. Nothing that is known today can bear it out or rule it out. It may be reported as his view and is to be looked at again in June.',
        recheckAt: '2023-06-01T00:00:00.000Z',
        chainVerdicts: [{ chain: 1, verdict: 'said' }],
        proposedBy: 'editor',
        signedBy: 'reviewer',
      },
    },
  },
  {
    number: 5,
    statement:
      'A potential Ukrainian offensive at the end of March or the beginning of April 2023 would cut Wagner off from Russian forces.',
    language: 'en',
    kind: 'forecast',
    topics: ['bakhmut', 'offensive', 'wagner'],
    place: bakhmut,
    eventDate: '2023-03~/2023-04~',
    eventDateDerived: true,
    attribution: chain(1, saidBy('prigozhin', byLetter), inCnn()),
    appearances: [{ document: 'digest-en', exact: cutOff, ...cnnCouldNotConfirm }],
    evidence: [
      {
        stance: 'context',
        ...readInCnn('prigozhin', 'He wants Shoigu to see to it that this does not happen.'),
        note: 'The forecast is part of a request. The letter calls the offensive possible, not planned.',
        credibility: 6,
      },
    ],
    course: 'triage',
  },
  {
    number: 6,
    statement: 'Wagner intends to sign up about 30,000 fighters by the middle of May 2023.',
    language: 'en',
    kind: 'forecast',
    topics: ['recruitment', 'wagner'],
    eventDate: '2023-05~',
    eventDateDerived: true,
    attribution: chain(
      1,
      saidBy('prigozhin', { channel: 'voice message on Telegram', at: '2023-03-18', derived: true }),
      inCnn(),
    ),
    appearances: [{ document: 'digest-en', exact: recruits, outletCheck: 'unstated' }],
    figures: [
      {
        metric: 'recruits',
        value: 30_000,
        unit: 'people',
        qualifier: 'about',
        period: '../2023-05~',
        derived: true,
        countedBy: 'prigozhin',
        cumulative: true,
      },
    ],
    evidence: [
      {
        stance: 'context',
        ...readInCnn('prigozhin', recruits),
        note: 'An announcement of intent by the head of the group. How many had signed up by then is not said.',
        credibility: 3,
      },
    ],
    course: 'triage',
  },
];
