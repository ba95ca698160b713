import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { getRecord } from '../../desk/get-record.ts';
import { catalogue } from '../../domain/catalogue/index.ts';
import { type Conflict, Forbidden } from '../../domain/errors.ts';
import { may } from '../../domain/permissions.ts';
import type { Source } from '../../domain/records.ts';
import { reliabilities, sourceKinds } from '../../domain/words.ts';
import { findSourceChoices } from '../../store/choices.ts';
import { findSides } from '../../store/source-list.ts';
import { parseId } from '../../web/parse.ts';
import { render } from '../../web/views.ts';
import type { Returned } from '../answer.ts';
import { type Change, changesShown } from '../changes.ts';
import { type Field, optionsOf } from '../fields.ts';
import { actorOf, type Deps } from '../request.ts';
import { wordingOf } from '../wording.ts';

/** What `views/sources/form.ejs` shows. */
export interface SourceForm extends Partial<Returned> {
  title: string;
  /** Where the form is sent. */
  action: string;
  button: string;
  /** The pages above it; the last is where cancelling leads. */
  back: { href: string; text: string }[];
  requestId: string;
  fields: Field[];
  sides: string[];
  sources: { id: number; name: string }[];
  /** Where the source changed meanwhile: how, and the sentence about it. */
  stale: { sentence: string; changes: Change[] } | null;
}

const list = { href: '/sources', text: 'Sources' };

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
  const source = await getRecord(deps.desk.store.read, 'source', parseId(req.params.id));
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
  const stale = { sentence: conflict.message, changes: changesShown(conflict.changes, await wordingOf(deps.desk)) };
  await showForm(deps, res, { ...form, faults, typed: again, stale });
}

function refuseReaders(req: Request): void {
  if (!may(actorOf(req), 'record_source')) throw new Forbidden('Your role may not record or change sources.');
}

type Form = Omit<SourceForm, 'sources' | 'sides' | 'requestId'>;

function newForm(): Form {
  return {
    title: 'Record a source',
    action: '/sources',
    button: 'Record the source',
    back: [list],
    fields: fieldsOf({}),
    stale: null,
  };
}

function editForm(source: Source): Form {
  return {
    title: `Edit ${source.name}`,
    action: source.path,
    button: 'Save',
    back: [list, { href: source.path, text: source.name }],
    fields: [{ name: 'revision', label: '', type: 'hidden', value: source.revision }, ...fieldsOf(source)],
    stale: null,
  };
}

function fieldsOf(source: Partial<Source>): Field[] {
  const words = catalogue();
  const rated = reliabilities.map((value) => ({ value, text: `${value}: ${words.reliabilities[value]}` }));
  const chosen = { value: '', text: 'Choose …' };
  return [
    {
      name: 'name',
      label: 'Name',
      value: source.name,
      hint: 'As it is best known. Unnamed and confidential sources get a label: "an official", "Source K-17".',
      attributes: { maxlength: 300, autocomplete: 'off' },
    },
    {
      name: 'kind',
      label: 'Kind',
      type: 'select',
      value: source.kind,
      options: [chosen, ...optionsOf(sourceKinds, words.sourceKinds)],
    },
    {
      name: 'aliases',
      label: 'Also written',
      type: 'textarea',
      optional: true,
      value: source.aliases,
      hint: 'Other spellings and scripts, one a line. Each finds this source.',
    },
    {
      name: 'side',
      label: 'Side in the conflict',
      optional: true,
      value: source.side,
      attributes: { list: 'sides', maxlength: 60, autocomplete: 'off' },
    },
    {
      name: 'reliability',
      label: 'Reliability (Admiralty)',
      type: 'select',
      optional: true,
      value: source.reliability,
      options: [{ value: '', text: 'Not rated' }, ...rated],
    },
    {
      name: 'parentId',
      label: 'Depends on (number of a source)',
      type: 'number',
      optional: true,
      value: source.parentId,
      hint: 'Whom it speaks for or belongs to. Reports that depend on one source count as one origin.',
      attributes: { list: 'sources', autocomplete: 'off' },
    },
    {
      name: 'unnamed',
      label: 'Unnamed',
      type: 'checkbox',
      value: source.unnamed,
      hint: 'Stands for itself alone and is never found by its name.',
    },
    {
      name: 'confidential',
      label: 'Confidential',
      type: 'checkbox',
      value: source.confidential,
      hint: 'The name is a label. Do not write here who it is.',
    },
  ];
}

async function showForm({ desk }: Deps, res: Response, form: Form): Promise<void> {
  await render<SourceForm>(res, 'sources/form', {
    ...form,
    requestId: randomUUID(),
    sides: await findSides(desk.store.read),
    sources: await findSourceChoices(desk.store.read),
  });
}
