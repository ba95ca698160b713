import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { Desk } from '../../desk/desk.ts';
import type { Related, Resting } from '../../desk/read-related.ts';
import { readSituation } from '../../desk/situation.ts';
import type { Claim } from '../../domain/claim.ts';
import type { RelatedFilters } from '../../domain/inputs/related-input.ts';
import { directionOf } from '../../domain/languages.ts';
import { daysAround, type RelatedReason, relatedReasons } from '../../domain/related.ts';
import { decide, workflow } from '../../domain/workflow.ts';
import { findListedRows } from '../../store/listed-claims.ts';
import { findNames } from '../../store/people.ts';
import type { Returned } from '../answer.ts';
import { type ClaimRow, shownRows } from '../claim-row.ts';
import type { Field } from '../fields.ts';
import { askedOf, listPath, mostCounted, paginationOf } from '../list-head.ts';
import type { HeldPublication } from '../publication-json.ts';
import { actorOf } from '../request.ts';
import { type ShownPublication, shownPublications } from '../shown-publication.ts';
import { type Mark, markOf } from '../standing.ts';
import { type Wording, wordingOf } from '../wording.ts';
import { rowsOf } from './form-body.ts';

/** What `views/claims/related.ejs` shows. */
export interface RelatedPage {
  id: number;
  path: string;
  jsonPath: string;
  statement: { text: string; language: string; direction: 'ltr' | 'rtl' };
  mark: Mark;
  /** Why the verdict was retracted, where it was. */
  retracted: string | null;
  groups: Group[];
  /** "12 claims", and the ways to fewer or all of them. */
  count: string;
  views: { text: string; href: string; current: boolean }[];
  rows: { row: ClaimRow; note: { text: string; kind: string }; select: Select | null }[];
  /** Null where this person reopens nothing. */
  form: ReopeningForm | null;
  pagination: { next?: string; first?: string };
  /** The articles that used the claim, the latest recorded first. */
  publications: ShownPublication[];
}

/** One reason for which others rest on the same ground. */
interface Group {
  title: string;
  text: string;
  count: string;
  href: string | null;
  current: boolean;
}

/** A claim that can be chosen, with the revision that is shown. */
interface Select {
  name: string;
  label: string;
  checked: boolean;
  hidden: { name: string; value: number }[];
}

interface ReopeningForm {
  action: string;
  requestId: string;
  button: string;
  fields: Field[];
  labels: Record<string, string>;
  faults: Returned['faults'];
  typed: Returned['typed'] | undefined;
  /** The same page with all that can be chosen ticked. */
  chooseAllHref: string;
}

interface Shown {
  filters: RelatedFilters;
  related: Related;
  next: string | null;
  returned: Returned | undefined;
  publications: HeldPublication[];
}

const titles: Record<RelatedReason, string> = {
  same_evidence: 'The same evidence',
  same_origin: 'The same origin',
  same_people: 'The same two people',
  links_here: 'Linked to this claim',
};

/** The page that shows what else rests on what a claim rests on. */
export async function relatedPage(desk: Desk, req: Request, claim: Claim, shown: Shown): Promise<RelatedPage> {
  const { related, filters, next, returned } = shown;
  const { read } = desk.store;
  const wording = await wordingOf(desk);
  const { situation } = await readSituation(read, actorOf(req), claim, wording.now);
  const mayReopen = decide('reopen', { ...situation, stage: 'settled' }).ok;
  const { signing } = related.resting;
  const names = await findNames(read, signing ? [signing.proposerId, signing.signerId] : []);
  const ids = related.items.map((item) => item.claim.id);
  const rows = shownRows(await findListedRows(read, ids, wording.now), wording);
  const chosen = new Set(rowsOf(returned?.typed ?? {}, 'claims').map((row) => Number(row.id)));
  const asked = askedOf(req);
  const path = `${claim.path}/related`;
  const { statement, language } = claim;
  return {
    id: claim.id,
    path: claim.path,
    jsonPath: listPath(`${path}.json`, asked),
    statement: { text: statement, language, direction: directionOf(language) },
    mark: markOf(claim, wording),
    retracted: claim.standing === 'retracted' ? (claim.corrections.at(-1)?.reason ?? '') : null,
    groups: relatedReasons.map((reason) => ({
      title: titles[reason],
      text: groundWords(reason, claim, related.resting, wording, names),
      count: countOf(related.counts[reason]),
      href: related.counts[reason] > 0 ? `${path}?reason=${reason}` : null,
      current: filters.reason === reason,
    })),
    count: countOf(filters.reason === undefined ? related.counts.all : related.counts[filters.reason]),
    views: viewsOf(path, filters),
    rows: related.items.map(({ claim: other, reasons }, index) => ({
      row: rows[index] as ClaimRow,
      note: { text: reasons.map((reason) => titles[reason]).join(' · '), kind: 'unknown' },
      select:
        mayReopen && workflow.reopen.from[other.stage]
          ? selectOf(other, index, chosen.has(other.id) || filters.choose === 'all')
          : null,
    })),
    form: mayReopen ? formOf(path, asked, returned) : null,
    pagination: paginationOf(path, asked, next, filters.after),
    publications: await shownPublications(read, wording, shown.publications),
  };
}

function groundWords(
  reason: RelatedReason,
  { evidence }: Claim,
  { roots, signing }: Resting,
  { time, words }: Wording,
  names: ReadonlyMap<number, string>,
): string {
  const list = new Intl.ListFormat(words.locale, { type: 'conjunction' });
  if (reason === 'same_evidence') {
    const items = evidence.filter((item) => item.url || item.sha256).length;
    if (items === 0) return 'No evidence here has a copy or a web address.';
    return `With the copy or web address of ${items === 1 ? 'the item' : `one of the ${items} items`} here.`;
  }
  if (reason === 'same_origin') {
    if (roots.length === 0) return 'No evidence here names an origin.';
    return `With evidence that goes back to ${list.format(roots.map((root) => root.name))}.`;
  }
  if (reason === 'same_people') {
    if (!signing) return 'This claim was never signed off.';
    const nameOf = (id: number) => names.get(id) ?? `person ${id}`;
    const both = list.format([nameOf(signing.proposerId), nameOf(signing.signerId)]);
    return `Proposed and signed by ${both}, either way round, within ${daysAround} days of ${time(signing.at).text}.`;
  }
  return 'With a link of their own that names this claim.';
}

function viewsOf(path: string, { reason, stage }: RelatedFilters): RelatedPage['views'] {
  const view = (text: string, wanted: RelatedFilters['stage']) => {
    const asked = new URLSearchParams({ ...(reason ? { reason } : {}), ...(wanted ? { stage: wanted } : {}) });
    return { text, href: listPath(path, asked), current: stage === wanted };
  };
  const all = view('All stages', undefined);
  const settled = view('Settled ones', 'settled');
  return reason === undefined
    ? [all, settled]
    : [all, settled, { text: 'For every reason', href: path, current: false }];
}

function selectOf({ id, revision }: Claim, index: number, checked: boolean): Select {
  return {
    name: `claims.${index}.chosen`,
    label: `Choose claim ${id}`,
    checked,
    hidden: [
      { name: `claims.${index}.id`, value: id },
      { name: `claims.${index}.revision`, value: revision },
    ],
  };
}

function formOf(path: string, asked: URLSearchParams, returned: Returned | undefined): ReopeningForm {
  const note: Field = { name: 'note', label: 'Why they are reopened', type: 'textarea', rows: 3 };
  const all = new URLSearchParams(asked);
  all.set('choose', 'all');
  return {
    action: listPath(`${path}/reopenings`, asked),
    requestId: randomUUID(),
    button: 'Reopen the chosen claims',
    fields: [note],
    labels: { note: note.label, claims: 'Claims' },
    faults: (returned?.faults ?? []).map(({ path: at, message }) => ({
      path: at.startsWith('claims') ? 'claims' : at,
      message,
    })),
    typed: returned?.typed,
    chooseAllHref: listPath(path, all),
  };
}

/** "12 claims", "None". */
function countOf(count: number): string {
  if (count === 0) return 'None';
  if (count > mostCounted) return `more than ${mostCounted.toLocaleString('en')} claims`;
  return `${count.toLocaleString('en')} ${count === 1 ? 'claim' : 'claims'}`;
}
