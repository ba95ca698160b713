import type { Request, Response } from 'express';
import { z } from 'zod';
import { getClaim } from '../../desk/read-claims.ts';
import { isRfc3339 } from '../../domain/dates.ts';
import { BadRequest } from '../../domain/errors.ts';
import { endOfDay, utcOf } from '../../domain/times.ts';
import { recalledPolicy } from '../../store/policy.ts';
import { parseId, parseQuery } from '../../web/parse.ts';
import { refuseFuture } from '../as-of.ts';
import type { Deps } from '../request.ts';

const asked = z.strictObject({
  day: z.string().refine((day) => /^\d{4}-\d\d-\d\d$/.test(day) && isRfc3339(`${day}T00:00:00Z`), {
    message: 'Expected a day such as 2023-03-21.',
  }),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Expected a time of day such as 14:30.')
    .optional(),
});

/**
 * `GET /claims/:id/as-of?day=&time=`: leads to the claim as it was then, by the desk's clock; without a time, to the end of the
 * day, or to now where the day has not ended. @throws BadRequest for a time that has not come
 */
export async function showAsOf({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const { read } = desk.store;
  const claim = await getClaim(read, parseId(req.params.id));
  const { day, time } = parseQuery(asked, req);
  const { timeZone } = await recalledPolicy(desk.store);
  const now = desk.clock().toISOString();
  const begin = utcOf(day, time ?? '00:00', timeZone);
  if (begin > now) {
    throw new BadRequest([{ path: 'day', message: 'This time has not come yet; ask for one that is past.' }]);
  }
  const end = time === undefined ? endOfDay(begin, timeZone) : begin;
  const asOf = end > now ? now : end;
  refuseFuture(asOf, desk.clock());
  res.redirect(303, `${claim.path}?asOf=${encodeURIComponent(asOf)}`);
}
