import { chain, saidBy } from './chains.ts';
import { inCnn, readInCnn } from './outlets.ts';
import { blackSea, crimea } from './places.ts';
import type { SeedClaim } from './types.ts';

const airfields =
  'the British defence ministry counted Dzhankoi and Gvardeyskoye among the places where Russia keeps its weightiest military airfields in Crimea, one at each of them';
const ships =
  'the United States has in the past accused Russia of launching cruise missiles at civilian targets in Ukraine from naval vessels on the Black Sea';

export const claimsOfBackground: SeedClaim[] = [
  {
    number: 12,
    statement: 'Dzhankoi and Gvardeyskoye host two of the Russian military airfields that matter most in Crimea.',
    language: 'en',
    kind: 'fact',
    topics: ['crimea', 'dzhankoi', 'air force'],
    place: crimea,
    attribution: chain(1, saidBy('uk-mod', { at: '2022' }), inCnn()),
    appearances: [{ document: 'digest-en', exact: airfields, outletCheck: 'unstated' }],
    evidence: [
      {
        stance: 'supports',
        ...readInCnn('uk-mod', airfields),
        note: 'An assessment of 2022; the day and the publication are not given.',
        credibility: 2,
      },
    ],
    course: 'triage',
  },
  {
    number: 13,
    statement: 'Russian naval vessels on the Black Sea have fired cruise missiles at civilian targets in Ukraine.',
    language: 'en',
    kind: 'fact',
    topics: ['black sea', 'strikes on civilians'],
    place: blackSea,
    attribution: chain(1, saidBy('us-government'), inCnn()),
    appearances: [{ document: 'digest-en', exact: ships, outletCheck: 'unstated' }],
    evidence: [
      {
        stance: 'supports',
        ...readInCnn('us-government', ships),
        note: 'An earlier accusation, repeated as background: who made it, when, and about which attack is not said.',
        credibility: 3,
      },
    ],
    course: 'triage',
  },
];
