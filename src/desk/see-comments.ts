import type { Comment, Thread } from '../store/comments.ts';
import type { Source } from '../store/records.ts';
import { seenProposals } from './seen-proposals.ts';

/**
 * Which of a claim's comments would tell somebody of a proposal that is kept from them: what its proposer writes about it
 * shows to the proposer alone for as long as the proposal does.
 */
export async function commentsHiddenFrom(from: Source, comments: Comment[], personId: number): Promise<Set<string>> {
  const about = comments.filter((one) => one.about === 'proposal');
  const claimIds = [...new Set(about.map((one) => one.claimId))];
  const proposals = await Promise.all(claimIds.map((id) => seenProposals(from, personId, id)));
  const hidden = new Map(proposals.flat().flatMap((one) => (one.hidden ? [[one.id, one.proposerId] as const] : [])));
  return new Set(about.filter((one) => hidden.get(one.aboutId ?? '') === one.authorId).map((one) => one.id));
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
