import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import { changePerson } from '../../desk/people.ts';
import { NotFound } from '../../domain/errors.ts';
import type { Person } from '../../domain/records.ts';
import { findRecord } from '../../store/records.ts';
import { parseId, parseQuery } from '../../web/parse.ts';
import { render } from '../../web/views.ts';
import { answer, submit } from '../answer.ts';
import { actOf, bodyOf, type Deps, requireScope } from '../request.ts';
import { requireAdmin } from './list.ts';
import { personJson } from './person-json.ts';
import { personPage } from './person-page.ts';

/** @throws NotFound */
export async function getPerson(desk: Desk, id: number): Promise<Person> {
  const person = await findRecord(desk.store.read, 'person', id);
  if (!person) throw new NotFound(`There is no account ${id}.`);
  return person;
}

/** `GET /people/:id` */
export async function showPerson({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const id = parseId(req.params.id);
  const person = await getPerson(desk, id);
  requireAdmin(req);
  parseQuery(z.strictObject({}), req);
  await answer(req, res, {
    json: () => personJson(person),
    view: 'people/person',
    page: () => personPage(desk, person),
  });
}

/** `POST /people/:id`: another name or role, or whether the account works. */
export async function postEdit({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const id = parseId(req.params.id);
  const seen = await getPerson(desk, id);
  requireAdmin(req);
  requireScope(req);
  await submit(req, res, {
    act: () => changePerson(desk, actOf(req), id, bodyOf(req)),
    again: () => getPerson(desk, id),
    json: personJson,
    path: (person) => person.path,
    notice: 'The account was changed.',
    form: async (returned) => render(res, 'people/person', await personPage(desk, seen, returned)),
    staleForm: async ({ faults, typed }, conflict) => {
      const again = { faults, typed: { ...typed, revision: conflict.revision } };
      await render(res, 'people/person', await personPage(desk, await getPerson(desk, id), again, conflict));
    },
  });
}
