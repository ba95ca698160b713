import { canonical } from './canonical.ts';

/** One member that differs between two texts; a nested item is named by its id, as `evidence.<id>`. */
export interface Difference {
  path: string;
  before: unknown;
  after: unknown;
}

// Members that every revision changes, or that follow from others.
const bookkeeping = new Set(['revision', 'updatedAt', 'stageSince', 'claimHash', 'contentHash']);

/**
 * What differs between two revisions of a record, member by member and item by item.
 * Lists of items with ids are compared by id; anything else by its canonical JSON.
 */
export function differences(before: object, after: object): Difference[] {
  const old = before as Record<string, unknown>;
  const now = after as Record<string, unknown>;
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((name) => !bookkeeping.has(name));
  return names.flatMap((name) => {
    const lists = [old[name] ?? [], now[name] ?? []];
    if (lists.every(isItemList)) return itemDifferences(name, lists[0] as Item[], lists[1] as Item[]);
    return same(old[name], now[name]) ? [] : [{ path: name, before: old[name], after: now[name] }];
  });
}

type Item = { id: string };

function isItemList(value: unknown): value is Item[] {
  return Array.isArray(value) && value.every((item) => typeof (item as Item)?.id === 'string');
}

function itemDifferences(name: string, before: Item[], after: Item[]): Difference[] {
  const old = new Map(before.map((item) => [item.id, item]));
  const now = new Map(after.map((item) => [item.id, item]));
  const ids = [...new Set([...old.keys(), ...now.keys()])];
  return ids
    .filter((id) => !same(old.get(id), now.get(id)))
    .map((id) => ({ path: `${name}.${id}`, before: old.get(id), after: now.get(id) }));
}

function same(a: unknown, b: unknown): boolean {
  return canonical({ a }) === canonical({ a: b });
}
