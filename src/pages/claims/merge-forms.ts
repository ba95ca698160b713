import type { Claim } from '../../domain/claim.ts';
import { writtenTime } from '../../domain/inputs/text.ts';
import { type Merge, merge } from '../../domain/merge.ts';
import { normalise } from '../../domain/normalise.ts';
import { claimTree } from './claim-tree.ts';
import { type FormTree, rowsOf } from './form-body.ts';

/** What was typed on an older revision of a claim, merged with what became of it since; all three as forms send them. */
export interface FormMerge extends Merge {
  base: FormTree;
  theirs: FormTree;
  mine: FormTree;
}

export const lists = ['attribution', 'appearances', 'figures'] as const;

// What a form sends beside the members of the claim.
const control = new Set(['revision', 'base', 'take', 'taken']);
const newRow = 'new-';

/** @param base the claim as the form began; null where that text cannot be read: then whatever differs is a conflict */
export function mergeForms(base: Claim | null, theirs: Claim, typed: FormTree): FormMerge {
  const sides = {
    base: base ? comparable(claimTree(base)) : {},
    theirs: comparable(claimTree(theirs)),
    mine: comparable(withRowIds(typed)),
  };
  return { ...sides, ...merge(sides.base, sides.theirs, sides.mine) };
}

/** The same merge with what was chosen of the conflicts: `theirs` goes before what was typed. */
export function withChoices({ base, theirs, mine, members }: FormMerge, take: unknown): FormMerge {
  const chosen = { ...mine };
  for (const { path, theirs: value, by } of members) {
    if (by !== 'conflict' || choiceOf(take, path) !== 'theirs') continue;
    const [name = '', id] = path.split('.');
    if (id === undefined) chosen[name] = value;
    else chosen[name] = withItem(rowsOf(chosen, name), id, value as FormTree | undefined, rowsOf(theirs, name));
  }
  return { base, theirs, mine: chosen, ...merge(base, theirs, chosen) };
}

/** What the other side alone changed. The page of a merge sends it, since what it sends beside holds that already. */
export function takenPaths({ members }: Merge): string[] {
  return members.filter(({ by }) => by === 'theirs').map(({ path }) => path);
}

/** The merge of what the page of a merge sent: what it took from the other side is still theirs alone. */
export function withTaken(merged: FormMerge, taken: unknown): FormMerge {
  const paths = new Set(typeof taken === 'string' ? taken.split(' ') : []);
  const members = merged.members.map((member) =>
    member.by === 'both' && paths.has(member.path) ? { ...member, by: 'theirs' as const } : member,
  );
  return { ...merged, members };
}

/** What was chosen for a member that both changed. */
export function choiceOf(take: unknown, path: string): 'mine' | 'theirs' | null {
  const value = path
    .split('.')
    .reduce<unknown>(
      (place, step) =>
        typeof place === 'object' && place !== null && Object.hasOwn(place, step)
          ? (place as FormTree)[step]
          : undefined,
      take,
    );
  return value === 'mine' || value === 'theirs' ? value : null;
}

/** What is merged so far, to be shown in a form: rows that were typed have no ids, and steps name their passages by place. */
export function shownTree({ merged }: FormMerge): FormTree {
  return withoutIds(merged, (id) => !id.startsWith(newRow));
}

/** What was merged, to be saved over `theirs`: what is gone there by now is made anew, with its passage as `base` has it. */
export function savedTree({ merged }: FormMerge, base: Claim | null, theirs: Claim): FormTree {
  const known = new Set(lists.flatMap((list) => theirs[list].map((item) => item.id)));
  const passages = new Map(base?.appearances.map((appearance) => [appearance.id, appearance]));
  const appearances = rowsOf(merged, 'appearances').map((row) => {
    const gone = known.has(row.id as string) ? undefined : passages.get(row.id as string);
    if (!gone) return row;
    const { exact, prefix, suffix, start } = gone.quote;
    return { ...row, documentId: gone.documentId, exact, prefix, suffix, start };
  });
  return withoutIds({ ...merged, appearances }, (id) => known.has(id));
}

function withoutIds(tree: FormTree, isKept: (id: string) => boolean): FormTree {
  const passages = rowsOf(tree, 'appearances').map((row) => row.id as string);
  const placeOf = (id: unknown) => {
    const index = passages.indexOf(id as string);
    if (index === -1) return undefined;
    return isKept(id as string) ? id : index;
  };
  const rows = (list: string) =>
    rowsOf(tree, list).map(({ id, ...row }) => ({
      ...(isKept(id as string) ? { id } : {}),
      ...row,
      ...('appearance' in row ? { appearance: placeOf(row.appearance) } : {}),
    }));
  return { ...tree, ...Object.fromEntries(lists.map((list) => [list, rows(list)])) };
}

/** New rows get ids for as long as the merge takes, and steps name their passages by them. */
function withRowIds(typed: FormTree): FormTree {
  const rows = (list: string) =>
    rowsOf(typed, list).map((row, index): FormTree => ({ ...row, id: row.id ?? `${newRow}${list}-${index}` }));
  const appearances = rows('appearances');
  const attribution = rows('attribution').map((row) => {
    const index = row.appearance === undefined ? Number.NaN : Number(row.appearance);
    return Number.isInteger(index) ? { ...row, appearance: appearances[index]?.id } : row;
  });
  return { ...typed, appearances, attribution, figures: rows('figures') };
}

/** A form's tree in which equal things look alike: as texts, without what is empty, and of each row what its form shows. */
function comparable(tree: FormTree): FormTree {
  const members = Object.entries(tree).filter(([name]) => !control.has(name));
  const own = asSent(Object.fromEntries(members)) as FormTree;
  const { topics, dueAt } = own;
  return withoutUndefined({
    ...own,
    dueAt: writtenTime.safeParse(dueAt).data ?? dueAt,
    topics: typeof topics === 'string' ? asSent(topics.split('\n')) : topics,
    attribution: rowsOf(own, 'attribution').map(({ step: _step, ...row }) => row),
    appearances: rowsOf(own, 'appearances').map(shownPassage),
    figures: rowsOf(own, 'figures').map((row) => withoutUndefined({ ...row, place: shownPlace(row.place) })),
  });
}

function shownPassage(row: FormTree): FormTree {
  if (String(row.id).startsWith(newRow)) return row;
  return withoutUndefined({ id: row.id, outletCheck: row.outletCheck, disclaimer: row.disclaimer });
}

function shownPlace(place: unknown): FormTree | undefined {
  const name = (place as FormTree | undefined)?.name;
  return name === undefined ? undefined : { name };
}

function asSent(value: unknown): unknown {
  if (value === true) return 'on';
  if (value === undefined || value === null || value === false) return undefined;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return normalise(value).trim() || undefined;
  if (Array.isArray(value)) {
    const items = value.map(asSent).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  const members = withoutUndefined(
    Object.fromEntries(Object.entries(value as FormTree).map(([name, inner]) => [name, asSent(inner)])),
  );
  return Object.keys(members).length > 0 ? members : undefined;
}

function withoutUndefined(tree: FormTree): FormTree {
  return Object.fromEntries(Object.entries(tree).filter(([, value]) => value !== undefined));
}

/** Rows with one of them replaced, taken away, or put where the other side has it. */
function withItem(rows: FormTree[], id: string, item: FormTree | undefined, like: FormTree[]): FormTree[] {
  if (!item) return rows.filter((row) => row.id !== id);
  const index = rows.findIndex((row) => row.id === id);
  if (index !== -1) return rows.with(index, item);
  const before = like
    .slice(
      0,
      like.findIndex((row) => row.id === id),
    )
    .map((row) => row.id);
  return rows.toSpliced(rows.findLastIndex((row) => before.includes(row.id)) + 1, 0, item);
}
