import { z } from 'zod';
import { saltedHash } from '../domain/canonical.ts';
import { Forbidden } from '../domain/errors.ts';
import { prose } from '../domain/inputs/text.ts';
import { may } from '../domain/permissions.ts';
import { type Comment, writeComment } from '../store/comments.ts';
import type { Body } from './change-claim.ts';
import type { Act, Desk } from './desk.ts';
import { newItemId, newSalt } from './ids.ts';
import { getClaim } from './read-claims.ts';
import { record } from './record.ts';

export const commentInput = z.strictObject({ body: prose() });

/** Says something about a claim; it takes no revision of the claim and writes none. @throws NotFound, Forbidden, Invalid */
export async function comment(desk: Desk, act: Act, id: number, body: Body): Promise<Comment & { path: string }> {
  const claim = await getClaim(desk.store.read, id);
  if (!may(act.actor, 'comment')) throw new Forbidden('Your role may not comment.');
  const input = body(commentInput);
  return record(desk, act, async (entry) => {
    const written: Comment = {
      id: newItemId(),
      claimId: claim.id,
      about: 'claim',
      aboutId: null,
      replyTo: null,
      authorId: entry.actor.id,
      at: entry.at,
      text: input.body,
      resolvedAt: null,
      resolvedBy: null,
      salt: newSalt(),
    };
    await writeComment(entry.tx, written);
    const detail = commentDetail(written);
    entry.event({ action: 'claim.commented', subjectType: 'claim', subjectId: claim.id, detail });
    return { ...written, path: `${claim.path}/comments/${written.id}` };
  });
}

/** What an event says of a comment: which, and a salted hash of all of its row. */
export function commentDetail(comment: Comment): { commentId: string; commentHash: string } {
  return { commentId: comment.id, commentHash: saltedHash(comment.salt, comment) };
}
