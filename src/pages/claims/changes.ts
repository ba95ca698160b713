import type { Claim } from '../../domain/claim.ts';
import { type Difference, differences } from '../../domain/differences.ts';
import { type Piece, wordDifferences } from '../../domain/word-differences.ts';
import { type ItemList, itemWords, type Member, memberWords, type Speech } from './item-words.ts';

/** One member or item that differs, in words. */
export interface ShownChange {
  label: string;
  /** What became of an item of a list as a whole; null where a member has another value. */
  what: 'added' | 'removed' | 'changed' | null;
  rows: { label: string | null; pieces: Piece[] }[];
}

// What is claimed comes before the work on it.
const readingOrder = ['statement', 'language', 'kind', 'place', 'eventDate', ...Object.keys(itemWords)];

/** What differs between two texts of a claim, in words, member by member and item by item. */
export function shownChanges(before: Claim, after: Claim, speech: Speech): ShownChange[] {
  const inOrder = differences(before, after).sort((a, b) => placeOf(a) - placeOf(b));
  return inOrder.flatMap((difference) => {
    const [list, id] = difference.path.split('.');
    return id !== undefined && list !== undefined && list in itemWords
      ? itemChange(list as ItemList, difference, speech)
      : memberChange(difference, speech);
  });
}

function placeOf({ path }: Difference): number {
  const place = readingOrder.indexOf(path.split('.')[0] ?? '');
  return place === -1 ? readingOrder.length : place;
}

function memberChange({ path, before, after }: Difference, speech: Speech): ShownChange[] {
  const member = memberWords[path as keyof typeof memberWords];
  const text = (value: unknown) =>
    value === undefined || value === null ? '' : (member?.text(value as never, speech) ?? JSON.stringify(value));
  const pieces = piecesOf(text(before), text(after));
  return pieces ? [{ label: member?.label ?? path, what: null, rows: [{ label: null, pieces }] }] : [];
}

interface Item {
  title(item: unknown, speech: Speech): string;
  members(item: unknown, speech: Speech): Member[];
}

function itemChange(list: ItemList, { before, after }: Difference, speech: Speech): ShownChange[] {
  const { title, members } = itemWords[list] as Item;
  const old = new Map(before ? members(before, speech) : []);
  const now = new Map(after ? members(after, speech) : []);
  const labels = [...new Set([...old.keys(), ...now.keys()])];
  const rows = labels.flatMap((label) => {
    const pieces = piecesOf(old.get(label) ?? '', now.get(label) ?? '');
    return pieces ? [{ label, pieces }] : [];
  });
  const what = !before ? 'added' : !after ? 'removed' : 'changed';
  return rows.length > 0 ? [{ label: title(after ?? before, speech), what, rows }] : [];
}

/** Null where both read alike. Texts of several words are told apart word by word, others as wholes. */
function piecesOf(before: string, after: string): Piece[] | null {
  if (before === after) return null;
  const words = (text: string) => text.split(/\s+/).length;
  if (Math.min(words(before), words(after)) >= 4) return wordDifferences(before, after);
  const pieces: Piece[] = [
    { kind: 'out', text: before },
    { kind: 'in', text: after },
  ];
  return pieces.filter((piece) => piece.text !== '');
}

/** The ids of all people whom two texts of a claim name. */
export function peopleInTexts(...claims: Claim[]): number[] {
  return claims.flatMap(({ assignee, signOff, evidence }) => [
    ...(assignee === undefined ? [] : [assignee]),
    ...(signOff ? [signOff.by, signOff.proposedBy] : []),
    ...evidence.flatMap((item) => item.withdrawn?.by ?? []),
  ]);
}
