import type { Request, Response } from 'express';
import { identityAccess, keepIdentity, readIdentity } from '../../desk/confidential-identity.ts';
import type { Actor, Desk } from '../../desk/desk.ts';
import { getRecord } from '../../desk/get-record.ts';
import { NotFound } from '../../domain/errors.ts';
import { nothing } from '../../domain/inputs/nothing.ts';
import type { Source } from '../../domain/records.ts';
import { findNames, findPeople } from '../../store/people.ts';
import { parseId, parseQuery } from '../../web/parse.ts';
import { render } from '../../web/views.ts';
import { answer, type Returned, submit } from '../answer.ts';
import type { Field } from '../fields.ts';
import { actorOf, bodyOf, type Deps, requireScope } from '../request.ts';

/** What is kept of who a source is. */
interface Kept {
  identity: string | null;
  readers: number[];
}

/** What `views/sources/identity.ejs` shows. */
export interface IdentityPage extends Partial<Returned> {
  source: { name: string; path: string };
  /** Null where none is kept yet. */
  kept: { identity: string | null; readers: string[] } | null;
  action: string;
  button: string;
  fields: Field[];
}

/** `GET /sources/:id/identity`: for the people named for it; for those who may keep one where there is none. */
export async function showIdentity({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const { source, actor, access } = await open(desk, req);
  parseQuery(nothing, req);
  const kept = access === 'named' ? await readIdentity(desk, { actor }, source.id) : null;
  res.setHeader('Cache-Control', 'private, no-store');
  await answer(req, res, {
    json: () => {
      if (!kept) throw new NotFound(notHere);
      return identityJson(source, kept);
    },
    view: 'sources/identity',
    page: () => identityPage(desk, actor, source, kept),
  });
}

/** `POST /sources/:id/identity` */
export async function postIdentity({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const { source, actor, access } = await open(desk, req);
  requireScope(req);
  // Without the request's key: what is remembered of a request is a hash of all that it held.
  const act = { actor };
  await submit(req, res, {
    act: () => keepIdentity(desk, act, source.id, bodyOf(req)),
    again: async (path) => ({ path }),
    json: async () => identityJson(source, await readIdentity(desk, act, source.id)),
    path: ({ path }) => path,
    notice: 'The identity was kept.',
    form: async (returned) => {
      const kept = access === 'named' ? await readIdentity(desk, act, source.id) : null;
      res.setHeader('Cache-Control', 'private, no-store');
      await render(res, 'sources/identity', { ...(await identityPage(desk, actor, source, kept)), ...returned });
    },
  });
}

const notHere = 'There is no identity here that you may read.';

/** @throws NotFound for everybody to whom it is not open: they are told no more than that */
async function open(desk: Desk, req: Request) {
  const source = await getRecord(desk.store.read, 'source', parseId(req.params.id));
  const actor = actorOf(req);
  const access = await identityAccess(desk, actor, source);
  if (!access) throw new NotFound(notHere);
  return { source, actor, access };
}

function identityJson({ id }: Source, { identity, readers }: Kept) {
  return { sourceId: id, identity, readers };
}

async function identityPage(desk: Desk, actor: Actor, source: Source, kept: Kept | null): Promise<IdentityPage> {
  const { read } = desk.store;
  const people = await findPeople(read);
  const names = await findNames(read, kept?.readers ?? []);
  const others = people.filter(({ id, kind, disabledAt }) => {
    const named = kept?.readers.includes(id) ?? false;
    return id !== actor.id && kind === 'person' && (named || !disabledAt);
  });
  return {
    source: { name: source.name, path: source.path },
    kept: kept && { identity: kept.identity, readers: kept.readers.map((id) => names.get(id) ?? `person ${id}`) },
    action: `${source.path}/identity`,
    button: kept ? 'Keep the change' : 'Keep the identity',
    fields: [
      {
        name: 'identity',
        label: 'Who it is',
        type: 'textarea',
        rows: 5,
        value: kept?.identity ?? '',
        hint: 'It stands here alone: in no other page, list, search, export, history or log.',
        attributes: { autocomplete: 'off', spellcheck: 'false' },
      },
      {
        name: 'readers',
        label: 'Who else may read and change it',
        type: 'checkboxes',
        value: kept?.readers ?? [],
        hint: 'You are always among them. Nobody else gets it, an admin neither.',
        options: others.map(({ id, name }) => ({ value: id, text: name })),
      },
    ],
  };
}
