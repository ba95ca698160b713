import type { Request, Response } from 'express';
import { getRecord } from '../../desk/get-record.ts';
import { readOriginal } from '../../desk/read-original.ts';
import { recordDocument } from '../../desk/record-document.ts';
import { nothing } from '../../domain/inputs/nothing.ts';
import { sendAttachment } from '../../web/downloads.ts';
import { parseId, parseQuery } from '../../web/parse.ts';
import { answer, submit } from '../answer.ts';
import { idOf } from '../id-of.ts';
import { actOf, actorOf, bodyOf, type Deps, requireScope } from '../request.ts';
import { returnNewForm } from './document-form.ts';
import { documentJson } from './document-json.ts';
import { documentPage } from './document-page.ts';

/** `GET /documents/:id` */
export async function showDocument({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const document = await getRecord(desk.store.read, 'document', parseId(req.params.id));
  parseQuery(nothing, req);
  await answer(req, res, {
    json: () => documentJson(desk, document),
    view: 'documents/document',
    page: () => documentPage(desk, req, document),
  });
}

/** `GET /documents/:id/original`: the bytes in which it came, to be saved and never shown as a page of the desk. */
export async function sendOriginal({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const document = await getRecord(desk.store.read, 'document', parseId(req.params.id));
  await sendAttachment(res, await readOriginal(desk, { actor: actorOf(req) }, document));
}

/** `POST /documents`: the same again is the same document. */
export async function postDocument(deps: Deps, req: Request, res: Response): Promise<void> {
  const { desk } = deps;
  requireScope(req);
  await submit(req, res, {
    act: () => recordDocument(desk, actOf(req), bodyOf(req)),
    again: async (path) => {
      const document = await getRecord(desk.store.read, 'document', idOf(path));
      return { path, document, known: false };
    },
    json: ({ document }) => documentJson(desk, document),
    path: ({ path }) => path,
    location: ({ path, known }) => (known ? undefined : path),
    notice: ({ known }) => (known ? 'The desk has this document already.' : 'The document was brought in.'),
    form: (returned) => returnNewForm(deps, req, res, returned, { way: 'paste' }),
  });
}
