import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { changesSince } from '../../desk/changes-since.ts';
import type { Claim } from '../../domain/claim.ts';
import type { AttributedChange, Fault } from '../../domain/errors.ts';
import type { MergedMember } from '../../domain/merge.ts';
import { readText } from '../../domain/records.ts';
import { findHistory } from '../../store/history.ts';
import { findNames } from '../../store/people.ts';
import { findRevisionText, type Source } from '../../store/records.ts';
import { formBody, isForm } from '../../web/forms.ts';
import { render } from '../../web/views.ts';
import type { Field } from '../fields.ts';
import type { Deps } from '../request.ts';
import { type ShownTime, type Wording, wordingOf } from '../wording.ts';
import { claimFields, type FormPart, formParts } from './claim-fields.ts';
import { withPassages } from './claim-tree.ts';
import { type FormTree, rowsOf, tidyForm } from './form-body.ts';
import { type HistoryItem, historyItems, peopleIn } from './history-items.ts';
import { figureFields, outletFields, stepFields } from './item-fields.ts';
import type { Choices } from './list-filters.ts';
import {
  choiceOf,
  type FormMerge,
  type lists,
  mergeForms,
  savedTree,
  shownTree,
  takenPaths,
  withChoices,
  withTaken,
} from './merge-forms.ts';
import { sourceChoices } from './source-fields.ts';

/** What `views/claims/merge.ejs` shows. */
export interface MergePage {
  id: number;
  path: string;
  sentence: string;
  history: HistoryItem[];
  requestId: string;
  /** What the form carries unseen: everything on which both sides agree by now. */
  hidden: { name: string; value: string }[];
  conflicts: MergeConflict[];
  taken: MergeTaken[];
  choices: Choices[];
  faults: Fault[];
  labels: Record<string, string>;
  typed: FormTree;
}

/** A member in words, a row for each of its fields; none where it is not there. */
type Words = { label: string; text: string }[];

interface Theirs {
  who: string | null;
  at: ShownTime | null;
}

/** A member that both changed: what it was, what it is by now, and what was typed, to be chosen or written anew. */
export interface MergeConflict extends Theirs {
  name: string;
  label: string;
  base: Words;
  theirs: Words;
  /** Mine, as fields; none where it was removed. */
  fields: Field[];
  hidden: Field[];
  chosen: 'mine' | 'theirs' | null;
}

/** A member that one side alone changed, or both alike. */
export interface MergeTaken extends Theirs {
  label: string;
  by: 'mine' | 'theirs' | 'both';
  base: Words;
  now: Words;
}

/** The page of an edit that came late: `typed` was made on another revision of the claim than there is now. */
export async function showLateEdit(deps: Deps, res: Response, claim: Claim, typed: FormTree): Promise<void> {
  const seen = Number(typed.revision);
  const base = seen < claim.revision ? await claimAt(deps.desk.store.read, claim.id, seen) : null;
  await showMerge(deps, res, {
    base,
    theirs: claim,
    merge: mergeForms(base, claim, typed),
    take: undefined,
    faults: [],
  });
}

/**
 * Makes of what the page of a merge sends the edit that it amounts to. Where something is left to choose it shows the page
 * again.
 * @returns whether the page was shown
 */
export async function settleMerge(deps: Deps, req: Request, res: Response, claim: Claim): Promise<boolean> {
  if (!isForm(req) || (req.body as FormTree).base === undefined) return false;
  const { read } = deps.desk.store;
  await tidyForm(read, req);
  const { requestId } = req.body as FormTree;
  const { base: began, take, taken, ...typed } = formBody(req);
  const base = await claimAt(read, claim.id, Number(began));
  const theirs = (await claimAt(read, claim.id, Number(typed.revision))) ?? claim;
  const first = withTaken(mergeForms(base, theirs, typed), taken);
  const open = first.members.filter(({ path, by }) => by === 'conflict' && !choiceOf(take, path));
  if (open.length > 0) {
    const faults = open.map(({ path }) => ({
      path: `take.${path}`,
      message: 'This has to be chosen: theirs or yours.',
    }));
    res.status(422);
    await showMerge(deps, res, { base, theirs, merge: first, take, faults });
    return true;
  }
  const saved = savedTree(withChoices(first, take), base, theirs);
  req.body = { ...saved, revision: typed.revision, ...(requestId === undefined ? {} : { requestId }) };
  return false;
}

/** The claim of which a form speaks: as it is now, or as it was on the revision that the form began on. */
export async function seenClaim(read: Source, req: Request, claim: Claim): Promise<Claim> {
  const number = isForm(req) ? Number((req.body as FormTree).revision) : claim.revision;
  return number === claim.revision ? claim : ((await claimAt(read, claim.id, number)) ?? claim);
}

async function claimAt(read: Source, id: number, number: number): Promise<Claim | null> {
  if (!Number.isInteger(number) || number < 1 || number > 2_147_483_647) return null;
  const text = await findRevisionText(read, 'claim', id, number);
  return text === null ? null : readText('claim', text);
}

interface Shown {
  base: Claim | null;
  theirs: Claim;
  merge: FormMerge;
  take: unknown;
  faults: Fault[];
}

async function showMerge({ desk }: Deps, res: Response, { base, theirs, merge, take, faults }: Shown): Promise<void> {
  const { read } = desk.store;
  const { id, path, revision } = theirs;
  const wording = await wordingOf(desk);
  const entries = base ? await findHistory(read, 'claim', id, { after: base.revision, upTo: revision }) : [];
  const changes = base ? await changesSince(read, base, theirs) : [];
  const names = await findNames(read, [...peopleIn(entries), ...changes.flatMap(({ by }) => by ?? [])]);
  const tree = shownTree(merge);
  const values = withPassages(base ? withPassages(tree, base) : tree, theirs);
  const parts = await formParts(read, wording, values, path);
  const form = { wording, base, theirs, merge, parts, own: ownFields(theirs.language, wording), take };
  const told = (member: MergedMember) => theirsOf(changes, member, names, wording);
  const conflicts = merge.members
    .filter(({ by }) => by === 'conflict')
    .map((member) => ({ ...conflictOf(form, member), ...told(member) }));
  const taken = merge.members
    .filter(({ by }) => by !== 'conflict')
    .map((member) => ({ ...takenOf(form, member), ...told(member) }));
  const shown = new Set(conflicts.flatMap(({ fields, hidden }) => [...fields, ...hidden].map(({ name }) => name)));
  await render<MergePage>(res, 'claims/merge', {
    id,
    path,
    sentence: base
      ? `You began on revision ${base.revision} of this claim, and it is at revision ${revision} now. Nothing that you typed is lost.`
      : `What you typed belongs to a revision of this claim that cannot be read; it is at revision ${revision} now. Nothing that you typed is lost.`,
    history: historyItems(entries, wording, { claim: theirs, proposals: [], names }),
    requestId: randomUUID(),
    hidden: [
      { name: 'revision', value: String(revision) },
      { name: 'base', value: String(base?.revision ?? 0) },
      { name: 'taken', value: takenPaths(merge).join(' ') },
      ...flat(tree, '').filter(({ name }) => !shown.has(name)),
    ],
    conflicts,
    taken,
    choices: await sourceChoices(read),
    faults,
    labels: Object.fromEntries(conflicts.map(({ name, label }) => [name, label])),
    typed: values,
  });
}

function theirsOf(
  changes: AttributedChange[],
  { path, by }: MergedMember,
  names: ReadonlyMap<number, string>,
  { time }: Wording,
): Theirs {
  const change = by === 'mine' ? undefined : changes.find((one) => one.path === path);
  if (change?.by === undefined || change.at === undefined) return { who: null, at: null };
  return { who: names.get(change.by) ?? `person ${change.by}`, at: time(change.at) };
}

interface Form {
  wording: Wording;
  base: Claim | null;
  theirs: Claim;
  merge: FormMerge;
  parts: FormPart[];
  /** The claim's own fields by member. */
  own: ReadonlyMap<string, Field[]>;
  take: unknown;
}

function ownFields(language: string, wording: Wording): ReadonlyMap<string, Field[]> {
  const { first, place, dates } = claimFields(language, wording);
  const alone = [...first, ...dates].map((field): [string, Field[]] => [field.name, [field]]);
  return new Map([...alone, ['place', place]]);
}

function conflictOf(form: Form, member: MergedMember): Omit<MergeConflict, keyof Theirs> {
  const { path } = member;
  return {
    name: `take.${path}`,
    label: labelOf(form, member),
    base: wordsOf(form, path, member.base),
    theirs: wordsOf(form, path, member.theirs),
    ...fieldsOf(form, path),
    chosen: choiceOf(form.take, path),
  };
}

function takenOf(form: Form, member: MergedMember): Omit<MergeTaken, keyof Theirs> {
  const { path, by, base, theirs, mine } = member;
  return {
    label: labelOf(form, member),
    by: by as MergeTaken['by'],
    base: wordsOf(form, path, base),
    now: wordsOf(form, path, by === 'theirs' ? theirs : mine),
  };
}

/** The fields in which mine stands, below the names of its row. */
function fieldsOf({ own, parts, merge }: Form, path: string): { fields: Field[]; hidden: Field[] } {
  const [name = '', id] = path.split('.');
  if (id === undefined) return { fields: own.get(name) ?? [], hidden: [] };
  const index = rowsOf(merge.merged, name).findIndex((row) => row.id === id);
  const row = parts.find((part) => part.name === name)?.rows[index];
  return index === -1 || !row
    ? { fields: [], hidden: [] }
    : { fields: [...row.fields, ...row.further], hidden: row.hidden };
}

const titles: Record<(typeof lists)[number], string> = {
  attribution: 'Step of a chain',
  appearances: 'Passage',
  figures: 'Figure',
};

function labelOf(form: Form, { path, base, theirs, mine }: MergedMember): string {
  const [name = '', id] = path.split('.');
  if (id === undefined) return form.own.get(name)?.[0]?.label ?? name;
  const item = (base ?? theirs ?? mine) as FormTree;
  const called = quoteOf(form, item) ?? (item.source as FormTree | undefined)?.name ?? item.metric;
  return called ? `${titles[name as 'figures']}: ${String(called).slice(0, 60)}` : titles[name as 'figures'];
}

/** The passage that an appearance stands for; its form does not send it again. */
function quoteOf({ base, theirs }: Form, { id, exact }: FormTree): string | undefined {
  if (typeof exact === 'string') return exact;
  return [...theirs.appearances, ...(base?.appearances ?? [])].find((one) => one.id === id)?.quote.exact;
}

/** A member, or an item, as its fields would read. */
function wordsOf(form: Form, path: string, value: unknown): Words {
  const [name = '', id] = path.split('.');
  if (value === undefined) return [];
  if (id === undefined) return readFields(form.own.get(name) ?? [], { [name]: value });
  const item = value as FormTree;
  const quote = quoteOf(form, item);
  const { wording } = form;
  const fields: Record<string, Field[]> = {
    attribution: [{ name: 'chain', label: 'Chain' }, ...Object.values(stepFields('', wording, [])).flat()],
    appearances: outletFields('', wording),
    figures: Object.values(figureFields('', wording)).flat(),
  };
  return [...(quote ? [{ label: 'Passage', text: quote }] : []), ...readFields(fields[name] ?? [], item)];
}

function readFields(fields: Field[], tree: FormTree): Words {
  return fields.flatMap(({ name, label, type, options }) => {
    const value = name.split('.').reduce<unknown>((place, step) => (place as FormTree | undefined)?.[step], tree);
    if (value === undefined) return [];
    const text = Array.isArray(value) ? value.join(', ') : String(value);
    const chosen = options?.find((option) => String(option.value) === text)?.text;
    return [{ label, text: type === 'checkbox' ? 'yes' : (chosen ?? text) }];
  });
}

/** A tree as a form's fields, with dots between the names. */
function flat(value: unknown, name: string): { name: string; value: string }[] {
  if (value === undefined || value === null) return [];
  if (name === 'topics' && Array.isArray(value)) return [{ name, value: value.join('\n') }];
  if (typeof value !== 'object') return [{ name, value: String(value) }];
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, name ? `${name}.${key}` : key));
}
