import type { Claim } from '../domain/claim.ts';
import { directionOf } from '../domain/languages.ts';
import { type Highlight, highlight, type SearchQuery } from '../domain/search.ts';
import type { ListedRow } from '../store/listed-claims.ts';
import { findRecords, type Source } from '../store/records.ts';
import { type Mark, markOfListed } from './standing.ts';
import type { ShownTime, Wording } from './wording.ts';

/** A claim in a list, as `partials/claim-row` shows it. */
export interface ClaimRow {
  path: string;
  statement: string;
  /** The statement in parts, where words were searched for. */
  found: Highlight[];
  /** Where else the words stand, if not in the statement. */
  elsewhere: { where: string; parts: Highlight[] } | null;
  language: string;
  direction: 'ltr' | 'rtl';
  mark: Mark;
  /** Who says so: the first chain's beginning. */
  speaker: string | null;
  place: string | null;
  /** Of what is claimed. */
  date: ShownTime | null;
  changed: ShownTime;
  due: (ShownTime & { past: boolean }) | null;
  assignee: string | null;
  /** Who is editing it just now. */
  editor: string | null;
  stage: { text: string; kind: string };
  /** Where it is more than normal. */
  urgency: { text: string; kind: string } | null;
}

/** Claims as rows of a list, in the order given. */
export function shownRows(listed: ListedRow[], wording: Wording): ClaimRow[] {
  return listed.map((row) => shownRow(row, wording));
}

/** The same of what was searched for, marked where it was found; texts are read of those alone whose statement holds none of it. */
export async function foundRows(
  read: Source,
  listed: ListedRow[],
  search: SearchQuery,
  wording: Wording,
): Promise<ClaimRow[]> {
  const parts = new Map(listed.map(({ id, statement }) => [id, highlight(statement, search)]));
  const holds = (id: number) => parts.get(id)?.some((part) => part.hit) === true;
  const others = listed.filter(({ id }) => !holds(id)).map(({ id }) => id);
  const texts = new Map((await findRecords(read, 'claim', others)).map((claim) => [claim.id, claim]));
  return listed.map((row) => {
    const claim = texts.get(row.id);
    const found = parts.get(row.id) ?? [];
    return { ...shownRow(row, wording), found, elsewhere: claim ? elsewhereIn(claim, search) : null };
  });
}

/** A claim as a row of a list. */
export function shownRow(row: ListedRow, wording: Wording): ClaimRow {
  const { words, now, timeAgo, date } = wording;
  const { id, statement, language, dueAt, eventDate, urgency, stage } = row;
  return {
    path: `/claims/${id}`,
    statement,
    found: [{ text: statement, hit: false }],
    elsewhere: null,
    language,
    direction: directionOf(language),
    mark: markOfListed(row, wording),
    speaker: row.speaker === '' ? 'Nobody named' : row.speaker,
    place: row.place,
    date: eventDate ? date(eventDate, row.eventDateDerived) : null,
    changed: timeAgo(row.updatedAt),
    due: dueAt && stage !== 'dropped' ? { ...timeAgo(dueAt), past: dueAt <= now && stage !== 'settled' } : null,
    assignee: row.assignee,
    editor: row.editor,
    stage: { text: words.stages[stage], kind: stage },
    urgency: urgency === 'normal' ? null : { text: words.urgencies[urgency], kind: urgency },
  };
}

/** The words searched for in the first place of the claim beside its statement that holds one. */
function elsewhereIn(claim: Claim, search: SearchQuery): NonNullable<ClaimRow['elsewhere']> {
  const places: [where: string, texts: (string | undefined)[]][] = [
    ['Quoted', claim.appearances.map((appearance) => appearance.quote.exact)],
    ['Source', [...claim.attribution, ...claim.evidence].map((item) => item.source?.name)],
    ['Origin', claim.evidence.map((item) => item.origin?.name)],
    ['Topic', claim.topics],
    ['Place', [claim.place?.name]],
  ];
  for (const [where, texts] of places) {
    for (const text of texts) {
      const parts = text === undefined ? [] : highlight(text, search);
      if (parts.some((part) => part.hit)) return { where, parts: shortened(parts) };
    }
  }
  return { where: 'Found by', parts: [{ text: 'another spelling of a source', hit: false }] };
}

// Longest piece of text that is shown before the first hit and after it, in UTF-16 units.
const around = 80;

function shortened(parts: Highlight[]): Highlight[] {
  const first = parts.findIndex((part) => part.hit);
  return parts.slice(Math.max(0, first - 1), first + 4).map(({ text, hit }, index) => {
    if (hit || text.length <= around) return { text, hit };
    return { text: index === 0 ? `… ${text.slice(-around).trimStart()}` : `${text.slice(0, around)}…`, hit };
  });
}
