import { z } from 'zod';
import { recordId } from '../claim.ts';
import * as words from '../words.ts';
import { pageSize } from './claim-filters.ts';
import { edtfDate, line, optional, prose, systemTime, webAddress, yes } from './text.ts';

/** What may be sent about an article that used a claim; see docs/api.md. */
export const publicationInput = z.strictObject({
  url: webAddress,
  title: line(500),
  publishedAt: optional(edtfDate),
  /** The revision that was used; the signed one where left out. */
  revision: optional(z.int().min(1)),
});

export const publicationInputs = {
  assign: z.strictObject({ assignee: line(320) }),
  /** The verdict that the article says now, and the end of the shelf life that it allows for; or `undo`. */
  correct: z
    .strictObject({ verdict: optional(z.enum(words.verdicts)), staleAfter: optional(systemTime), undo: yes })
    .refine(({ verdict, undo }) => (verdict === undefined) === (undo === true), {
      message: 'Name the verdict that the article says now, or undo.',
      path: ['verdict'],
    }),
  withdraw: z.strictObject({ reason: prose(2000) }),
} as const;

const idText = z.coerce.number().pipe(recordId);

/** What a list of publications may be asked for; each name is a parameter of `/publications`. */
export const publicationFilters = z.strictObject({
  toCorrect: z
    .literal('true')
    .transform(() => true as const)
    .optional(),
  assignee: z.union([z.literal('me'), idText]).optional(),
  claim: idText.optional(),
  sort: z.enum(['-id', 'id']).default('-id'),
  limit: pageSize.default(50),
  after: z.string().max(2000).optional(),
});

export type PublicationFilters = z.output<typeof publicationFilters>;
