import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { catalogue } from '../../domain/catalogue/index.ts';
import { type Conflict, Forbidden } from '../../domain/errors.ts';
import { may } from '../../domain/permissions.ts';
import type { Source } from '../../domain/records.ts';
import { reliabilities, sourceKinds } from '../../domain/words.ts';
import { findSides } from '../../store/source-list.ts';
import { parseId } from '../../web/parse.ts';
import { render } from '../../web/views.ts';
import type { Returned } from '../answer.ts';
import { type Change, changesShown } from '../changes.ts';
import { actorOf, type Deps } from '../request.ts';
import { getSource } from './source.ts';

interface Option {
  value: string;
  text: string;
}

/** What `views/sources/form.ejs` shows. */
export interface SourceForm extends Partial<Returned> {
  title: string;
  /** Where the form is sent. */
  action: string;
  button: string;
  back: { href: string; text: string };
  requestId: string;
  /** What the fields hold unless something was typed. */
  values: Record<string, unknown>;
  kinds: Option[];
  reliabilities: Option[];
  sides: string[];
  /** Where the source changed meanwhile: how, and the sentence about it. */
  stale: { sentence: string; changes: Change[] } | null;
}

/** `GET /sources/new` */
export async function showNewForm(deps: Deps, req: Request, res: Response): Promise<void> {
  refuseReaders(req);
  await showForm(deps, res, newForm());
}

/** The form of a new source with what was wrong with it. */
export async function returnNewForm(deps: Deps, res: Response, returned: Returned): Promise<void> {
  await showForm(deps, res, { ...newForm(), ...returned });
}

/** `GET /sources/:id/edit` */
export async function showEditForm(deps: Deps, req: Request, res: Response): Promise<void> {
  const source = await getSource(deps.desk, parseId(req.params.id));
  refuseReaders(req);
  await showForm(deps, res, editForm(source));
}

/** The form of a known source with what was wrong with it, or with what changed while it was filled in. */
export async function returnEditForm(
  deps: Deps,
  source: Source,
  res: Response,
  { faults, typed }: Returned,
  conflict?: Conflict,
): Promise<void> {
  const form = editForm(source);
  if (!conflict) return showForm(deps, res, { ...form, faults, typed });
  // Sent again, the form speaks of the revision whose changes stand above it.
  const again = { ...typed, revision: conflict.revision };
  const stale = { sentence: conflict.message, changes: changesShown(conflict.changes) };
  await showForm(deps, res, { ...form, faults, typed: again, stale });
}

function refuseReaders(req: Request): void {
  if (!may(actorOf(req), 'record_source')) throw new Forbidden('Your role may not record or change sources.');
}

type Form = Omit<SourceForm, 'kinds' | 'reliabilities' | 'sides' | 'requestId'>;

function newForm(): Form {
  return {
    title: 'Record a source',
    action: '/sources',
    button: 'Record the source',
    back: { href: '/sources', text: 'Sources' },
    values: {},
    stale: null,
  };
}

function editForm(source: Source): Form {
  return {
    title: `Edit ${source.name}`,
    action: source.path,
    button: 'Save',
    back: { href: source.path, text: source.name },
    values: source,
    stale: null,
  };
}

async function showForm({ desk }: Deps, res: Response, form: Form): Promise<void> {
  const words = catalogue();
  await render<SourceForm>(res, 'sources/form', {
    ...form,
    requestId: randomUUID(),
    kinds: sourceKinds.map((value) => ({ value, text: words.sourceKinds[value] })),
    reliabilities: reliabilities.map((value) => ({ value, text: `${value}: ${words.reliabilities[value]}` })),
    sides: await findSides(desk.store.read),
  });
}
