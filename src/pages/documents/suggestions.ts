import type { Request, Response } from 'express';
import { z } from 'zod';
import { dismissSuggestion } from '../../desk/dismiss-suggestion.ts';
import { getRecord } from '../../desk/get-record.ts';
import { readSuggestions } from '../../desk/read-suggestions.ts';
import { nothing } from '../../domain/inputs/nothing.ts';
import type { Document } from '../../domain/records.ts';
import { wantsJson } from '../../web/formats.ts';
import { parseId, parseQuery } from '../../web/parse.ts';
import { sendJson } from '../../web/respond.ts';
import { submit } from '../answer.ts';
import { actOf, actorOf, bodyOf, type Deps, requireScope } from '../request.ts';

// Where the reader goes on: a passage of the same page.
const onwards = z.strictObject({
  next: z
    .string()
    .regex(/^suggestion-\d{1,9}$/)
    .optional(),
});

/** `GET /documents/:id/suggestions`: as JSON; browsers see them in the reader. */
export async function showSuggestions({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const document = await getRecord(desk.store.read, 'document', parseId(req.params.id));
  parseQuery(nothing, req);
  if (wantsJson(req)) await sendSuggestions({ desk }, req, res, document);
  else res.redirect(303, `${document.path}#suggested`);
}

/** `POST /documents/:id/dismissals`: a suggested passage is no claim, or may be one after all. */
export async function postDismissal({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const document = await getRecord(desk.store.read, 'document', parseId(req.params.id));
  const { next } = parseQuery(onwards, req);
  requireScope(req);
  await submit(req, res, {
    act: () => dismissSuggestion(desk, actOf(req), document.id, bodyOf(req)),
    again: async (path) => ({ path, dismissed: true }),
    json: () => suggestionsJson({ desk }, req, document),
    path: ({ path }) => `${path}#${next ?? 'suggested'}`,
    notice: ({ dismissed }) =>
      dismissed ? 'Noted: not a claim. It stands among the dismissed ones.' : 'The passage is suggested again.',
  });
}

async function sendSuggestions({ desk }: Pick<Deps, 'desk'>, req: Request, res: Response, document: Document) {
  const suggestions = await suggestionsJson({ desk }, req, document);
  // Seconds (RFC 9110, 10.2.3).
  if (suggestions.state === 'pending') res.setHeader('Retry-After', '1');
  sendJson(res, suggestions);
}

async function suggestionsJson({ desk }: Pick<Deps, 'desk'>, req: Request, document: Document) {
  const { state, open } = await readSuggestions(desk, actorOf(req), document);
  return { items: open, next: null, state };
}
