import type { ChainedEvent } from '../domain/chain.ts';
import type { RecordType } from '../domain/words.ts';
import type { Proposal, SignOff } from './decisions.ts';
import { itemTables, recordTables } from './rows/index.ts';
import type { Row } from './rows/row-set.ts';
import type { Reader } from './store.ts';

/** Reading for `audit verify`: whole tables, in batches, as they stand. */

const batch = 1000;

/** An event as its row has it: `detail` is still text. */
export type StoredEvent = Omit<ChainedEvent, 'detail'> & { detail: string };

/** All events in order. */
export async function* allEvents(tx: Reader): AsyncGenerator<StoredEvent[]> {
  for (let after = -2_147_483_648; ; ) {
    const events = await tx.event.findMany({ where: { seq: { gt: after } }, orderBy: { seq: 'asc' }, take: batch });
    const last = events.at(-1);
    if (!last) return;
    yield events;
    after = last.seq;
  }
}

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

/** The kinds of records that revisions and their texts speak of, whatever stands there. */
export async function recordTypesStored(tx: Reader): Promise<{ revisions: string[]; texts: string[] }> {
  const revisions = await tx.revision.findMany({ distinct: ['recordType'], select: { recordType: true } });
  const texts = await tx.revisionText.findMany({ distinct: ['recordType'], select: { recordType: true } });
  return { revisions: revisions.map((row) => row.recordType), texts: texts.map((row) => row.recordType) };
}

/** How many revisions and how many texts are stored. */
export async function countRevisions(tx: Reader): Promise<{ revisions: number; texts: number }> {
  return { revisions: await tx.revision.count(), texts: await tx.revisionText.count() };
}

/** The texts of these revisions by `<recordId>.<number>`; null for one that was taken away. */
export async function textsOf(tx: Reader, revisions: StoredRevision[]): Promise<Map<string, string | null>> {
  const texts = new Map<string, string | null>();
  for (let start = 0; start < revisions.length; start += 200) {
    const part = revisions.slice(start, start + 200);
    const rows = await tx.revisionText.findMany({
      where: { OR: part.map(({ recordType, recordId, number }) => ({ recordType, recordId, number })) },
    });
    for (const row of rows) texts.set(`${row.recordId}.${row.number}`, row.text);
  }
  return texts;
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

/** All proposals as their rows have them, `chainVerdicts` still text. */
export function allProposals(tx: Reader): Promise<(Omit<Proposal, 'chainVerdicts'> & { chainVerdicts: string })[]> {
  return tx.proposal.findMany({ orderBy: { id: 'asc' } }) as never;
}

export function allSignOffs(tx: Reader): Promise<SignOff[]> {
  return tx.signOff.findMany({ orderBy: { id: 'asc' } });
}

export function allNotes(tx: Reader) {
  return tx.note.findMany({ orderBy: { eventSeq: 'asc' } });
}

/** All document texts, in batches. */
export async function* allDocumentTexts(
  tx: Reader,
): AsyncGenerator<{ sha256: string; text: string | null; length: number }[]> {
  for (let after = ''; ; ) {
    const rows = await tx.documentText.findMany({
      where: { sha256: { gt: after } },
      orderBy: { sha256: 'asc' },
      take: 20,
    });
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.sha256;
  }
}

/** The hashes of texts that documents name and that are not stored. */
export async function missingDocumentTexts(tx: Reader): Promise<string[]> {
  const rows = await tx.$queryRaw<{ sha256: string }[]>`
    SELECT d."textSha256" AS "sha256" FROM "Document" d
    WHERE NOT EXISTS (SELECT 1 FROM "DocumentText" t WHERE t."sha256" = d."textSha256")`;
  return rows.map((row) => row.sha256);
}
