import type { ChainedEvent } from '../domain/chain.ts';
import type { RecordType } from '../domain/words.ts';
import type { Comment } from './comments.ts';
import type { Proposal, SignOff } from './decisions.ts';
import type { Identity } from './identities.ts';
import type { Publication } from './publications.ts';
import { itemTables, recordTables } from './rows/index.ts';
import type { Row } from './rows/row-set.ts';
import type { Reader } from './store.ts';

/** Reading for `audit verify`: whole tables, in batches, as they stand. */

const batch = 1000;

/** An event as its row has it: `detail` is still text. */
export type StoredEvent = Omit<ChainedEvent, 'detail'> & { detail: string };

/** All events in order. */
export const allEvents = (tx: Reader) => inBatches<StoredEvent, 'seq'>('seq', (query) => tx.event.findMany(query));

export interface StoredRevision {
  recordType: string;
  recordId: number;
  number: number;
  at: string;
  actorId: number;
  eventSeq: number;
  textHash: string;
  claimHash: string | null;
  contentHash: string | null;
  restated: boolean;
}

/** All revisions of one kind of record, by record and number. */
export async function* allRevisions(tx: Reader, recordType: string): AsyncGenerator<StoredRevision[]> {
  for (let skipTo: StoredRevision | undefined; ; ) {
    const where = skipTo
      ? {
          recordType,
          OR: [{ recordId: { gt: skipTo.recordId } }, { recordId: skipTo.recordId, number: { gt: skipTo.number } }],
        }
      : { recordType };
    const rows = await tx.revision.findMany({ where, orderBy: [{ recordId: 'asc' }, { number: 'asc' }], take: batch });
    skipTo = rows.at(-1);
    if (!skipTo) return;
    yield rows;
  }
}

/** The kinds of records that revisions and their texts speak of, whatever stands there. Raw: the client would read every row. */
export async function recordTypesStored(tx: Reader): Promise<string[]> {
  const rows = await tx.$queryRaw<{ recordType: string }[]>`
    SELECT DISTINCT "recordType" FROM "Revision" UNION SELECT DISTINCT "recordType" FROM "RevisionText"`;
  return rows.map((row) => row.recordType);
}

/** How many revisions and how many texts are stored. */
export async function countRevisions(tx: Reader): Promise<{ revisions: number; texts: number }> {
  return { revisions: await tx.revision.count(), texts: await tx.revisionText.count() };
}

/**
 * The texts of these revisions, which follow each other, by `<recordId>.<number>`; null for one that was taken away. Raw:
 * of each number of conditions the client would keep a plan, which for hundreds of them is hundreds of megabytes.
 */
export async function textsOf(tx: Reader, revisions: StoredRevision[]): Promise<Map<string, string | null>> {
  const [first, last] = [revisions[0], revisions.at(-1)];
  if (!first || !last) return new Map();
  const rows = await tx.$queryRaw<{ recordId: number; number: number; text: string | null }[]>`
    SELECT "recordId", "number", "text" FROM "RevisionText"
    WHERE "recordType" = ${first.recordType} AND ("recordId", "number") >= (${first.recordId}, ${first.number})
      AND ("recordId", "number") <= (${last.recordId}, ${last.number})`;
  return new Map(rows.map((row) => [`${row.recordId}.${row.number}`, row.text]));
}

/** Events by number. */
export async function eventsBySeq(tx: Reader, seqs: number[]): Promise<Map<number, StoredEvent>> {
  const found = new Map<number, StoredEvent>();
  for (let start = 0; start < seqs.length; start += 500) {
    const rows = await tx.event.findMany({ where: { seq: { in: seqs.slice(start, start + 500) } } });
    for (const row of rows) found.set(row.seq, row);
  }
  return found;
}

type Finder = { findMany(query: object): Promise<Row[]>; count(query?: object): Promise<number> };

function finder(tx: Reader, table: string): Finder {
  const name = `${table[0]?.toLowerCase()}${table.slice(1)}` as 'claim';
  return tx[name] as unknown as Finder;
}

/** The own rows of these records, by id. */
export async function ownRows(tx: Reader, type: RecordType, ids: number[]): Promise<Map<number, Row>> {
  const rows = await finder(tx, recordTables[type]).findMany({ where: { id: { in: ids } } });
  return new Map(rows.map((row) => [Number(row.id), row]));
}

/** How many rows the table of a kind of record has. */
export function countRecords(tx: Reader, type: RecordType): Promise<number> {
  return finder(tx, recordTables[type]).count();
}

/** The item rows of these records, by table. */
export async function itemRows(tx: Reader, type: RecordType, ids: number[]): Promise<Record<string, Row[]>> {
  const { owner, tables } = itemTables[type] ?? { owner: '', tables: [] };
  const found: Record<string, Row[]> = {};
  for (const table of tables) found[table] = await finder(tx, table).findMany({ where: { [owner]: { in: ids } } });
  return found;
}

/** How many rows each table of items has. */
export async function countItems(tx: Reader, type: RecordType): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of itemTables[type]?.tables ?? []) counts[table] = await finder(tx, table).count();
  return counts;
}

/** A whole table by its key, in batches of rows. */
async function* inBatches<Row, Key extends keyof Row & string>(
  key: Key,
  find: (query: { where: object; orderBy: object; take: number }) => Promise<Row[]>,
  take = batch,
): AsyncGenerator<Row[]> {
  for (let where = {}; ; ) {
    const rows = await find({ where, orderBy: { [key]: 'asc' }, take });
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    where = { [key]: { gt: last[key] } };
  }
}

/** A proposal as its row has it: `chainVerdicts` is still text. */
export type StoredProposal = Omit<Proposal, 'chainVerdicts'> & { chainVerdicts: string };

interface StoredNote {
  id: string;
  claimId: number;
  eventSeq: number;
  text: string | null;
  salt: string;
}

interface StoredText {
  sha256: string;
  text: string | null;
  length: number;
}

/** Its `readers` are still text. */
type StoredIdentity = Omit<Identity, 'readers'> & { readers: string };

/** All rows of a table that the log attests, as they are stored, in batches. */
export const allProposals = (tx: Reader) =>
  inBatches<StoredProposal, 'id'>('id', (query) => tx.proposal.findMany(query) as never);
export const allSignOffs = (tx: Reader) => inBatches<SignOff, 'id'>('id', (query) => tx.signOff.findMany(query));
export const allNotes = (tx: Reader) => inBatches<StoredNote, 'id'>('id', (query) => tx.note.findMany(query));
export const allComments = (tx: Reader) =>
  inBatches<Comment, 'id'>('id', (query) => tx.comment.findMany(query) as never);
export const allPublications = (tx: Reader) =>
  inBatches<Publication, 'id'>('id', (query) => tx.publication.findMany(query) as never);
export const allIdentities = (tx: Reader) =>
  inBatches<StoredIdentity, 'sourceId'>('sourceId', (query) => tx.confidentialIdentity.findMany(query));
/** Texts may be long: a few at a time. */
export const allDocumentTexts = (tx: Reader) =>
  inBatches<StoredText, 'sha256'>('sha256', (query) => tx.documentText.findMany(query), 20);

/** The hashes of texts that documents name and that are not stored. */
export async function missingDocumentTexts(tx: Reader): Promise<string[]> {
  const rows = await tx.$queryRaw<{ sha256: string }[]>`
    SELECT d."textSha256" AS "sha256" FROM "Document" d
    WHERE NOT EXISTS (SELECT 1 FROM "DocumentText" t WHERE t."sha256" = d."textSha256")`;
  return rows.map((row) => row.sha256);
}
