import { sha256 } from '../domain/canonical.ts';
import { BadRequest } from '../domain/errors.ts';
import { isCleanText } from '../domain/normalise.ts';

/** Where a page of a list ended: the sort key and id of its last item. */
export interface Position {
  key: string | number;
  id: number;
}

/** Makes the cursor of the next page; it holds for this list, sort and filters alone. */
export function writeCursor(list: string, position: Position): string {
  return Buffer.from(JSON.stringify([digest(list), position.key, position.id])).toString('base64url');
}

/**
 * Reads a cursor.
 * @param list what it must have been made for: name, sort and filters of the list as one text
 * @param kind of the sort key: a forged one of another kind would reach the database
 * @throws BadRequest where it is malformed or belongs to another list
 */
export function readCursor(list: string, cursor: string, kind: 'text' | 'number'): Position {
  const [mark, key, id] = parse(cursor);
  if (mark === digest(list) && isKey(key, kind) && isId(id)) return { key, id };
  throw new BadRequest([
    { path: 'after', message: 'This cursor belongs to another list. Begin again without `after`.' },
  ]);
}

function isKey(key: unknown, kind: 'text' | 'number'): key is string | number {
  return kind === 'number' ? isId(key) : typeof key === 'string' && isCleanText(key);
}

function isId(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 2_147_483_647;
}

function digest(list: string): string {
  return sha256(list).slice(0, 16);
}

function parse(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
