import type { Request } from 'express';
import { BadRequest } from '../domain/errors.ts';
import { isForm } from './forms.ts';

/**
 * The key that makes a repeat the same act: the header `Idempotency-Key`, or the form's hidden field `requestId`, which
 * no schema ever sees. Undefined where neither was sent.
 * @throws BadRequest where it is not 1 to 200 printable ASCII characters.
 */
export function requestKey(req: Request): string | undefined {
  const key: unknown = req.get('idempotency-key') ?? (isForm(req) ? req.body?.requestId || undefined : undefined);
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !/^[\x20-\x7e]{1,200}$/.test(key)) {
    throw new BadRequest('An idempotency key has 1 to 200 printable ASCII characters.');
  }
  return key;
}
