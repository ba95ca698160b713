import { randomUUID } from 'node:crypto';
import { commentPath } from '../../desk/comment.ts';
import type { Actor, Desk } from '../../desk/desk.ts';
import { threadsSeenBy } from '../../desk/see-comments.ts';
import type { Claim } from '../../domain/claim.ts';
import { type CommentPiece, readComment } from '../../domain/comment-text.ts';
import { handleOf } from '../../domain/mentions.ts';
import { may } from '../../domain/permissions.ts';
import { type Comment, countOpenThreads, findThreads, type Thread } from '../../store/comments.ts';
import { findMentionable, recalledNames } from '../../store/people.ts';
import type { Field } from '../fields.ts';
import type { ShownTime, Wording } from '../wording.ts';

/** A comment with its text in pieces: plain text, web addresses, people. */
export interface ShownComment {
  id: string;
  author: { name: string };
  at: ShownTime;
  /** Null where it was taken away. */
  pieces: CommentPiece[] | null;
}

/** A comment with its answers. */
export interface ShownThread {
  id: string;
  href: string;
  /** What it speaks of, where that is not the whole claim. */
  about: { text: string; href: string | null } | null;
  root: ShownComment;
  replies: ShownComment[];
  /** How many answers before those are shown on the thread's own page. */
  earlier: number;
  resolved: { by: string; at: ShownTime } | null;
  /** Whether it can be answered. */
  isOpen: boolean;
  /** What this person may do: resolve it, or open it again. */
  settling: { action: string; label: string; requestId: string } | null;
}

/** The form of a comment or an answer. */
export interface CommentForm {
  action: string;
  requestId: string;
  hidden: { name: string; value: string }[];
  field: Field;
  button: string;
  people: { handle: string; name: string }[];
}

/** The comments on the page of a claim: the newest threads. */
export interface ClaimComments {
  threads: ShownThread[];
  /** The way to all of them; null where the page is of the past, which that one is not. */
  all: { href: string; text: string } | null;
  /** That there were more then than are shown. */
  more: boolean;
  form: CommentForm | null;
}

const threadsShown = 5;
const repliesShown = 3;

/** The newest threads of a claim, for its page. `asOf` shows what had been said by then, to be read alone. */
export async function claimComments(
  desk: Desk,
  actor: Actor,
  claim: Claim,
  wording: Wording,
  asOf?: string,
): Promise<ClaimComments> {
  const { read } = desk.store;
  const isNow = asOf === undefined;
  const [found, form] = await Promise.all([
    findThreads(read, claim.id, { limit: threadsShown + 1, upTo: asOf }),
    isNow && may(actor, 'comment') ? commentForm(desk, claim) : null,
  ]);
  const seen = await threadsSeenBy(read, found.slice(0, threadsShown), actor.id);
  const threads = await shownThreads(desk, actor, claim, wording, seen, {
    asOf,
    repliesShown: isNow ? repliesShown : undefined,
  });
  const more = found.length > threadsShown;
  return {
    threads,
    all: isNow ? { href: `${claim.path}/comments`, text: await allText(desk, claim, more) } : null,
    more,
    form,
  };
}

async function allText(desk: Desk, claim: Claim, more: boolean): Promise<string> {
  if (!more) return 'Comments on a page of their own';
  const open = await countOpenThreads(desk.store.read, claim.id);
  return `All comments (${open > 99 ? 'more than 99 open' : `${open} open`})`;
}

/** Threads as they are shown to somebody who may see them. */
export async function shownThreads(
  desk: Desk,
  actor: Actor,
  claim: Claim,
  wording: Wording,
  threads: Thread[],
  { asOf, repliesShown = 500 }: { asOf?: string | undefined; repliesShown?: number | undefined } = {},
): Promise<ShownThread[]> {
  const names = await recalledNames(desk.store);
  const shown = (one: Comment): ShownComment => ({
    id: one.id,
    author: { name: names.get(one.authorId) ?? `person ${one.authorId}` },
    at: wording.time(one.at),
    pieces: one.text === null ? null : readComment(one.text),
  });
  return threads.map(({ root, replies }) => {
    const isResolved = root.resolvedAt !== null && (asOf === undefined || root.resolvedAt <= asOf);
    const mayAct = asOf === undefined && may(actor, 'comment');
    return {
      id: root.id,
      href: commentPath(claim, root.id),
      about: aboutOf(claim, root),
      root: shown(root),
      replies: replies.slice(-repliesShown).map(shown),
      earlier: Math.max(0, replies.length - repliesShown),
      resolved:
        isResolved && root.resolvedAt
          ? { by: names.get(root.resolvedBy ?? 0) ?? '', at: wording.time(root.resolvedAt) }
          : null,
      isOpen: mayAct && !isResolved,
      settling: mayAct ? settlingOf(claim, root, isResolved) : null,
    };
  });
}

function settlingOf(claim: Claim, root: Comment, isResolved: boolean): ShownThread['settling'] {
  const path = commentPath(claim, root.id);
  const requestId = randomUUID();
  return isResolved
    ? { action: `${path}/reopenings`, label: 'Open again', requestId }
    : { action: `${path}/resolutions`, label: 'Resolve', requestId };
}

/** What a comment speaks of, in words; null where that is the claim itself. */
export function aboutOf(claim: Claim, { about, aboutId }: Pick<Comment, 'about' | 'aboutId'>): ShownThread['about'] {
  if (about === 'claim') return null;
  if (about === 'proposal') return { text: 'a proposal', href: `${claim.path}#decision` };
  const item = claim.evidence.find((one) => one.id === aboutId);
  if (!item) return { text: 'an item of evidence', href: null };
  const note = item.note.length > 80 ? `${item.note.slice(0, 79)}…` : item.note;
  return { text: `evidence: ${note}`, href: `${claim.path}/evidence/${item.id}` };
}

/** The form for a comment on a claim or a part of it, or for an answer in a thread. */
export async function commentForm(
  desk: Desk,
  claim: Claim,
  { about, replyTo }: { about?: { type: string; id: string } | undefined; replyTo?: string } = {},
): Promise<CommentForm> {
  const people = await desk.store.recall('mentionable', () => findMentionable(desk.store.read));
  const handles = people
    .filter((one) => one.disabledAt === null)
    .flatMap((one) => {
      const handle = handleOf(one, people);
      return handle ? [{ handle, name: one.name }] : [];
    });
  return {
    action: `${claim.path}/comments`,
    requestId: randomUUID(),
    hidden: [
      ...(about
        ? [
            { name: 'about.type', value: about.type },
            { name: 'about.id', value: about.id },
          ]
        : []),
      ...(replyTo ? [{ name: 'replyTo', value: replyTo }] : []),
    ],
    field: {
      name: 'body',
      label: replyTo ? 'Your answer' : 'Your comment',
      type: 'textarea',
      rows: 3,
      hint: 'Plain text. @ and the beginning of their e-mail address, as in @editor, tells that person.',
      attributes: { 'data-mentions': true },
    },
    button: replyTo ? 'Answer' : 'Comment',
    people: handles.slice(0, 200),
  };
}

/** A comment as it is served. */
export function commentJson(claim: Pick<Claim, 'path'>, comment: Comment) {
  const { id, claimId, about, aboutId, replyTo, authorId, at, text, resolvedAt, resolvedBy } = comment;
  return {
    id,
    path: commentPath(claim, id),
    claimId,
    ...(about === 'claim' ? {} : { about: { type: about, id: aboutId } }),
    ...(replyTo === null ? {} : { replyTo }),
    by: authorId,
    at,
    text,
    ...(resolvedAt === null ? {} : { resolved: { by: resolvedBy, at: resolvedAt } }),
  };
}

/** A thread as it is served: its first comment, with the answers in `replies`. */
export function threadJson(claim: Pick<Claim, 'path'>, { root, replies }: Thread) {
  return { ...commentJson(claim, root), replies: replies.map((reply) => commentJson(claim, reply)) };
}
