import { isRfc3339, toUtc } from '../domain/dates.ts';
import { day, month, year } from './live-blogs/words.ts';
import type { RelativeTime } from './relative-time.ts';
import type { Section } from './sections.ts';

export interface DatedSection extends Section {
  /** When it was written, as EDTF level 1; `~` where the entry names days or more. Absent where nothing can be said. */
  at?: string;
  derived: true;
}

/**
 * Proposes absolute times of entries, counted back from when the text was captured, and says where entries cannot all
 * have been counted from one moment; which of them are right is left to people.
 * @param capturedAt RFC 3339, or a day, as a person gave it; without it, or where it is coarser, no time is proposed
 */
export function timesFrom(
  sections: readonly Section[],
  capturedAt: string | undefined,
): { sections: DatedSection[]; contradictions: string[] } {
  return {
    sections: sections.map((section) => {
      const at = timeBefore(capturedAt, section.relative);
      return { ...section, ...(at !== undefined && { at }), derived: true };
    }),
    contradictions: [...besideEachOther(sections), ...outOfOrder(sections)],
  };
}

function timeBefore(capturedAt = '', { minutes, unit }: RelativeTime): string | undefined {
  const dayOnly = /^(\d{4}-\d\d-\d\d)[~?%]?$/.exec(capturedAt)?.[1];
  const captured = dayOnly ? `${dayOnly}T12:00:00Z` : capturedAt;
  if (!isRfc3339(captured)) return undefined;
  const before = new Date(Date.parse(toUtc(captured)) - minutes * 60_000).toISOString();
  if (before.length !== 24) return undefined;
  if (unit >= year) return `${before.slice(0, 4)}~`;
  if (unit >= month) return `${before.slice(0, 7)}~`;
  if (unit >= day || dayOnly) return `${before.slice(0, 10)}~`;
  return `${before.slice(0, 16)}:00Z`;
}

/** Entries of one capture lie hours or days apart; "1 year ago" above "3 min ago" tells of two captures. */
function besideEachOther(sections: readonly Section[]): string[] {
  const old = sections.find(({ relative }) => relative.minutes >= month);
  const fresh = sections.find(({ relative }) => relative.minutes < day);
  if (!old || !fresh) return [];
  return [
    `“${old.relative.text}” and “${fresh.relative.text}” cannot have been counted from one moment: the text was ` +
      'captured more than once, or one of them is not about an entry.',
  ];
}

/** Neighbours that stand against the order of most others, beyond what rounding explains. */
function outOfOrder(sections: readonly Section[]): string[] {
  const entries = sections.filter(({ relative }) => relative.minutes < month);
  const pairs = entries.slice(1).flatMap((below, index) => {
    const above = entries[index]?.relative;
    return above && differ(above, below.relative) ? [{ above, below: below.relative }] : [];
  });
  const newestFirst = pairs.filter(({ above, below }) => above.minutes < below.minutes);
  const oldestFirst = pairs.filter(({ above, below }) => above.minutes > below.minutes);
  const [against, order] = newestFirst.length >= oldestFirst.length ? [oldestFirst, 'newest'] : [newestFirst, 'oldest'];
  return against.map(
    ({ above, below }) =>
      `“${above.text}” stands above “${below.text}”, though most entries begin with the ${order}: one of them was moved ` +
      'there, or was captured at another time.',
  );
}

function differ(one: RelativeTime, other: RelativeTime): boolean {
  return Math.abs(one.minutes - other.minutes) >= Math.max(one.unit, other.unit);
}
