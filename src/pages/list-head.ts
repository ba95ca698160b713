import type { Request } from 'express';
import { writtenNumber } from '../domain/numbers.ts';
import type { Field } from './fields.ts';

/** An active filter; its link leads to the same list without it. */
export interface Chip {
  text: string;
  href: string;
}

/** What stands above a list of sources, documents or events, as `partials/list-head` shows it. */
export interface ListHead {
  path: string;
  /** Null where there is nothing to search in. */
  search: Field | null;
  /** What a search keeps of the address. */
  kept: Field[];
  fields: Field[];
  chips: Chip[];
  /** "12 sources; 19 more hidden by filters". */
  count: string;
  /** The same list with an exact count, where it has more than were counted. */
  exactPath?: string;
}

/** Counting ends here; beyond it a list says that there are more. */
export const mostCounted = 1000;

/** The address's own parameters, without empty ones and without the cursor. */
export function askedOf(req: Request): URLSearchParams {
  const asked = new URLSearchParams(req.originalUrl.split('?')[1] ?? '');
  return new URLSearchParams([...asked].filter(([name, value]) => value !== '' && name !== 'after'));
}

/** `path` with the parameters that were asked for. */
export function listPath(path: string, asked: URLSearchParams): string {
  return asked.size > 0 ? `${path}?${asked}` : path;
}

/** The active filters as chips; `labels` names those that filter, `shown` puts a value into words. */
export function chipsOf(
  path: string,
  asked: URLSearchParams,
  labels: Readonly<Record<string, string>>,
  shown: (name: string, value: string) => string | undefined,
): Chip[] {
  return Object.entries(labels)
    .filter(([name]) => asked.has(name))
    .map(([name, label]) => {
      const value = asked.get(name) ?? '';
      const rest = new URLSearchParams(asked);
      rest.delete(name);
      return { text: `${label}: ${shown(name, value) ?? value}`, href: listPath(path, rest) };
    });
}

/** The other parameters of the address, which a search keeps. */
export function keptFields(asked: URLSearchParams): Field[] {
  return [...asked]
    .filter(([name]) => name !== 'q')
    .map(([name, value]) => ({ name, label: '', type: 'hidden', value }));
}

/** Where a list goes on and where it begins, for `partials/pagination`. */
export function paginationOf(path: string, asked: URLSearchParams, next: string | null, after: string | undefined) {
  return { ...(next ? { next } : {}), ...(after ? { first: listPath(path, asked) } : {}) };
}

/** Counts as they are known: above the bound only that there are more. */
export function countWords(found: number, all: number, [one, many]: readonly [string, string]): string {
  const shown = found > mostCounted ? `more than ${writtenNumber(mostCounted)}` : writtenNumber(found);
  const things = `${shown} ${found === 1 ? one : many}`;
  if (all <= found) return things;
  const hidden = all > mostCounted ? `more than ${writtenNumber(mostCounted - found)}` : `${all - found}`;
  return `${things}; ${hidden} more hidden by filters`;
}

/** A count that was made to the end: "12,345 claims". */
export function exactCount(count: number, [one, many]: readonly [string, string]): string {
  return `${writtenNumber(count)} ${count === 1 ? one : many}`;
}
