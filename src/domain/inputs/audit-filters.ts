import { z } from 'zod';
import { catalogue } from '../catalogue/index.ts';
import { recordId } from '../claim.ts';
import * as words from '../words.ts';
import { pageSize } from './claim-filters.ts';
import { systemTime } from './text.ts';

const idText = z.coerce.number().pipe(recordId);

/** The end of a range: a plain day counts to its last moment. */
const endTime = z
  .string()
  .max(40)
  .transform((text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T23:59:59.999Z` : text))
  .pipe(systemTime);

/** What the audit log may be asked for; each name is a parameter of `/audit`. Both ends of the range are included. */
export const auditFilters = z.strictObject({
  actor: idText.optional(),
  action: z
    .string()
    .max(60)
    .refine((action) => Object.hasOwn(catalogue().events, action), 'No such action.')
    .optional(),
  /** A kind of record, or the access log, of which each day's digest stands in the chain. */
  subjectType: z.enum([...words.recordTypes, 'access']).optional(),
  subjectId: idText.optional(),
  from: systemTime.optional(),
  to: endTime.optional(),
  limit: pageSize.default(50),
  after: z.string().max(2000).optional(),
});

export type AuditFilters = z.output<typeof auditFilters>;
