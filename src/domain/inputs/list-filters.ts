import { z } from 'zod';
import { tokens } from '../fold.ts';
import { pageSize } from './claim-filters.ts';

/** Words to search for, as they were typed. */
export const searchWords = z
  .string()
  .max(500, 'At most 500 characters.')
  .refine((text) => tokens(text).length > 0, 'Search for a word: letters or digits.');

/** Where in a list of sources or documents a page stands. */
export const listPlace = {
  sort: z.enum(['-id', 'id', '-updated', 'updated']).default('-id'),
  limit: pageSize.default(50),
  after: z.string().max(2000).optional(),
};
