import { chain, saidBy } from './chains.ts';
import { inCnn, inRoundUp, readInCnn, readInRoundUp } from './outlets.ts';
import { kyiv, seaOfJapan } from './places.ts';
import type { SeedClaim } from './types.ts';

const firstVisit =
  'since the Second World War no Japanese premier before him has gone to a country or an area where fighting was under way';
const bombers =
  'Twee bommenwerpers van het type Tu-95MS zijn boven neutraal gebied over de Japanse Zee gevlogen, aldus het Russische ministerie van Defensie op dinsdag.';
const kishidaInCnn =
  'Fumio Kishida, the prime minister of Japan, is to see Zelensky on Tuesday in Kyiv, as the foreign ministry in Tokyo has confirmed.';
const kishidaInRoundUp =
  'Fumio Kishida, premier van Japan, is dinsdag onaangekondigd in Kiev voor overleg met president Zelensky, zo blijkt uit beelden van omroep NHK.';

export const claimsOnJapan: SeedClaim[] = [
  {
    number: 23,
    statement:
      'Fumio Kishida is the first Japanese prime minister since the Second World War to go to a country or region with fighting under way.',
    language: 'en',
    kind: 'fact',
    topics: ['japan', 'kishida visit'],
    place: kyiv,
    eventDate: '2023-03-21',
    eventDateDerived: true,
    attribution: chain(1, saidBy('nhk'), inCnn()),
    appearances: [{ document: 'digest-en', exact: firstVisit, outletCheck: 'unstated' }],
    evidence: [
      {
        stance: 'supports',
        ...readInCnn('nhk', firstVisit),
        note: 'The broadcaster of his country, as CNN reports it. What counts as ongoing fighting is not defined.',
        credibility: 2,
      },
    ],
    course: 'triage',
  },
  {
    number: 25,
    statement: 'Two Russian Tu-95MS bombers flew over neutral waters of the Sea of Japan.',
    language: 'en',
    kind: 'fact',
    topics: ['air force', 'japan', 'russia'],
    place: seaOfJapan,
    attribution: chain(1, saidBy('russia-mod', { at: '2023-03-21', derived: true }), inRoundUp()),
    appearances: [{ document: 'digest-nl', exact: bombers, outletCheck: 'unstated' }],
    evidence: [
      {
        stance: 'supports',
        ...readInRoundUp('russia-mod', bombers),
        note: 'The ministry on its own aircraft. That the flight kept within international law is a further claim.',
        credibility: 3,
      },
    ],
    course: 'triage',
  },
  {
    number: 28,
    statement: 'Fumio Kishida, the prime minister of Japan, visits Kyiv on 21 March 2023.',
    language: 'en',
    kind: 'fact',
    topics: ['japan', 'kishida visit'],
    place: kyiv,
    eventDate: '2023-03-21',
    eventDateDerived: true,
    urgency: 'now',
    attribution: [
      ...chain(1, saidBy('japan-mofa', { channel: 'statement' }), inCnn(0)),
      ...chain(2, saidBy('nhk'), inRoundUp(1)),
    ],
    appearances: [
      { document: 'digest-en', exact: kishidaInCnn, outletCheck: 'unstated' },
      { document: 'digest-nl', exact: kishidaInRoundUp, outletCheck: 'unstated' },
    ],
    evidence: [
      {
        stance: 'supports',
        ...readInCnn('japan-mofa', kishidaInCnn),
        note: 'Said before he arrived: the ministry confirms the plan.',
        credibility: 2,
      },
      {
        stance: 'supports',
        ...readInRoundUp('nhk', kishidaInRoundUp),
        note: 'Pictures by the broadcaster of his journey and of a platform on which Ukrainian officials accompany him.',
        credibility: 2,
      },
      {
        stance: 'supports',
        ...readInRoundUp(
          'dzhaparova',
          'Emine Dzhaparova, eerste viceminister op Buitenlandse Zaken, wachtte hem daar op',
        ),
        note: 'She met him at the station. The page gives her words without saying where she spoke them.',
        credibility: 2,
      },
    ],
    course: 'checking',
  },
];
