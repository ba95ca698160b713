import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { catalogue } from '../../domain/catalogue/index.ts';
import { Forbidden } from '../../domain/errors.ts';
import { may } from '../../domain/permissions.ts';
import { translators } from '../../domain/words.ts';
import { findLanguages } from '../../store/document-list.ts';
import { render } from '../../web/views.ts';
import type { Returned } from '../answer.ts';
import { actorOf, type Deps } from '../request.ts';

/** What `views/documents/form.ejs` shows. */
export interface DocumentForm extends Partial<Returned> {
  requestId: string;
  /** Languages that documents of the desk are in, to choose from. */
  languages: string[];
  translators: { value: string; text: string }[];
  /** The edition before this one, where the form was opened from it. */
  earlierId: number | null;
}

/** `GET /documents/new` */
export async function showNewForm(deps: Deps, req: Request, res: Response): Promise<void> {
  if (!may(actorOf(req), 'record_document')) throw new Forbidden('Your role may not record documents.');
  const earlier = Number(req.query.earlierId);
  await showForm(deps, res, { earlierId: Number.isInteger(earlier) && earlier > 0 ? earlier : null });
}

/** The form with what was wrong with it. */
export async function returnNewForm(deps: Deps, res: Response, returned: Returned): Promise<void> {
  await showForm(deps, res, { ...returned, earlierId: null });
}

type Form = Omit<DocumentForm, 'requestId' | 'languages' | 'translators'>;

async function showForm({ desk }: Deps, res: Response, form: Form): Promise<void> {
  const words = catalogue();
  await render<DocumentForm>(res, 'documents/form', {
    ...form,
    requestId: randomUUID(),
    languages: await findLanguages(desk.store.read),
    translators: translators.map((value) => ({ value, text: words.translators[value] })),
  });
}
