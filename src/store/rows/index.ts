import type { RecordTexts } from '../../domain/records.ts';
import type { RecordType } from '../../domain/words.ts';
import { claimRows } from './claim-rows.ts';
import { documentRows, personRows, policyRows, sourceRows, tokenRows } from './other-rows.ts';
import type { RowSet } from './row-set.ts';

const makers: { [T in RecordType]: (text: RecordTexts[T]) => RowSet } = {
  claim: claimRows,
  source: sourceRows,
  document: documentRows,
  policy: policyRows,
  person: personRows,
  token: tokenRows,
};

/** The table of each kind of record. */
export const recordTables: Record<RecordType, string> = {
  claim: 'Claim',
  source: 'Source',
  document: 'Document',
  policy: 'Policy',
  person: 'Person',
  token: 'AccessToken',
};

/** The tables of a record's items, with the column that names their record. */
export const itemTables: Partial<Record<RecordType, { owner: string; tables: string[] }>> = {
  claim: { owner: 'claimId', tables: ['ClaimTopic', 'Appearance', 'Attribution', 'Evidence', 'Figure', 'Link'] },
  source: { owner: 'sourceId', tables: ['SourceAlias'] },
};

/** The rows that stand for a record's text. */
export function rowsOf<T extends RecordType>(type: T, text: RecordTexts[T]): RowSet {
  return makers[type](text);
}
