import type { Request, Response } from 'express';
import { readCookie } from './cookies.ts';

const name = 'claimdesk_notice';
const attributes = { httpOnly: true, sameSite: 'lax', path: '/' } as const;

/** Leaves one sentence for the next page that the browser shows, such as "Signed off." after a redirect. */
export function leaveNotice(res: Response, sentence: string): void {
  res.cookie(name, Buffer.from(sentence.slice(0, 300)).toString('base64url'), {
    ...attributes,
    maxAge: 60_000,
    encode: String,
  });
}

/** The sentence left by the request before, which is thereby taken away; undefined where there is none. */
export function takeNotice(req: Request, res: Response): string | undefined {
  const left = readCookie(req, name);
  if (!left) return undefined;
  res.clearCookie(name, attributes);
  const sentence = Buffer.from(left, 'base64url').toString('utf8');
  return sentence.slice(0, 300) || undefined;
}
