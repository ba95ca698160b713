import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Body } from '../../desk/change-claim.ts';
import { getRecord } from '../../desk/get-record.ts';
import { editSource, recordSource } from '../../desk/record-source.ts';
import { nothing } from '../../domain/inputs/nothing.ts';
import { sourceForm } from '../../domain/inputs/source-input.ts';
import { trackRecordOf } from '../../store/track-record.ts';
import { isForm } from '../../web/forms.ts';
import { parseId, parseQuery } from '../../web/parse.ts';
import { answer, submit } from '../answer.ts';
import { idOf } from '../id-of.ts';
import { actOf, bodyOf, type Deps, requireScope } from '../request.ts';
import { returnEditForm, returnNewForm } from './source-form.ts';
import { sourcePage } from './source-page.ts';

/** `GET /sources/:id` */
export async function showSource({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const source = await getRecord(desk.store.read, 'source', parseId(req.params.id));
  parseQuery(nothing, req);
  await answer(req, res, {
    json: async () => ({ ...source, trackRecord: await trackRecordOf(desk.store.read, source.id) }),
    view: 'sources/source',
    page: () => sourcePage(desk, req, source),
  });
}

/** `POST /sources` */
export async function postSource(deps: Deps, req: Request, res: Response): Promise<void> {
  const { desk } = deps;
  requireScope(req);
  await submit(req, res, {
    act: () => recordSource(desk, actOf(req), bodyOf(req)),
    again: (path) => getRecord(desk.store.read, 'source', idOf(path)),
    json: (source) => source,
    path: (source) => source.path,
    location: (source) => source.path,
    notice: 'The source was recorded.',
    form: (returned) => returnNewForm(deps, res, returned),
  });
}

/** `POST /sources/:id`: an edit. */
export async function postEdit(deps: Deps, req: Request, res: Response): Promise<void> {
  const { desk } = deps;
  const source = await getRecord(desk.store.read, 'source', parseId(req.params.id));
  requireScope(req);
  await submit(req, res, {
    act: () => editSource(desk, actOf(req), source.id, editBodyOf(req)),
    again: () => getRecord(desk.store.read, 'source', source.id),
    json: (edited) => edited,
    path: (edited) => edited.path,
    notice: 'The source was changed.',
    form: (returned) => returnEditForm(deps, source, res, returned),
    staleForm: (returned, conflict) => returnEditForm(deps, source, res, returned, conflict),
  });
}

// A form shows every field, so what comes back empty was emptied; in JSON, what is not sent stays.
const emptied = {
  side: undefined,
  reliability: undefined,
  parentId: undefined,
  unnamed: undefined,
  confidential: undefined,
};

function editBodyOf(req: Request): Body {
  const body = bodyOf(req);
  if (!isForm(req)) return body;
  return <S extends z.ZodType>() => ({ ...emptied, ...body(sourceForm) }) as z.output<S>;
}
