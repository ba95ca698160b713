import { sha256 } from '../domain/canonical.ts';
import { BadRequest } from '../domain/errors.ts';

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
 * @throws BadRequest where it is malformed or belongs to another list
 */
export function readCursor(list: string, cursor: string): Position {
  const [mark, key, id] = parse(cursor);
  if (mark === digest(list) && (typeof key === 'string' || typeof key === 'number') && Number.isSafeInteger(id)) {
    return { key, id: id as number };
  }
  throw new BadRequest([
    { path: 'after', message: 'This cursor belongs to another list. Begin again without `after`.' },
  ]);
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
