import { BadRequest } from '../domain/errors.ts';

/** @throws BadRequest for a time that has not come yet: nobody can say what will be recorded until then */
export function refuseFuture(asOf: string | undefined, now: Date): void {
  if (asOf !== undefined && asOf > now.toISOString()) {
    throw new BadRequest([{ path: 'asOf', message: 'This time has not come yet; ask for one that is past.' }]);
  }
}
