import { z } from 'zod';
import { listPlace, searchWords } from './list-filters.ts';
import { language } from './text.ts';

/** What a list of documents may be asked for; each name is a parameter of `/documents`. */
export const documentFilters = z.strictObject({
  q: searchWords.optional(),
  language: language.optional(),
  ...listPlace,
});

export type DocumentFilters = z.output<typeof documentFilters>;
