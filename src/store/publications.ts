import type { Verdict } from '../domain/words.ts';
import type { Source } from './records.ts';
import type { Tx } from './store.ts';

/** An article that used a claim, as its row has it. */
export interface Publication {
  id: string;
  claimId: number;
  url: string;
  title: string;
  /** EDTF. */
  publishedAt: string | null;
  /** The revision of the claim, and its signed verdict, that were used. */
  revision: number;
  verdict: Verdict;
  recordedBy: number;
  recordedAt: string;
  /** Who corrects it. */
  assigneeId: number | null;
  /** The latest verdict, and the latest end of shelf life, that the article was brought to agree with. */
  agreedVerdict: Verdict;
  agreedStale: string | null;
  doneAt: string | null;
  doneBy: number | null;
  withdrawnAt: string | null;
}

/** The articles that used a claim, the first first. */
export async function findPublications(from: Source, claimId: number): Promise<Publication[]> {
  return (await from.publication.findMany({ where: { claimId }, orderBy: { id: 'asc' } })) as Publication[];
}

export async function writePublication(tx: Tx, publication: Publication): Promise<void> {
  await tx.publication.create({ data: publication });
}

/** Every publication, for `audit verify`. */
export async function allPublications(from: Source): Promise<Publication[]> {
  return (await from.publication.findMany({ orderBy: { id: 'asc' } })) as Publication[];
}
