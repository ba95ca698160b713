import type { Source } from './records.ts';
import type { Tx } from './store.ts';

/** What a comment speaks of; `aboutId` names the item of evidence or the proposal. */
export const commentSubjects = ['claim', 'evidence', 'proposal'] as const;
export type CommentSubject = (typeof commentSubjects)[number];

/** A comment as its row has it; a redacted one has no text. */
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

/** The comments on a claim, the first first. */
export async function findComments(from: Source, claimId: number): Promise<Comment[]> {
  return (await from.comment.findMany({ where: { claimId }, orderBy: { id: 'asc' } })) as Comment[];
}

/** One comment, or null. */
export async function findComment(from: Source, id: string): Promise<Comment | null> {
  return (await from.comment.findUnique({ where: { id } })) as Comment | null;
}

export async function writeComment(tx: Tx, comment: Comment): Promise<void> {
  await tx.comment.create({ data: comment });
}

/** Every comment, for `audit verify`. */
export async function allComments(from: Source): Promise<Comment[]> {
  return (await from.comment.findMany({ orderBy: { id: 'asc' } })) as Comment[];
}
