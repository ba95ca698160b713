import { z } from 'zod';
import { isCleanText } from '../normalise.ts';
import * as words from '../words.ts';
import { line, optional, systemTime } from './text.ts';

const email = z
  .string()
  .trim()
  .max(320)
  .pipe(z.email('Expected an e-mail address.'))
  .transform((address) => address.toLowerCase());

/** A password: 12 characters or more, as NIST SP 800-63B advises for one without a second factor; no rules about its kinds. */
export const password = z
  .string()
  .refine(isCleanText, 'This text holds characters that cannot be stored.')
  .refine((text) => [...text].length >= 12, 'A password has at least 12 characters; a sentence is fine.')
  .refine((text) => text.length <= 500, 'A password has at most 500 characters.');

export const invitationInput = z.strictObject({
  name: line(200),
  email,
  role: z.enum(words.roles),
  kind: z.enum(['person', 'service']).default('person'),
});

export const personEdit = z.strictObject({
  revision: z.int().min(1),
  name: optional(line(200)),
  role: optional(z.enum(words.roles)),
  disabled: z.boolean().optional(),
});

export const passwordInput = z.strictObject({ password });

export const passwordChange = z.strictObject({ current: z.string().max(500), password });

export const tokenInput = z.strictObject({
  name: line(100),
  scopes: z.array(z.enum(words.scopes)).min(1, 'Choose at least one scope.').default(['read']),
  expiresAt: optional(systemTime),
});

export const signInInput = z.strictObject({
  email: z.string().max(320),
  password: z.string().max(500),
  next: z.string().max(2000).optional(),
});
