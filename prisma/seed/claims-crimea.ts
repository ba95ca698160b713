import { chain, saidBy, saidByUnnamed } from './chains.ts';
import { inCnn, readInCnn } from './outlets.ts';
import { crimea, dzhankoi } from './places.ts';
import type { SeedClaim } from './types.ts';

const missiles = 'Kalibr cruise missiles on their way by rail were destroyed there, the ministry said.';
const reported = "Late on Monday Ukraine's defence ministry reported an attack on Dzhankoi";
const agrees = 'Sergei Aksyonov, whom Russia has put in charge of the peninsula, agrees that there was an attack.';
const damage = 'By his account one person was hurt and damage was done to two buildings.';
const airDefence = 'He says that the air defences of the region went into action';
const airDefenceOfTown = 'under a photograph, the same page has him say this of Dzhankoi alone';
const video = 'CNN matched an amateur video with a place on the map; it shows a big blast and a ball of fire.';
const station = 'Someone who cannot be seen says on it that the railway station has been hit.';
const couldNotPlace = 'the film leaves open what was struck, and CNN says that it could not establish the precise spot';
const byMinistry = saidBy('ukraine-mod', { channel: 'statement', at: '2023-03-20', derived: true });
const thatNight = { place: 'Dzhankoi', period: '2023-03-20', derived: true, countedBy: 'aksyonov' };

export const claimsOnCrimea: SeedClaim[] = [
  {
    number: 7,
    statement: 'A strike at Dzhankoi destroyed Kalibr cruise missiles in transit by train.',
    language: 'en',
    kind: 'fact',
    topics: ['crimea', 'dzhankoi', 'losses'],
    place: dzhankoi,
    eventDate: '2023-03-20',
    eventDateDerived: true,
    urgency: 'high',
    attribution: chain(1, byMinistry, inCnn()),
    appearances: [{ document: 'digest-en', exact: missiles, outletCheck: 'unstated' }],
    links: [{ type: 'same_event', to: 8 }],
    evidence: [
      {
        stance: 'supports',
        ...readInCnn('ukraine-mod', missiles),
        note: 'One side only. The ministry does not say outright that Ukraine carried out the attack.',
        credibility: 3,
      },
      {
        stance: 'context',
        ...readInCnn('dzhankoi-camera', 'the film leaves open what was struck'),
        note: 'The explosion can be seen, its target cannot: the film neither bears out the missiles nor rules them out.',
        credibility: 3,
      },
    ],
    course: 'checking',
  },
  {
    number: 8,
    statement: 'Dzhankoi in Crimea was attacked, as was reported late on 20 March 2023.',
    language: 'en',
    kind: 'fact',
    topics: ['crimea', 'dzhankoi'],
    place: dzhankoi,
    eventDate: '2023-03-20',
    eventDateDerived: true,
    urgency: 'high',
    attribution: [...chain(1, byMinistry, inCnn(0)), ...chain(2, saidBy('aksyonov'), inCnn(1))],
    appearances: [
      { document: 'digest-en', exact: reported, outletCheck: 'partly', disclaimer: couldNotPlace },
      { document: 'digest-en', exact: agrees, outletCheck: 'partly', disclaimer: couldNotPlace },
    ],
    evidence: [
      {
        stance: 'supports',
        ...readInCnn('ukraine-mod', reported),
        note: 'The first of two opposed sides. The ministry reports the attack without claiming it.',
        credibility: 2,
      },
      {
        stance: 'supports',
        ...readInCnn('aksyonov', agrees),
        note: 'The second, opposed side: the administration that Russia installed reports the same attack.',
        credibility: 2,
      },
      {
        stance: 'supports',
        ...readInCnn('dzhankoi-camera', video),
        note: 'A large explosion on an amateur video that CNN geolocated. What was hit cannot be seen on it.',
        credibility: 2,
      },
    ],
    course: {
      settled: {
        verdict: 'confirmed',
        use: 'state',
        rationale:
          'Two sides that oppose each other report the attack, each from its own knowledge, and neither depends on the other. A video that CNN geolocated shows a large explosion. Only the attack itself is confirmed by this: what was hit, and by whom, is not.',
        chainVerdicts: [
          { chain: 1, verdict: 'said' },
          { chain: 2, verdict: 'said' },
        ],
        proposedBy: 'editor',
        signedBy: 'reviewer',
      },
    },
  },
  {
    number: 9,
    statement: 'The attack on Dzhankoi injured one person and damaged two buildings.',
    language: 'en',
    kind: 'fact',
    topics: ['crimea', 'dzhankoi', 'casualties'],
    place: dzhankoi,
    eventDate: '2023-03-20',
    eventDateDerived: true,
    attribution: chain(1, saidBy('aksyonov'), inCnn()),
    appearances: [{ document: 'digest-en', exact: damage, outletCheck: 'unstated' }],
    figures: [
      { metric: 'injured', value: 1, unit: 'people', qualifier: 'as_stated', ...thatNight },
      { metric: 'buildings damaged', value: 2, unit: 'buildings', qualifier: 'as_stated', ...thatNight },
    ],
    links: [{ type: 'same_event', to: 8 }],
    evidence: [
      {
        stance: 'supports',
        ...readInCnn('aksyonov', damage),
        note: 'One side only, and there is no other count to compare it with.',
        credibility: 3,
      },
    ],
    course: 'checking',
  },
  {
    number: 10,
    statement: 'Air defence in Crimea was activated during the attack on Dzhankoi.',
    language: 'en',
    kind: 'fact',
    topics: ['crimea', 'dzhankoi', 'air defence'],
    place: crimea,
    eventDate: '2023-03-20',
    eventDateDerived: true,
    attribution: chain(1, saidBy('aksyonov'), inCnn()),
    appearances: [
      { document: 'digest-en', exact: airDefence, outletCheck: 'unstated' },
      { document: 'digest-en', exact: airDefenceOfTown, outletCheck: 'unstated' },
    ],
    links: [{ type: 'same_event', to: 8 }],
    evidence: [
      {
        stance: 'supports',
        ...readInCnn('aksyonov', airDefence),
        note: 'Said of the whole region in the text and of Dzhankoi in a caption. The place of this claim follows the text.',
        credibility: 3,
      },
    ],
    course: 'triage',
  },
  {
    number: 11,
    statement: 'The railway station of Dzhankoi was hit in the attack.',
    language: 'en',
    kind: 'fact',
    topics: ['crimea', 'dzhankoi', 'railways'],
    place: dzhankoi,
    eventDate: '2023-03-20',
    eventDateDerived: true,
    attribution: chain(1, saidByUnnamed('dzhankoi-voice', { channel: 'amateur video' }), inCnn()),
    appearances: [{ document: 'digest-en', exact: station, outletCheck: 'not_verified', disclaimer: couldNotPlace }],
    links: [{ type: 'same_event', to: 8 }],
    evidence: [
      {
        stance: 'supports',
        ...readInCnn('dzhankoi-voice', station),
        note: 'Nobody knows who speaks, or whether they could see the station.',
        credibility: 6,
      },
      {
        stance: 'context',
        ...readInCnn('cnn', couldNotPlace),
        note: 'CNN geolocated the video and still could not say exactly where the strike fell.',
        credibility: 2,
      },
    ],
    course: 'checking',
  },
];
