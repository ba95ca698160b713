import { chain, ownVoice, saidBy } from './chains.ts';
import { inCnn, readInCnn } from './outlets.ts';
import { brussels } from './places.ts';
import type { SeedClaim } from './types.ts';

const seventeen =
  'Seventeen members of the European Union, joined by Norway, are to buy ammunition together. The European Defence Agency made the agreement known on Monday by a news release.';
const theEighteen =
  'in the north Norway, Sweden, Finland and Estonia; in the west the Netherlands, Belgium, Luxembourg, France and Germany; in the middle Austria, the Czech Republic and Slovakia; in the south and south-east Portugal, Malta, Greece, Cyprus, Croatia and Romania';
const release = 'The European Defence Agency made the agreement known on Monday by a news release.';
const million = 'One million rounds of the 155 mm calibre are to be bought jointly for Ukraine';
const price = 'Volodymyr Zelensky put a price on the decision in his nightly address: two billion euros';
const onMonday = { at: '2023-03-20', derived: true };

export const claimsOnEurope: SeedClaim[] = [
  {
    number: 16,
    statement: 'Norway and seventeen members of the European Union agreed to procure ammunition together.',
    language: 'en',
    kind: 'fact',
    topics: ['ammunition', 'european union'],
    eventDate: '2023-03-20',
    eventDateDerived: true,
    attribution: [
      ...chain(1, saidBy('eda', { channel: 'news release', ...onMonday }), inCnn(0)),
      ...chain(2, ownVoice('cnn'), inCnn(1)),
    ],
    appearances: [
      { document: 'digest-en', exact: seventeen, outletCheck: 'unstated' },
      { document: 'digest-en', exact: theEighteen, outletCheck: 'unstated' },
    ],
    figures: [
      {
        metric: 'states',
        value: 18,
        unit: 'states',
        qualifier: 'as_stated',
        asOf: '2023-03-20',
        derived: true,
        countedBy: 'eda',
      },
    ],
    evidence: [
      {
        stance: 'supports',
        source: 'eda',
        origin: 'eda',
        document: 'digest-en',
        exact: release,
        note: "The agency's own news release on an agreement made under its roof: a body's record of its own act, seen as CNN reports it.",
        credibility: 1,
        authoritative: true,
      },
      {
        stance: 'context',
        ...readInCnn('cnn', theEighteen),
        note: 'The eighteen by name, in the voice of the outlet. The count agrees with the release.',
        credibility: 2,
      },
    ],
    course: {
      settled: {
        verdict: 'confirmed',
        use: 'state',
        rationale:
          'The agency records an agreement that was made in its own project, and it is the body that would know. No second origin is needed for an act of its own. The number of rounds and their price are claims by others and are not covered.',
        chainVerdicts: [
          { chain: 1, verdict: 'said' },
          { chain: 2, verdict: 'said' },
        ],
        proposedBy: 'reviewer',
        signedBy: 'editor',
      },
    },
  },
  {
    number: 17,
    statement: 'EU members agreed to procure one million 155 mm artillery rounds for Ukraine jointly.',
    language: 'en',
    kind: 'fact',
    topics: ['ammunition', 'european union'],
    place: brussels,
    eventDate: '2023-03-20',
    eventDateDerived: true,
    attribution: chain(1, saidBy('pevkur', onMonday), inCnn()),
    appearances: [{ document: 'digest-en', exact: million, outletCheck: 'unstated' }],
    figures: [
      {
        metric: 'artillery rounds, 155 mm',
        value: 1_000_000,
        unit: 'rounds',
        qualifier: 'as_stated',
        countedBy: 'pevkur',
      },
    ],
    links: [{ type: 'part_of', to: 16 }],
    evidence: [
      {
        stance: 'supports',
        ...readInCnn('pevkur', million),
        note: 'A minister of one of the member states, speaking before the release of the agency.',
        credibility: 2,
      },
      {
        stance: 'context',
        ...readInCnn(
          'eda',
          'a quick one of two years for 155 mm shells, a slow one of seven for several kinds of ammunition',
        ),
        note: 'The agency names the calibre and the two tracks; as reported, it gives no number of rounds.',
        credibility: 2,
      },
    ],
    course: 'checking',
  },
  {
    number: 18,
    statement: 'The decision of the European Union on ammunition has a value of two billion euros.',
    language: 'en',
    kind: 'fact',
    topics: ['ammunition', 'european union', 'money'],
    eventDate: '2023-03-20',
    eventDateDerived: true,
    attribution: chain(1, saidBy('zelensky', { channel: 'nightly address', ...onMonday }), inCnn()),
    appearances: [{ document: 'digest-en', exact: price, outletCheck: 'unstated' }],
    figures: [
      {
        metric: 'value of the decision',
        value: 2_000_000_000,
        unit: 'EUR',
        qualifier: 'as_stated',
        countedBy: 'zelensky',
      },
    ],
    links: [{ type: 'part_of', to: 16 }],
    evidence: [
      {
        stance: 'supports',
        ...readInCnn('zelensky', price),
        note: 'The figure of the state that receives, not of those that pay.',
        credibility: 3,
      },
    ],
    course: 'triage',
  },
];
