import { z } from 'zod';
import * as words from '../words.ts';
import { listPlace, searchWords } from './list-filters.ts';

/** What a list of sources may be asked for; each name is a parameter of `/sources`. */
export const sourceFilters = z.strictObject({
  q: searchWords.optional(),
  kind: z.enum(words.sourceKinds).optional(),
  side: z.string().max(60).optional(),
  ...listPlace,
});

export type SourceFilters = z.output<typeof sourceFilters>;
