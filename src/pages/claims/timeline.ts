import type { Request } from 'express';
import type { Actor, Desk } from '../../desk/desk.ts';
import { commentsHiddenFrom } from '../../desk/see-comments.ts';
import { type SeenProposal, seenProposals } from '../../desk/seen-proposals.ts';
import type { Claim } from '../../domain/claim.ts';
import { type CommentPiece, readComment } from '../../domain/comment-text.ts';
import { readText } from '../../domain/records.ts';
import { type TimelineKind, timelineKindNames, timelineKinds } from '../../domain/timeline.ts';
import { findCommentsById } from '../../store/comments.ts';
import { countTimeline, type TimelineEntry } from '../../store/history.ts';
import { recalledNames } from '../../store/people.ts';
import { findRevisionText, type Source } from '../../store/records.ts';
import type { Field } from '../fields.ts';
import { askedOf, mostCounted, paginationOf } from '../list-head.ts';
import { type Wording, wordingOf } from '../wording.ts';
import { type ShownChange, shownChanges } from './changes.ts';
import { type HistoryItem, historyItems } from './history-items.ts';

/** An event as a sentence, with what was said and what changed where that is short. */
export interface TimelineItem extends HistoryItem {
  /** Null where the event tells of no comment that this person may see. */
  comment: { href: string; pieces: CommentPiece[] | null } | null;
  changes: ShownChange[];
}

/** What `views/claims/history.ejs` shows. */
export interface HistoryPage {
  id: number;
  path: string;
  statement: string;
  language: string;
  history: TimelineItem[];
  /** "12 events, the newest first". */
  count: string;
  kinds: { text: string; href: string; current: boolean }[];
  /** The form that leads to the claim as it was at a time. */
  asOf: { action: string; fields: Field[] };
  jsonPath: string;
  pagination: { next?: string; first?: string };
}

interface List {
  entries: TimelineEntry[];
  kind: TimelineKind | undefined;
  next: string | null;
  isFirst: boolean;
}

/** The page of a claim's timeline. */
export async function historyPage(
  desk: Desk,
  actor: Actor,
  req: Request,
  claim: Claim,
  { entries, kind, next, isFirst }: List,
): Promise<HistoryPage> {
  const { read } = desk.store;
  const wording = await wordingOf(desk);
  const { id, path, statement, language } = claim;
  const address = `${path}/history`;
  const asked = askedOf(req);
  const found = await countTimeline(read, id, kind && timelineKinds[kind].actions);
  return {
    id,
    path,
    statement,
    language,
    history: await timelineItems(desk, actor, wording, claim, entries, { withTexts: true }),
    count: countText(found),
    kinds: [
      { text: 'Everything', href: address, current: kind === undefined },
      ...timelineKindNames.map((name) => ({
        text: timelineKinds[name].text,
        href: `${address}?kind=${name}`,
        current: kind === name,
      })),
    ],
    asOf: { action: `${path}/as-of`, fields: timeFields(wording) },
    jsonPath: `${address}.json${kind ? `?kind=${kind}` : ''}`,
    pagination: paginationOf(address, asked, next, isFirst ? undefined : 'later'),
  };
}

function countText(found: number): string {
  if (found === 1) return 'One event';
  const events = found > mostCounted ? `more than ${mostCounted.toLocaleString('en')}` : found.toLocaleString('en');
  return `${events} events, the newest first`;
}

function timeFields({ now, zone }: Wording): Field[] {
  return [
    { name: 'day', label: 'Day', type: 'date', required: true, value: '', attributes: { max: now.slice(0, 10) } },
    {
      name: 'time',
      label: 'Time',
      type: 'text',
      optional: true,
      hint: `As 14:30, in ${zone}; left out, the day's end.`,
    },
  ];
}

/**
 * Events of a claim as sentences, for one person; `proposals` as that person may see them.
 * @param withTexts also what was said and what changed, which a claim's own page shows elsewhere
 */
export async function timelineItems(
  { store }: Pick<Desk, 'store'>,
  actor: Actor,
  wording: Wording,
  claim: Claim,
  entries: TimelineEntry[],
  { withTexts, proposals }: { withTexts: boolean; proposals?: SeenProposal[] },
): Promise<TimelineItem[]> {
  const { read } = store;
  const names = await recalledNames(store);
  const seen = proposals ?? (await seenProposals(read, actor.id, claim.id));
  const items = historyItems(entries, wording, { claim, proposals: seen, names });
  const comments = await commentsOf(read, actor, claim, entries);
  const changes = withTexts
    ? await changesOf(read, { wording, names }, claim, entries)
    : new Map<number, ShownChange[]>();
  return items.map((item, index) => {
    const { seq = 0, detail = {} } = entries[index] ?? {};
    const comment = comments.get(String(detail.commentId)) ?? null;
    return {
      ...item,
      comment: comment && { href: comment.href, pieces: withTexts ? comment.pieces : null },
      changes: changes.get(seq) ?? [],
    };
  });
}

async function commentsOf(read: Source, actor: Actor, claim: Claim, entries: TimelineEntry[]) {
  const ids = entries.flatMap(({ detail }) => (typeof detail.commentId === 'string' ? [detail.commentId] : []));
  const found = await findCommentsById(read, [...new Set(ids)]);
  const hidden = await commentsHiddenFrom(read, found, actor.id);
  return new Map(
    found
      .filter((one) => !hidden.has(one.id))
      .map((one) => [
        one.id,
        {
          href: `${claim.path}/comments/${one.id}#comment-${one.id}`,
          pieces: one.text === null ? null : readComment(excerpt(one.text)),
        },
      ]),
  );
}

const longestExcerpt = 300;

function excerpt(text: string): string {
  return text.length > longestExcerpt ? `${text.slice(0, longestExcerpt)}…` : text;
}

// What is longer stands on the page of the difference alone.
const mostChanges = 3;
const longestChange = 500;

/** What revisions changed, by the number of their event, where it is short enough to be shown in line. */
async function changesOf(
  read: Source,
  around: { wording: Wording; names: ReadonlyMap<number, string> },
  { id }: Claim,
  entries: TimelineEntry[],
): Promise<Map<number, ShownChange[]>> {
  const texts = new Map<number, Claim | null>();
  const textOf = async (number: number) => {
    if (!texts.has(number)) {
      const text = await findRevisionText(read, 'claim', id, number);
      texts.set(number, text === null ? null : readText('claim', text));
    }
    return texts.get(number) ?? null;
  };
  const shown = new Map<number, ShownChange[]>();
  for (const { seq, number } of entries) {
    if (number === null || number === 1) continue;
    const [before, after] = [await textOf(number - 1), await textOf(number)];
    if (!before || !after) continue;
    const changes = shownChanges(before, after, around);
    if (changes.length <= mostChanges && lengthOf(changes) <= longestChange) shown.set(seq, changes);
  }
  return shown;
}

function lengthOf(changes: ShownChange[]): number {
  const pieces = changes.flatMap((change) => change.rows.flatMap((row) => row.pieces));
  return pieces.reduce((length, piece) => length + piece.text.length, 0);
}
