import { canonical } from '../../src/domain/canonical.ts';
import { type ChainHead, chainEvents } from '../../src/domain/chain.ts';
import type { RecordTexts } from '../../src/domain/records.ts';
import type { RecordType } from '../../src/domain/words.ts';
import { sealText } from '../../src/store/records.ts';
import { rowsOf } from '../../src/store/rows/index.ts';
import type { Value } from '../../src/store/rows/row-set.ts';

/** Rows to be inserted, by table. */
export type Tables = Record<string, Record<string, Value>[]>;

/** One revision of a record, as it is loaded. */
export interface LoadedRevision<T extends RecordType> {
  type: T;
  text: RecordTexts[T];
  actorId: number;
  /** The word in the audit log. */
  action: string;
  detail?: Record<string, unknown>;
  restated?: boolean;
}

/**
 * Gathers revisions, in the order of the audit log, as the rows that the one door would have written of them: made by the
 * project's own pure functions, and proven by the audit's check.
 */
export class Sheaf {
  head: ChainHead;
  tables: Tables = {};

  constructor(head: ChainHead) {
    this.head = head;
  }

  /** Appends a revision with its event, dated as its text is. */
  add<T extends RecordType>({ type, text, actorId, action, detail, restated = false }: LoadedRevision<T>): void {
    const { id, revision, updatedAt: at } = text;
    const sealed = sealText(text);
    const hashes = type === 'claim' ? (text as RecordTexts['claim']) : undefined;
    const attested = { revision, textHash: sealed.textHash, claimHash: hashes?.claimHash, ...detail };
    const body = { actorId, action, subjectType: type, subjectId: id, detail: attested };
    const [event] = chainEvents(this.head, at, [body]);
    if (!event) return;
    this.head = event;
    const key = { recordType: type, recordId: id, number: revision };
    const { textHash } = sealed;
    const hashed = { textHash, claimHash: hashes?.claimHash ?? null, contentHash: hashes?.contentHash ?? null };
    this.put('Event', { ...event, detail: canonical(event.detail) });
    this.put('Revision', { ...key, at, actorId, eventSeq: event.seq, ...hashed, restated });
    this.put('RevisionText', { ...key, text: sealed.text });
  }

  /** Adds the rows that stand for a record's latest text. */
  settle<T extends RecordType>(type: T, text: RecordTexts[T], columns: Record<string, Value>): void {
    const { table, row, items } = rowsOf(type, text);
    this.put(table, { ...row, ...columns });
    for (const [name, rows] of Object.entries(items)) for (const item of rows) this.put(name, item);
  }

  put(table: string, row: Record<string, Value>): void {
    this.tables[table] ??= [];
    this.tables[table].push(row);
  }

  /** Gives what was gathered, and begins anew. */
  take(): Tables {
    const { tables } = this;
    this.tables = {};
    return tables;
  }
}
