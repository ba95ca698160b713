import { setImmediate as nextLoop } from 'node:timers/promises';
import { canonical, sha256 } from '../domain/canonical.ts';
import { type RecordTexts, readText } from '../domain/records.ts';
import type { RecordType } from '../domain/words.ts';
import { Prisma } from './generated/sqlite/client.ts';
import { recordTables, rowsOf } from './rows/index.ts';
import type { Value } from './rows/row-set.ts';
import type { Reader, Tx } from './store.ts';
import { Inserts, writeRows } from './write-rows.ts';

/** Either half of the store can be read from; inside a transaction only `tx` may be. */
export type Source = Reader | Tx;

function tableOf(type: RecordType) {
  return Prisma.raw(`"${recordTables[type]}"`);
}

/** The stored text of a record's latest revision, or null. */
export async function findText(from: Source, type: RecordType, id: number): Promise<string | null> {
  const rows = await from.$queryRaw<{ text: string }[]>`
    SELECT t."text" AS "text" FROM ${tableOf(type)} r
    JOIN "RevisionText" t ON t."recordType" = ${type} AND t."recordId" = r."id" AND t."number" = r."revision"
    WHERE r."id" = ${id}`;
  return rows[0]?.text ?? null;
}

/** A record as its latest revision has it, or null. */
export async function findRecord<T extends RecordType>(
  from: Source,
  type: T,
  id: number,
): Promise<RecordTexts[T] | null> {
  const text = await findText(from, type, id);
  return text === null ? null : readText(type, text);
}

/** What is read of a claim under the lock, where a revision of it was read before. */
export interface AroundClaim {
  /**
   * At which revision the claim is, with the words by which it is found: whoever has read that revision need not read its text
   * again, for it never changes. Null where there is no such claim, or its text is redacted.
   */
  place: { revision: number; searchText: string } | null;
  /** As they are now; unknown and redacted ones are left out. */
  sources: RecordTexts['source'][];
  documents: RecordTexts['document'][];
}

/** Where a claim is, and the sources and documents of these ids, in one statement. */
export async function findAroundClaim(
  from: Source,
  claimId: number,
  { sources, documents }: { sources: number[]; documents: number[] },
): Promise<AroundClaim> {
  const named = (type: 'source' | 'document', ids: number[]) =>
    ids.length === 0
      ? []
      : [
          Prisma.sql`SELECT ${Prisma.raw(`'${type}'`)} AS "of", r."id" AS "number", t."text" AS "text" FROM ${tableOf(type)} r
            JOIN "RevisionText" t ON t."recordType" = ${type} AND t."recordId" = r."id" AND t."number" = r."revision"
            WHERE r."id" IN (${Prisma.join([...new Set(ids)])}) AND t."text" IS NOT NULL`,
        ];
  const place = Prisma.sql`SELECT 'claim' AS "of", c."revision" AS "number", c."searchText" AS "text" FROM "Claim" c
    JOIN "RevisionText" t ON t."recordType" = 'claim' AND t."recordId" = c."id" AND t."number" = c."revision"
    WHERE c."id" = ${claimId} AND t."text" IS NOT NULL`;
  const parts = [place, ...named('source', sources), ...named('document', documents)];
  const rows = await from.$queryRaw<{ of: string; number: number; text: string }[]>(Prisma.join(parts, ' UNION ALL '));
  const textsOf = (of: string) => rows.filter((row) => row.of === of);
  const [claim] = textsOf('claim');
  return {
    place: claim ? { revision: claim.number, searchText: claim.text } : null,
    sources: textsOf('source').map(({ text }) => readText('source', text)),
    documents: textsOf('document').map(({ text }) => readText('document', text)),
  };
}

/** The stored texts of many records, in the order of `ids`; ids without one are passed over. At most 500 ids. */
export async function findTexts(from: Source, type: RecordType, ids: number[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await from.$queryRaw<{ id: number; text: string }[]>`
    SELECT r."id" AS "id", t."text" AS "text" FROM ${tableOf(type)} r
    JOIN "RevisionText" t ON t."recordType" = ${type} AND t."recordId" = r."id" AND t."number" = r."revision"
    WHERE r."id" IN (${Prisma.join(ids)})`;
  const texts = new Map(rows.map((row) => [Number(row.id), row.text]));
  return ids.flatMap((id) => texts.get(id) ?? []);
}

/** Many records as their latest revisions have them, in the order of `ids`. */
export async function findRecords<T extends RecordType>(
  from: Source,
  type: T,
  ids: number[],
): Promise<RecordTexts[T][]> {
  return (await findTexts(from, type, [...new Set(ids)])).map((text) => readText(type, text));
}

/** The text of one revision, or null where there is none or it was redacted. */
export async function findRevisionText(
  from: Source,
  type: RecordType,
  id: number,
  number: number,
): Promise<string | null> {
  const row = await from.revisionText.findUnique({
    where: { recordType_recordId_number: { recordType: type, recordId: id, number } },
  });
  return row?.text ?? null;
}

/** The text that was the latest at a time (RFC 3339 UTC), or null where the record did not exist yet. */
export async function findTextAsOf(from: Source, type: RecordType, id: number, asOf: string): Promise<string | null> {
  // Concatenated, so that the record's own key is walked and not the index of the time.
  const rows = await from.$queryRaw<{ text: string | null }[]>`
    SELECT t."text" AS "text" FROM "RevisionText" t
    WHERE t."recordType" = ${type} AND t."recordId" = ${id} AND t."number" = (
      SELECT r."number" FROM "Revision" r
      WHERE r."recordType" = ${type} AND r."recordId" = ${id} AND (r."at" || '') <= ${asOf}
      ORDER BY r."number" DESC LIMIT 1)`;
  return rows[0]?.text ?? null;
}

/** The id of the next record of a kind. Safe under the lock of the audit head, which every writer holds. */
export async function nextId(tx: Tx, type: RecordType): Promise<number> {
  const rows = await tx.$queryRaw<{ id: number }[]>`SELECT COALESCE(MAX("id"), 0) + 1 AS "id" FROM ${tableOf(type)}`;
  return Number(rows[0]?.id ?? 1);
}

export interface NewRevision<T extends RecordType> {
  type: T;
  before: RecordTexts[T] | undefined;
  after: RecordTexts[T];
  sealed: SealedText;
  actorId: number;
  eventSeq: number;
  restated: boolean;
  /** Columns of the record's own row that its text does not decide. */
  columns: Record<string, Value>;
}

/** A text as it is stored, with its hash. */
export interface SealedText {
  text: string;
  textHash: string;
}

export function sealText(text: object): SealedText {
  const stored = canonical(text);
  return { text: stored, textHash: sha256(stored) };
}

/** Writes a record's rows and its new revision; the caller writes the event of the same transaction. */
export function writeRevision<T extends RecordType>(tx: Tx, revision: NewRevision<T>): void {
  const { type, before, after, columns } = revision;
  writeRows(tx, before && rowsOf(type, before), rowsOf(type, after), columns);
  const inserts = new Inserts(tx);
  addRevision(inserts, revision);
  inserts.send();
}

// After so many records their rows are sent, and the database works while the next ones are made.
const together = 64;

/**
 * Writes the first revisions of many new records of one kind, in few statements; their events are the caller's. Each is
 * made when its turn comes, so that nothing but its rows is held.
 */
export async function writeFirstRevisions<T extends RecordType>(
  tx: Tx,
  revisions: Iterable<NewRevision<T>>,
): Promise<void> {
  const inserts = new Inserts(tx);
  let made = 0;
  for (const revision of revisions) {
    const { table, row, items } = rowsOf(revision.type, revision.after);
    inserts.add(table, { ...row, ...revision.columns });
    for (const [name, rows] of Object.entries(items)) for (const item of rows) inserts.add(name, item);
    addRevision(inserts, revision);
    made += 1;
    if (made % together > 0) continue;
    inserts.sendFull();
    await nextLoop();
  }
  inserts.send();
}

function addRevision<T extends RecordType>(inserts: Inserts, revision: NewRevision<T>): void {
  const { type, after, sealed, actorId, eventSeq, restated } = revision;
  const key = { recordType: type, recordId: after.id, number: after.revision };
  const hashes = type === 'claim' ? (after as RecordTexts['claim']) : undefined;
  const { textHash } = sealed;
  const hashed = { textHash, claimHash: hashes?.claimHash ?? null, contentHash: hashes?.contentHash ?? null };
  inserts.add('Revision', { ...key, at: after.updatedAt, actorId, eventSeq, ...hashed, restated });
  inserts.add('RevisionText', { ...key, text: sealed.text });
}
