import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Body } from '../../desk/change-claim.ts';
import { getRecord } from '../../desk/get-record.ts';
import { changePerson } from '../../desk/people.ts';
import { nothing } from '../../domain/inputs/nothing.ts';
import { isForm } from '../../web/forms.ts';
import { parseId, parseQuery } from '../../web/parse.ts';
import { render } from '../../web/views.ts';
import { answer, submit } from '../answer.ts';
import { actOf, bodyOf, type Deps, requireScope } from '../request.ts';
import { personJson } from './person-json.ts';
import { personPage } from './person-page.ts';
import { requireAdmin } from './require-admin.ts';

/** `GET /people/:id` */
export async function showPerson({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const id = parseId(req.params.id);
  const person = await getRecord(desk.store.read, 'person', id);
  requireAdmin(req);
  parseQuery(nothing, req);
  await answer(req, res, {
    json: () => personJson(person),
    view: 'people/person',
    page: () => personPage(desk, person),
  });
}

/** `POST /people/:id`: another name or role, or whether the account works. */
export async function postEdit({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const id = parseId(req.params.id);
  const seen = await getRecord(desk.store.read, 'person', id);
  requireAdmin(req);
  requireScope(req);
  await submit(req, res, {
    act: () => changePerson(desk, actOf(req), id, editBodyOf(req)),
    again: () => getRecord(desk.store.read, 'person', id),
    json: personJson,
    path: (person) => person.path,
    notice: 'The account was changed.',
    form: async (returned) => render(res, 'people/person', await personPage(desk, seen, returned)),
    staleForm: async ({ faults, typed }, conflict) => {
      const again = { faults, typed: { ...typed, revision: conflict.revision } };
      await render(
        res,
        'people/person',
        await personPage(desk, await getRecord(desk.store.read, 'person', id), again, conflict),
      );
    },
  });
}

// The form shows the name, so one that comes back empty was emptied; the button that disables sends none.
function editBodyOf(req: Request): Body {
  const body = bodyOf(req);
  if (!isForm(req) || (req.body as { name?: unknown }).name !== '') return body;
  return (schema) =>
    body(z.preprocess((given) => ({ ...(given as object), name: '' }), schema)) as z.output<typeof schema>;
}
