import { sha256 } from '../../domain/canonical.ts';
import { type Person, type RecordTexts, readText, type Token } from '../../domain/records.ts';
import { type RecordType, recordTypes } from '../../domain/words.ts';
import { itemTables, recordTables, rowsOf } from '../../store/rows/index.ts';
import type { Row } from '../../store/rows/row-set.ts';
import type { Reader } from '../../store/store.ts';
import { countItems, countRecords, itemRows, ownRows } from '../../store/verify-reads.ts';
import { blobsOf } from './blobs.ts';
import { Fault } from './report.ts';

const batch = 300;

// Columns that hold a secret, and the member of the text that holds its digest.
const secrets: Record<string, { column: string; digest: (record: never) => string | undefined }> = {
  Person: { column: 'passwordHash', digest: (person: Person) => person.passwordDigest },
  AccessToken: { column: 'secretHash', digest: (token: Token) => token.secretDigest },
};

/** Compares the rows of records with what their latest texts make of them, in batches, and counts both. */
export class RowVerifier {
  readonly #tx: Reader;
  readonly #records = new Map<RecordType, number>();
  readonly #items = new Map<string, number>();
  #type: RecordType = 'claim';
  #waiting: RecordTexts[RecordType][] = [];
  /** The hashes of kept bytes that the records name. */
  readonly blobs = new Set<string>();

  constructor(tx: Reader) {
    this.#tx = tx;
  }

  /** Takes a record's latest text; a redacted one (null) leaves nothing to hold its rows against: they are only counted. */
  async add(type: RecordType, id: number, text: string | null): Promise<void> {
    if (type !== this.#type || this.#waiting.length >= batch) await this.#compare();
    this.#type = type;
    this.#records.set(type, (this.#records.get(type) ?? 0) + 1);
    if (text === null) return this.#countItems(await itemRows(this.#tx, type, [id]));
    const record = readText(type, text);
    for (const hash of blobsOf(type, record)) this.blobs.add(hash);
    this.#waiting.push(record);
  }

  /** Compares the rest, and looks for rows that no text speaks of. @returns how many records there are */
  async finish(): Promise<number> {
    await this.#compare();
    let total = 0;
    for (const type of recordTypes) {
      const expected = this.#records.get(type) ?? 0;
      const stored = await countRecords(this.#tx, type);
      if (stored !== expected)
        throw new Fault(recordTables[type], `${stored} rows are stored, the log tells of ${expected}`);
      total += expected;
      for (const [table, count] of Object.entries(await countItems(this.#tx, type))) {
        const known = this.#items.get(table) ?? 0;
        if (count !== known) throw new Fault(table, `${count} rows are stored, the texts tell of ${known}`);
      }
    }
    return total;
  }

  #countItems(items: Record<string, Row[]>): void {
    for (const [table, rows] of Object.entries(items))
      this.#items.set(table, (this.#items.get(table) ?? 0) + rows.length);
  }

  async #compare(): Promise<void> {
    const type = this.#type;
    const records = this.#waiting;
    this.#waiting = [];
    if (records.length === 0) return;
    const ids = records.map((record) => record.id);
    const own = await ownRows(this.#tx, type, ids);
    const items = await itemRows(this.#tx, type, ids);
    const owner = itemTables[type]?.owner ?? '';
    for (const record of records) {
      const expected = rowsOf(type, record);
      compareRow(expected.table, expected.row, own.get(record.id));
      compareSecret(expected.table, record, own.get(record.id));
      for (const [table, rows] of Object.entries(expected.items)) {
        const stored = (items[table] ?? []).filter((row) => row[owner] === record.id);
        compareItems(table, rows, stored);
        this.#countItems({ [table]: rows });
      }
    }
  }
}

function compareItems(table: string, expected: Row[], stored: Row[]): void {
  const found = new Map(stored.map((row) => [row.id, row]));
  for (const row of expected) compareRow(table, row, found.get(row.id));
}

function compareRow(table: string, expected: Row, stored: Row | undefined): void {
  const place = `${table} ${expected.id}`;
  if (!stored) throw new Fault(place, 'the row is missing');
  const column = Object.keys(expected).find((name) => expected[name] !== stored[name]);
  if (column) throw new Fault(`${place}, column ${column}`, 'it is not what the latest revision says');
}

function compareSecret(table: string, record: RecordTexts[RecordType], stored: Row | undefined): void {
  const secret = secrets[table];
  if (!secret) return;
  const value = stored?.[secret.column];
  const digest = typeof value === 'string' ? sha256(value) : undefined;
  if (digest !== secret.digest(record as never)) {
    throw new Fault(`${table} ${record.id}, column ${secret.column}`, 'it is not the one that was set');
  }
}
