import { z } from 'zod';
import { recordId } from '../claim.ts';
import { mostReopened, relatedReasons } from '../related.ts';
import * as words from '../words.ts';
import { pageSize } from './claim-filters.ts';
import { prose } from './text.ts';

/** What the claims that rest on the same ground may be asked for; each name is a parameter of `/claims/:id/related`. */
export const relatedFilters = z.strictObject({
  reason: z.enum(relatedReasons).optional(),
  stage: z.enum(words.stages).optional(),
  /** Ticks all that can be chosen. */
  choose: z.literal('all').optional(),
  limit: pageSize.default(50),
  after: z.string().max(2000).optional(),
});

export type RelatedFilters = z.output<typeof relatedFilters>;

/** The body of an act that reopens several claims: each with the revision that its author saw. */
export const reopeningInput = z.strictObject({
  note: prose(),
  claims: z
    .array(z.strictObject({ id: recordId, revision: z.int().min(1) }))
    .min(1, 'Choose at least one claim.')
    .max(mostReopened, `At most ${mostReopened} claims in one act.`),
});
