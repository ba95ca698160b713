import type { Verdict } from '../domain/words.ts';
import { Prisma } from './generated/sqlite/client.ts';
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

const columns = Prisma.sql`"id", "claimId", "url", "title", "publishedAt", "revision", "verdict", "recordedBy", "recordedAt",
  "assigneeId", "agreedVerdict", "agreedStale", "doneAt", "doneBy", "withdrawnAt"`;

/** An article that used a claim, or null. */
export async function findPublication(from: Source, id: string): Promise<Publication | null> {
  return (await from.publication.findUnique({ where: { id } })) as Publication | null;
}

/** Those with these ids, in their order; unknown ids are passed over. At most 500. */
export async function findPublicationsById(from: Source, ids: string[]): Promise<Publication[]> {
  if (ids.length === 0) return [];
  const rows = await from.$queryRaw<Publication[]>`
    SELECT ${columns} FROM "Publication" WHERE "id" IN (${Prisma.join(ids)})`;
  const known = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** Which of the used revisions were written by a sign-off, as `claim.revision`. */
export async function findSignedRevisions(from: Source, used: { claimId: number; revision: number }[]) {
  const rows = await from.signOff.findMany({
    where: { OR: used.map(({ claimId, revision }) => ({ claimId, revision })) },
    select: { claimId: true, revision: true },
  });
  return new Set(rows.map(({ claimId, revision }) => `${claimId}.${revision}`));
}

/** Stores a publication as it is now; the caller's event holds its hash. */
export async function updatePublication(tx: Tx, { id, ...rest }: Publication): Promise<void> {
  await tx.publication.update({ where: { id }, data: rest });
}

export async function writePublication(tx: Tx, publication: Publication): Promise<void> {
  await tx.publication.create({ data: publication });
}
