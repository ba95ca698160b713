import { Prisma } from './generated/sqlite/client.ts';
import type { Source } from './records.ts';
import type { Tx } from './store.ts';

const { sql } = Prisma;

/** What a comment speaks of; `aboutId` names the item of evidence or the proposal. */
export const commentSubjects = ['claim', 'evidence', 'proposal'] as const;
export type CommentSubject = (typeof commentSubjects)[number];

/** A comment as its row has it; a redacted one has no text. An answer names the first comment of its thread. */
export interface Comment {
  id: string;
  claimId: number;
  about: CommentSubject;
  aboutId: string | null;
  replyTo: string | null;
  authorId: number;
  at: string;
  text: string | null;
  resolvedAt: string | null;
  resolvedBy: number | null;
  salt: string;
}

/** A comment that answers none, and its answers, the first first. */
export interface Thread {
  root: Comment;
  replies: Comment[];
}

export interface ThreadQuery {
  limit: number;
  /** Only threads begun before this one. */
  before?: string | undefined;
  /** Only what was said until then, RFC 3339 UTC. */
  upTo?: string | undefined;
  /** Only what speaks of this item or proposal. */
  aboutId?: string | undefined;
}

const columns = sql`"id", "claimId", "about", "aboutId", "replyTo", "authorId", "at", "text", "resolvedAt", "resolvedBy", "salt"`;

// Longer threads are shown with their latest answers.
const mostReplies = 500;

/** The threads of a claim, the newest first. */
export async function findThreads(from: Source, claimId: number, query: ThreadQuery): Promise<Thread[]> {
  const { limit, before, upTo, aboutId } = query;
  const parts = [
    sql`"claimId" = ${claimId} AND "replyTo" IS NULL`,
    ...(before === undefined ? [] : [sql`"id" < ${before}`]),
    ...(upTo === undefined ? [] : [sql`"at" <= ${upTo}`]),
    ...(aboutId === undefined ? [] : [sql`"aboutId" = ${aboutId}`]),
  ];
  const roots = await from.$queryRaw<Comment[]>`
    SELECT ${columns} FROM "Comment" WHERE ${Prisma.join(parts, ' AND ')} ORDER BY "id" DESC LIMIT ${limit}`;
  return withReplies(from, claimId, roots, upTo);
}

/** The thread that a comment begins or answers, or null. */
export async function findThread(from: Source, claimId: number, id: string): Promise<Thread | null> {
  const comment = await findComment(from, id);
  if (!comment || comment.claimId !== claimId) return null;
  const root = comment.replyTo === null ? comment : await findComment(from, comment.replyTo);
  return (root && (await withReplies(from, claimId, [root]))[0]) ?? null;
}

async function withReplies(from: Source, claimId: number, roots: Comment[], upTo?: string): Promise<Thread[]> {
  if (roots.length === 0) return [];
  const replies = (await from.comment.findMany({
    where: {
      claimId,
      replyTo: { in: roots.map((root) => root.id) },
      ...(upTo === undefined ? {} : { at: { lte: upTo } }),
    },
    orderBy: { id: 'desc' },
    take: mostReplies,
  })) as Comment[];
  return roots.map((root) => ({ root, replies: replies.filter((reply) => reply.replyTo === root.id).reverse() }));
}

/** How many threads of a claim nobody has resolved, counted up to `most`. */
export function countOpenThreads(from: Source, claimId: number, most = 100): Promise<number> {
  return from.comment.count({ where: { claimId, replyTo: null, resolvedAt: null }, take: most });
}

/** One comment, or null. */
export async function findComment(from: Source, id: string): Promise<Comment | null> {
  return (await from.comment.findUnique({ where: { id } })) as Comment | null;
}

/** Comments by their ids; unknown ones are passed over. At most 500. */
export async function findCommentsById(from: Source, ids: string[]): Promise<Comment[]> {
  if (ids.length === 0) return [];
  return (await from.comment.findMany({ where: { id: { in: ids } } })) as Comment[];
}

export async function writeComment(tx: Tx, comment: Comment): Promise<void> {
  await tx.comment.create({ data: comment });
}

/**
 * Resolves a thread, or opens it again with null, on the condition that it was not so before.
 * @returns the comment as it is now, or null where it was already so
 */
export async function resolveComment(
  tx: Tx,
  id: string,
  resolved: { at: string; by: number } | null,
): Promise<Comment | null> {
  const { count } = await tx.comment.updateMany({
    where: { id, resolvedAt: resolved ? null : { not: null } },
    data: { resolvedAt: resolved?.at ?? null, resolvedBy: resolved?.by ?? null },
  });
  return count === 1 ? findComment(tx, id) : null;
}
