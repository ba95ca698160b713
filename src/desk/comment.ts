import { z } from 'zod';
import { saltedHash } from '../domain/canonical.ts';
import type { Claim } from '../domain/claim.ts';
import { mentionsIn } from '../domain/comment-text.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '../domain/errors.ts';
import { prose } from '../domain/inputs/text.ts';
import { whomMeans } from '../domain/mentions.ts';
import { may } from '../domain/permissions.ts';
import { type Comment, findThread, resolveComment, type Thread, writeComment } from '../store/comments.ts';
import { findProposal, type Proposal } from '../store/decisions.ts';
import { findMentionable } from '../store/people.ts';
import type { Body } from './change-claim.ts';
import type { Act, Actor, Desk } from './desk.ts';
import { newItemId, newSalt } from './ids.ts';
import { notify } from './notify.ts';
import { getClaim } from './read-claims.ts';
import { type Entry, record, refuseRepeat } from './record.ts';
import { maySeeThread } from './see-comments.ts';
import { seenProposals } from './seen-proposals.ts';

/** What a comment may speak of instead of the whole claim. */
export const commentAbout = z.strictObject({ type: z.enum(['evidence', 'proposal']), id: z.uuid() });
export const commentInput = z.strictObject({
  body: prose(),
  about: commentAbout.optional(),
  /** The comment that it answers; an answer to an answer stands in the same thread. */
  replyTo: z.uuid().optional(),
});
type CommentInput = z.output<typeof commentInput>;

/**
 * Says something about a claim, an item of its evidence or a proposal; it takes no revision of the claim and writes none.
 * Those whom it mentions are told, and those who take part in the thread that it answers.
 * @throws NotFound, Forbidden, Invalid (shape, or a mention of nobody), Conflict (a resolved thread)
 */
export async function comment(desk: Desk, act: Act, id: number, body: Body): Promise<Comment & { path: string }> {
  await getClaim(desk.store.read, id);
  requireMayComment(act.actor);
  if (act.request) await refuseRepeat(desk.store.read, act.actor, act.request);
  const input = body(commentInput);
  return record(desk, act, async (entry) => {
    const claim = await entry.get('claim', id);
    requireMayComment(act.actor);
    const thread = input.replyTo === undefined ? null : await threadToAnswer(entry, claim, input.replyTo);
    const subject = thread ? { about: thread.root.about, aboutId: thread.root.aboutId } : subjectOf(input);
    await refuseOtherSubject(entry, claim, subject, input);
    const mentioned = await whomItMentions(entry, input.body, subject);
    const written: Comment = {
      id: newItemId(),
      claimId: claim.id,
      ...subject,
      replyTo: thread?.root.id ?? null,
      authorId: entry.actor.id,
      at: entry.at,
      text: input.body,
      resolvedAt: null,
      resolvedBy: null,
      salt: newSalt(),
    };
    await writeComment(entry.tx, written);
    const eventSeq = say(entry, 'claim.commented', written);
    notify(entry, { personIds: mentioned, kind: 'mentioned', claimId: claim.id, eventSeq });
    if (thread && !(await isHidden(entry, subject))) {
      const others = authorsOf(thread).filter((author) => !mentioned.includes(author));
      notify(entry, { personIds: others, kind: 'replied', claimId: claim.id, eventSeq });
    }
    return { ...written, path: commentPath(claim, written.id) };
  });
}

type Subject = Pick<Comment, 'about' | 'aboutId'>;

function subjectOf({ about }: CommentInput): Subject {
  return about ? { about: about.type, aboutId: about.id } : { about: 'claim', aboutId: null };
}

async function threadToAnswer(entry: Entry, claim: Claim, id: string): Promise<Thread> {
  const thread = await findThread(entry.tx, claim.id, id);
  if (!thread || !(await maySeeThread(entry.tx, thread, entry.actor.id))) {
    throw new Invalid([{ path: 'replyTo', message: 'This claim has no such comment.' }]);
  }
  if (thread.root.resolvedAt) throw new Conflict('This thread is resolved. Open it again to answer.');
  return thread;
}

async function refuseOtherSubject(entry: Entry, claim: Claim, subject: Subject, input: CommentInput): Promise<void> {
  if (input.about && (input.about.type !== subject.about || input.about.id !== subject.aboutId)) {
    throw new Invalid([{ path: 'about', message: 'An answer speaks of what its thread speaks of.' }]);
  }
  if (subject.about === 'evidence' && !claim.evidence.some((item) => item.id === subject.aboutId)) {
    throw new Invalid([{ path: 'about.id', message: 'This claim has no such evidence.' }]);
  }
  if (subject.about === 'proposal' && (await proposalOf(entry, subject))?.claimId !== claim.id) {
    throw new Invalid([{ path: 'about.id', message: 'This claim has no such proposal.' }]);
  }
}

function proposalOf(entry: Entry, { about, aboutId }: Subject): Promise<Proposal | null> | null {
  return about === 'proposal' && aboutId ? findProposal(entry.tx, aboutId) : null;
}

/** Whether what this person writes about it is kept from everybody else: their own proposal, while it is judged blind. */
async function isHidden(entry: Entry, { about, aboutId }: Subject): Promise<boolean> {
  if (about !== 'proposal') return false;
  // Nobody has the id 0: what is asked is whether it is kept from the others.
  const others = await seenProposals(entry.tx, 0, (await findProposal(entry.tx, aboutId ?? ''))?.claimId ?? 0);
  return others.some((one) => one.id === aboutId && one.hidden && one.proposerId === entry.actor.id);
}

async function whomItMentions(entry: Entry, text: string, subject: Subject): Promise<number[]> {
  const names = mentionsIn(text);
  if (names.length === 0) return [];
  const people = await findMentionable(entry.tx);
  const meant = names.map((name) => whomMeans(name, people));
  const sentences = meant.flatMap((one) => ('sentence' in one ? [one.sentence] : []));
  if (sentences.length > 0) throw new Invalid([{ path: 'body', message: sentences.slice(0, 5).join(' ') }]);
  if (await isHidden(entry, subject)) {
    throw new Invalid([
      {
        path: 'body',
        message: 'Nobody else reads this until the blind review is over, so nobody can be mentioned in it.',
      },
    ]);
  }
  return meant.flatMap((one) => ('id' in one ? [one.id] : []));
}

function authorsOf({ root, replies }: Thread): number[] {
  return [root, ...replies].map((one) => one.authorId);
}

/** Marks a thread as done with. @throws NotFound, Forbidden, Conflict where it is already so */
export function resolveThread(desk: Desk, act: Act, id: number, commentId: string): Promise<Claim> {
  return settleThread(desk, act, { id, commentId, resolve: true });
}

/** Takes a resolution back. @throws NotFound, Forbidden, Conflict where the thread is open */
export function reopenThread(desk: Desk, act: Act, id: number, commentId: string): Promise<Claim> {
  return settleThread(desk, act, { id, commentId, resolve: false });
}

async function settleThread(
  desk: Desk,
  act: Act,
  { id, commentId, resolve }: { id: number; commentId: string; resolve: boolean },
): Promise<Claim> {
  await getThread(desk, act.actor, id, commentId);
  requireMayComment(act.actor);
  return record(desk, act, async (entry) => {
    const claim = await entry.get('claim', id);
    const thread = await findThread(entry.tx, id, commentId);
    if (!thread || !(await maySeeThread(entry.tx, thread, act.actor.id))) throw new NotFound(noComment);
    const by = { at: entry.at, by: entry.actor.id };
    const settled = await resolveComment(entry.tx, thread.root.id, resolve ? by : null);
    if (!settled) throw new Conflict(resolve ? 'This thread is already resolved.' : 'This thread is open.');
    say(entry, resolve ? 'claim.comment_resolved' : 'claim.comment_reopened', settled);
    return claim;
  });
}

const noComment = 'This claim has no such comment.';

/** A thread that somebody may see, by any of its comments. @throws NotFound */
export async function getThread(desk: Desk, actor: Actor, id: number, commentId: string): Promise<Thread> {
  const { read } = desk.store;
  await getClaim(read, id);
  const thread = await findThread(read, id, commentId);
  if (!thread || !(await maySeeThread(read, thread, actor.id))) throw new NotFound(noComment);
  return thread;
}

function requireMayComment(actor: Actor): void {
  if (!may(actor, 'comment')) throw new Forbidden('Your role may not comment.');
}

function say(entry: Entry, action: string, written: Comment): number {
  return entry.event({ action, subjectType: 'claim', subjectId: written.claimId, detail: commentDetail(written) });
}

/** Where a comment stands. */
export function commentPath(claim: Pick<Claim, 'path'>, id: string): string {
  return `${claim.path}/comments/${id}`;
}

/** What an event says of a comment: which, and a salted hash of all of its row. */
export function commentDetail(comment: Comment): { commentId: string; commentHash: string } {
  return { commentId: comment.id, commentHash: saltedHash(comment.salt, comment) };
}
