import type { Stance, Verdict } from '../../src/domain/words.ts';
import type { Random } from './random.ts';
import type { DecidedCourse, MadeCourse, MadeDecision, MadeEvidence, MadeSource, OpenCourse } from './types.ts';
import { notes } from './words.ts';

const decisions: readonly (readonly [MadeDecision, number])[] = [
  [{ verdict: 'confirmed', use: 'state', rationale: 'Two origins that do not know each other say the same.' }, 30],
  [{ verdict: 'partly_confirmed', use: 'attribute', rationale: 'The event is certain, its extent is not.' }, 15],
  [{ verdict: 'disputed', use: 'attribute', rationale: 'Credible accounts speak on both sides.' }, 15],
  [
    {
      verdict: 'refuted',
      reason: 'old_or_misplaced',
      use: 'do_not_use',
      rationale: 'The picture is older than the event.',
    },
    20,
  ],
  [{ verdict: 'unverifiable', reason: 'no_access', use: 'hold', rationale: 'Nobody independent can go there.' }, 10],
  [{ verdict: 'unverified', reason: 'single_source', use: 'hold', rationale: 'One account stands alone so far.' }, 10],
];

// How many of 64 claims that are worked on come how far, so that 640 of them fill every queue.
const shares: readonly (readonly [OpenCourse | DecidedCourse, number])[] = [
  ['settled', 10],
  ['own', 8],
  ['sentBack', 7],
  ['provisional', 7],
  ['recheck', 7],
  ['stale', 7],
  ['proposed', 4],
  ['otherProposed', 4],
  ['behind', 4],
  ['changed', 4],
  ['dropped', 2],
];
const courses = shares.flatMap(([kind, share]) => Array.from({ length: share }, () => kind));
const open: readonly string[] = ['triage', 'checking', 'own', 'provisional', 'dropped'] satisfies OpenCourse[];

/** How far the desk has come. Of those that nobody works on, seven of ten are in triage. */
export function makeCourse(random: Random, worked: number | undefined): MadeCourse {
  if (worked === undefined) return { kind: random.chance(0.7) ? 'triage' : 'checking' };
  // By steps of 27, which has no factor in common with 64: a few in a row come differently far.
  const kind = courses[(worked * 27) % courses.length] ?? 'settled';
  return isOpen(kind) ? { kind } : { kind, decision: random.pickWeighted(decisions) };
}

function isOpen(kind: OpenCourse | DecidedCourse): kind is OpenCourse {
  return open.includes(kind);
}

const stancesFor: Record<Verdict, readonly [Stance, Stance]> = {
  confirmed: ['supports', 'supports'],
  partly_confirmed: ['supports', 'supports'],
  disputed: ['supports', 'refutes'],
  refuted: ['refutes', 'refutes'],
  unverifiable: ['context', 'supports'],
  unverified: ['supports', 'context'],
};

/** Two items; where a verdict is put up for sign-off, by two sources that depend on nobody and for that verdict. */
export function makeEvidence(random: Random, sources: MadeSource[], course: MadeCourse): MadeEvidence[] {
  const decided = 'decision' in course;
  const stances = decided
    ? stancesFor[course.decision.verdict]
    : [
        random.pickSkewed<Stance>(['supports', 'refutes', 'context']),
        random.pick<Stance>(['supports', 'refutes', 'context']),
      ];
  const first = decided ? pickIndependent(random, sources) : pickSource(random, sources);
  const second = decided ? pickIndependent(random, sources, first) : pickSource(random, sources);
  return [first, second].map((source, place) => ({
    stance: stances[place] as Stance,
    source,
    url: `https://posts.example/${source}/${random.between(1, 1_000_000)}`,
    note: random.pick(notes),
    credibility: random.between(1, 6),
  }));
}

function pickIndependent(random: Random, sources: MadeSource[], except?: number): number {
  for (;;) {
    const place = pickSource(random, sources);
    if (place !== except && sources[place]?.parent === undefined) return place;
  }
}

/** The place of a source in the list; few sources are named most of the time. */
export function pickSource(random: Random, sources: MadeSource[]): number {
  return random.skewed(sources.length);
}
