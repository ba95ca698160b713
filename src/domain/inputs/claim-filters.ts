import { z } from 'zod';
import { recordId } from '../claim.ts';
import { edtfBounds, isEdtf } from '../dates.ts';
import { queueNames } from '../queues.ts';
import { parseSearch, searchFault } from '../search.ts';
import * as words from '../words.ts';
import { systemTime } from './text.ts';

/** What a list of claims may be asked for; each name is a parameter of `/claims`. */
const day = z
  .string()
  .max(40)
  .refine((text) => isEdtf(text), 'Expected a date such as 2023-03-21.');

export const claimSorts = [
  '-id',
  'id',
  '-updated',
  'updated',
  '-date',
  'date',
  'urgency',
  'due',
  'recheck',
  'stale',
  'provisional',
  'rank',
] as const;
export type ClaimSort = (typeof claimSorts)[number];

export const pageSize = z.coerce.number().int().min(1, 'From 1 to 200.').max(200, 'From 1 to 200.');

const idText = z.coerce.number().pipe(recordId);

/** Whom a claim is assigned to: an id, or `me`. */
const assignee = z.union([z.literal('me'), idText]);

export const claimFilters = z.strictObject({
  q: z
    .string()
    .max(500, 'At most 500 characters.')
    .superRefine((text, context) => {
      const message = searchFault(parseSearch(text));
      if (message) context.addIssue({ code: 'custom', message });
    })
    .optional(),
  verdict: z.enum(words.verdicts).optional(),
  standing: z.enum(words.standings).optional(),
  stage: z.enum(words.stages).optional(),
  kind: z.enum(words.claimKinds).optional(),
  topic: z.string().max(100).optional(),
  source: idText.optional(),
  side: z.string().max(60).optional(),
  document: idText.optional(),
  place: z.string().max(200).optional(),
  assignee: assignee.optional(),
  from: day.transform((text) => edtfBounds(text).from).optional(),
  to: day.transform((text) => edtfBounds(text).to).optional(),
  changedSince: systemTime.optional(),
  stale: z.literal('true', 'Expected true.').optional(),
  queue: z.enum(queueNames).optional(),
  state: z.enum(['working', 'signed']).default('working'),
  sort: z.enum(claimSorts).default('-id'),
  limit: pageSize.default(50),
  after: z.string().max(2000).optional(),
  /** To be told how many there are in all, however many. */
  count: z.literal('exact', 'Expected exact.').optional(),
});

export type ClaimFilters = z.output<typeof claimFilters>;

// What may be asked of the signed state: what a signed revision itself answers. Everything else stands in rows that
// follow the working state, and would tell readers of the signed state of work that nobody signed.
const signedFilters = new Set(['state', 'verdict', 'changedSince', 'sort', 'limit', 'after', 'count']);

/** The names of filters that were given but cannot be asked of the signed state. */
export function refusedForSigned(filters: Partial<Record<string, unknown>>): string[] {
  if (filters.state !== 'signed') return [];
  const sortable = filters.sort === '-id' || filters.sort === 'id';
  const refused = Object.keys(filters).filter((name) => filters[name] !== undefined && !signedFilters.has(name));
  return sortable ? refused : [...refused, 'sort'];
}
