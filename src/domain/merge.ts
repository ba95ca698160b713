import { canonical } from './canonical.ts';

/** Who changed a member since both began: one side alone, both alike, or both differently. */
export type ChangedBy = 'mine' | 'theirs' | 'both' | 'conflict';

/** A member that at least one side changed; an item of a list is named by its id, as `figures.<id>`. */
export interface MergedMember {
  path: string;
  /** Undefined where the member was not there, or is not there any more. */
  base: unknown;
  theirs: unknown;
  mine: unknown;
  by: ChangedBy;
}

export interface Merge {
  /** What both sides come to. Where they differ it holds mine, until somebody chooses. */
  merged: Record<string, unknown>;
  members: MergedMember[];
}

type Tree = Record<string, unknown>;
type Item = { id: string };

/**
 * Merges two changes of one record, member by member, and lists of items with ids item by item: what one side alone
 * changed is taken, what both changed alike is taken once, and what both changed differently is a conflict.
 */
export function merge(base: Tree, theirs: Tree, mine: Tree): Merge {
  const names = [...new Set([...Object.keys(base), ...Object.keys(theirs), ...Object.keys(mine)])];
  const merged: Tree = {};
  const members: MergedMember[] = [];
  for (const name of names) {
    const sides = [base[name], theirs[name], mine[name]] as const;
    if (sides.every(isItemList) && sides.some((side) => side !== undefined)) {
      const lists = sides.map((side) => (side ?? []) as Item[]) as [Item[], Item[], Item[]];
      merged[name] = mergeItems(name, lists, members);
    } else {
      const kept = mergeMember(name, sides, members);
      if (kept !== undefined) merged[name] = kept;
    }
  }
  return { merged, members };
}

function mergeMember(
  path: string,
  [base, theirs, mine]: readonly [unknown, unknown, unknown],
  members: MergedMember[],
): unknown {
  const by = changedBy(base, theirs, mine);
  if (by) members.push({ path, base, theirs, mine, by });
  return by === 'theirs' ? theirs : mine;
}

function changedBy(base: unknown, theirs: unknown, mine: unknown): ChangedBy | null {
  if (same(theirs, mine)) return same(base, mine) ? null : 'both';
  if (same(base, theirs)) return 'mine';
  return same(base, mine) ? 'theirs' : 'conflict';
}

function mergeItems(name: string, [base, theirs, mine]: [Item[], Item[], Item[]], members: MergedMember[]): Item[] {
  const kept = new Map<string, Item>();
  const [old, other, own] = [base, theirs, mine].map((list) => new Map(list.map((item) => [item.id, item])));
  for (const id of idsOf([...base, ...theirs, ...mine])) {
    const item = mergeMember(`${name}.${id}`, [old?.get(id), other?.get(id), own?.get(id)], members);
    if (item !== undefined) kept.set(id, item as Item);
  }
  return orderOf(base, theirs, mine)
    .filter((id) => kept.has(id))
    .map((id) => kept.get(id) as Item);
}

/** The order of the side that moved items, theirs first; what only the other side has follows what it followed there. */
function orderOf(base: Item[], theirs: Item[], mine: Item[]): string[] {
  const everywhere = new Set(
    idsOf(base).filter((id) => [theirs, mine].every((list) => list.some((one) => one.id === id))),
  );
  const common = (list: Item[]) =>
    idsOf(list)
      .filter((id) => everywhere.has(id))
      .join(' ');
  const [lead, follow] = common(theirs) === common(base) ? [mine, theirs] : [theirs, mine];
  const order = idsOf(lead);
  idsOf(follow).forEach((id, index, all) => {
    if (order.includes(id)) return;
    const before = all.slice(0, index).findLast((earlier) => order.includes(earlier));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  });
  return order;
}

function idsOf(items: Item[]): string[] {
  return [...new Set(items.map((item) => item.id))];
}

function isItemList(value: unknown): boolean {
  if (value === undefined) return true;
  return Array.isArray(value) && value.every((item) => typeof (item as Item | null)?.id === 'string');
}

function same(a: unknown, b: unknown): boolean {
  return canonical({ a }) === canonical({ a: b });
}
