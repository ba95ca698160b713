import { type Actor, hasRole } from './permissions.ts';
import type { Role } from './words.ts';

/** The queues of a desk, in the order in which they are shown. */
export const queueNames = [
  'mine',
  'sentBack',
  'overdue',
  'inReview',
  'triage',
  'behind',
  'recheck',
  'stale',
  'provisional',
] as const;
export type QueueName = (typeof queueNames)[number];

export interface Queue {
  title: string;
  /** What stands in it, in a sentence. */
  about: string;
  /** What is said where it is empty. */
  empty: string;
  /** The same list among all claims: what `/claims` is asked for. */
  filters: Readonly<Record<string, string>>;
  /** What the earliest time of a queue is called; it is given as a time. */
  earliest: string;
  /** The lowest role for which it can ever hold something; without one it is everybody's. */
  role?: Role;
  /** Whether it holds other claims for each person; the others are the same for all. */
  isOwn?: true;
}

/** What each queue is called, and how it is found among all claims; pages, JSON, docs and tests read this table. */
export const queues: Readonly<Record<QueueName, Queue>> = {
  mine: {
    title: 'Yours to check',
    about: 'Claims in checking that are assigned to you, the most urgent first.',
    empty: 'You are checking nothing. Take a claim from triage.',
    filters: { assignee: 'me', stage: 'checking', sort: 'urgency' },
    earliest: 'Longest in checking',
    role: 'contributor',
    isOwn: true,
  },
  sentBack: {
    title: 'Sent back to you',
    about: 'Claims in checking, assigned to you, whose last proposal was yours and came back; the most urgent first.',
    empty: 'Nothing was sent back to you.',
    filters: { queue: 'sentBack', sort: 'urgency' },
    earliest: 'Longest since it was sent back',
    role: 'editor',
    isOwn: true,
  },
  overdue: {
    title: 'Overdue',
    about: 'Claims that are past their due time and neither settled nor dropped, the longest overdue first.',
    empty: 'Nothing is overdue.',
    filters: { queue: 'overdue', sort: 'due' },
    earliest: 'Longest overdue',
  },
  inReview: {
    title: 'Waiting for a second person',
    about:
      'Claims in review, the most urgent first. Those that you may sign off stand before those that only others may.',
    empty: 'No proposal waits for a second person.',
    filters: { stage: 'in_review', sort: 'urgency' },
    earliest: 'Longest waiting',
  },
  triage: {
    title: 'In triage',
    about: 'Claims that nobody has taken yet, the most urgent first.',
    empty: 'Nothing waits in triage.',
    filters: { stage: 'triage', sort: 'urgency' },
    earliest: 'Longest waiting',
  },
  behind: {
    title: 'Changed since the sign-off',
    about:
      'Claims with a signed verdict whose evidence (behind) or text (changed) is no longer what was signed, the longest unchanged first. Dropped ones do not count.',
    empty: 'Every signed verdict stands as it was signed.',
    filters: { queue: 'behind', sort: 'updated' },
    earliest: 'Longest unchanged',
  },
  recheck: {
    title: 'Due for re-check',
    about:
      'Settled claims whose re-check time has come, the earliest first. A claim that another supersedes does not count.',
    empty: 'No claim is due for re-check.',
    filters: { queue: 'recheck', sort: 'recheck' },
    earliest: 'Longest due',
  },
  stale: {
    title: 'Past their shelf life',
    about:
      'Settled claims past their shelf life, the longest past first. A claim that another supersedes does not count.',
    empty: 'No verdict is past its shelf life.',
    filters: { queue: 'stale', sort: 'stale' },
    earliest: 'Longest past',
  },
  provisional: {
    title: 'Published provisionally',
    about: 'Claims that are shown with a provisional verdict, the one that ends next first.',
    empty: 'Nothing is published provisionally.',
    filters: { queue: 'provisional', sort: 'provisional' },
    earliest: 'Ends next',
  },
};

/** The queues that can hold something for somebody. */
export function queuesOf(actor: { role: Role }): QueueName[] {
  return queueNames.filter((name) => hasRole(actor, queues[name].role ?? 'reader'));
}

/** Whether somebody signs off at all, so that the claims that they may sign are told from those that only others may. */
export function partsReview(actor: Actor): boolean {
  return actor.kind === 'person' && hasRole(actor, 'editor');
}
