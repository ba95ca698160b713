import { NotFound } from '../domain/errors.ts';
import type { RecordTexts } from '../domain/records.ts';
import type { RecordType } from '../domain/words.ts';
import { findRecord, type Source } from '../store/records.ts';

/** A record as its latest revision has it. @throws NotFound */
export async function getRecord<T extends RecordType>(from: Source, type: T, id: number): Promise<RecordTexts[T]> {
  const record = await findRecord(from, type, id);
  if (!record) throw new NotFound(`There is no ${type} ${id}.`);
  return record;
}
