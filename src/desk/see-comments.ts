import { isCommentBlindTo } from '../domain/blind-review.ts';
import type { Comment, Thread } from '../store/comments.ts';
import { findProposalsById } from '../store/decisions.ts';
import type { Source } from '../store/records.ts';

/** Which of some comments would betray a proposal that is kept from somebody while it is judged blind. */
export async function commentsHiddenFrom(from: Source, comments: Comment[], personId: number): Promise<Set<string>> {
  const asked = comments.flatMap(({ about, aboutId }) => (about === 'proposal' && aboutId ? [aboutId] : []));
  const proposals = new Map((await findProposalsById(from, [...new Set(asked)])).map((one) => [one.id, one]));
  const hidden = comments.filter(({ authorId, aboutId }) =>
    isCommentBlindTo(authorId, proposals.get(aboutId ?? ''), personId),
  );
  return new Set(hidden.map((one) => one.id));
}

/** The threads as somebody may see them: without the comments that are kept from them. */
export async function threadsSeenBy(from: Source, threads: Thread[], personId: number): Promise<Thread[]> {
  const all = threads.flatMap(({ root, replies }) => [root, ...replies]);
  const hidden = await commentsHiddenFrom(from, all, personId);
  return threads
    .filter(({ root }) => !hidden.has(root.id))
    .map(({ root, replies }) => ({ root, replies: replies.filter((reply) => !hidden.has(reply.id)) }));
}

/** Whether a thread is not kept from somebody. */
export async function maySeeThread(from: Source, thread: Thread, personId: number): Promise<boolean> {
  return (await threadsSeenBy(from, [thread], personId)).length > 0;
}
