import type { Request, Response } from 'express';
import { z } from 'zod';
import { type Draft, draftFromFile, draftFromUrl } from '../../desk/draft-document.ts';
import { recordId } from '../../domain/claim.ts';
import { Invalid } from '../../domain/errors.ts';
import { parseQuery } from '../../web/parse.ts';
import { isMultipart } from '../../web/uploads.ts';
import { submit } from '../answer.ts';
import { receiveFile } from '../received-file.ts';
import { actOf, bodyOf, type Deps, requirePermission, requireScope } from '../request.ts';
import { returnNewForm, type Way } from './document-form.ts';

const query = z.strictObject({ earlierId: z.coerce.number().pipe(recordId).optional() });

/** `POST /documents/drafts`: a file or a web address is taken in, for somebody to correct what its content proposes. */
export async function postDraft(deps: Deps, req: Request, res: Response): Promise<void> {
  const { earlierId } = parseQuery(query, req);
  requireScope(req);
  // Before the body is read: nobody sends megabytes only to be told that their role brings nothing in.
  requirePermission(req, 'record_document', 'Your role may not bring documents in.');
  const way: Way = isMultipart(req) ? 'file' : 'url';
  const edition = earlierId === undefined ? '' : `&earlierId=${earlierId}`;
  const act = () => (way === 'file' ? fileAct(deps, req) : urlAct(deps, req));
  await submit<Draft>(req, res, {
    act,
    again: act,
    json: (draft) => draft,
    path: ({ path }) => `${path}${edition}`,
    location: ({ path }) => `${path}${edition}`,
    form: (returned) => returnNewForm(deps, req, res, returned, { way, earlierId }),
  });
}

async function fileAct({ desk }: Deps, req: Request): Promise<Draft> {
  const file = await receiveFile(desk, req);
  if (!file) throw new Invalid([{ path: 'file', message: 'Choose a file.' }]);
  try {
    return await draftFromFile(desk, actOf(req), file);
  } finally {
    await file.received.discard();
  }
}

function urlAct({ desk, fetcher }: Deps, req: Request): Promise<Draft> {
  return draftFromUrl(desk, actOf(req), bodyOf(req), fetcher);
}
