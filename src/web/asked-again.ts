import type { Request } from 'express';
import type { Fault } from '../domain/errors.ts';
import { pathAsked } from './formats.ts';
import type { SentField } from './sent-fields.ts';

/** A question of an address that comes back to be corrected. */
export interface AskedAgain {
  action: string;
  /** What was wrong with it; nothing where it is begun again without that. */
  fields: (SentField & { label: string })[];
  /** The rest of it, which stays. */
  others: SentField[];
}

// What a parameter is called on the pages that ask for it.
const labels: Record<string, string> = { q: 'Search', since: 'Since', day: 'Day', time: 'Time' };

// More than any form of the desk asks.
const most = 50;

/** The question of a page's address, with what is wrong in it apart; null where that would not be enough. */
export function askedAgain(req: Request, faults: Fault[]): AskedAgain | null {
  if (req.method !== 'GET') return null;
  const [, query = ''] = req.originalUrl.split(/\?(.*)/s);
  const given = [...new URLSearchParams(query)]
    .map(([name, value]) => ({ name, value }))
    .filter(({ value }) => value !== '');
  const isUnknown = ({ message }: Fault) => message.startsWith('Unknown parameter');
  const wrong = new Set(faults.map(({ path }) => path));
  const others = given.filter(({ name }) => !wrong.has(name));
  // Nobody can correct a place in a list.
  if (wrong.size === 1 && wrong.has('after')) return { action: pathAsked(req), fields: [], others };
  const fields = given.filter(({ name }) => wrong.has(name));
  const names = new Set(fields.map(({ name }) => name));
  const isMissing = ({ path }: Fault) => !names.has(path);
  if (names.size < fields.length || given.length > most || faults.some(isUnknown) || faults.some(isMissing))
    return null;
  const labelled = fields.map((field) => ({ ...field, label: labels[field.name] ?? field.name }));
  return { action: pathAsked(req), fields: labelled, others };
}
