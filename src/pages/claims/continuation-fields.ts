import type { Request } from 'express';
import { z } from 'zod';
import type { Body } from '../../desk/change-claim.ts';
import { refuseContinued } from '../../desk/continue-claim.ts';
import type { Claim, Figure } from '../../domain/claim.ts';
import { readFigure } from '../../domain/figures.ts';
import { dayIn } from '../../domain/times.ts';
import { recalledPolicy } from '../../store/policy.ts';
import { isForm } from '../../web/forms.ts';
import type { Field } from '../fields.ts';
import { bodyOf } from '../request.ts';
import type { Wording } from '../wording.ts';
import type { ActionFields, ActionGrounds } from './action-fields.ts';
import { wholeFigure } from './edit-body.ts';
import { type FormTree, rowsOf } from './form-body.ts';
import { appearanceFields, documentOptions, figureFields, type ItemFields } from './item-fields.ts';
import { sourceChoices } from './source-fields.ts';

/** The form that continues a claim, filled with what it says now. @throws Conflict where another claim continues it already */
export async function continuationFields({ desk, wording, claim, documentId }: ActionGrounds): Promise<ActionFields> {
  const { read } = desk.store;
  await refuseContinued(read, claim.id);
  const { timeZone } = await recalledPolicy(desk.store);
  const today = dayIn(wording.now, timeZone);
  const figures = claim.figures.map((figure, index) => fieldsOf(figure, index, claim.figures.length, wording, today));
  const passage = appearanceFields('appearances.0.', wording, await documentOptions(read, [documentId]));
  return {
    fields: [
      {
        name: 'statement',
        label: 'Statement, with the new value',
        type: 'textarea',
        rows: 3,
        class: 'input-statement',
        value: claim.statement,
        lang: claim.language,
      },
      ...(figures.length > 0 ? figures : [emptyFigure(wording)]).flatMap((one) => one.fields),
    ],
    further: [
      {
        name: 'eventDate',
        label: 'Date of what is claimed',
        optional: true,
        hint: claim.eventDate ? `The claim before says ${claim.eventDate}.` : undefined,
      },
      { name: 'eventDateDerived', label: 'The date was worked out', type: 'checkbox' },
      ...figures.flatMap((one) => one.further),
      ...passage.fields.map((field) => ({ ...field, optional: true })),
      ...passage.further,
    ],
    choices: await sourceChoices(read),
  };
}

/** The body of that form: a row shows all of its figure, so what it leaves out was emptied on purpose. */
export function continuationBody(req: Request, claim: Claim): Body {
  const body = bodyOf(req);
  if (!isForm(req)) return body;
  return (schema) => body(z.preprocess((given) => whole(given as FormTree, claim), schema)) as z.output<typeof schema>;
}

function whole(given: FormTree, claim: Claim): FormTree {
  const figures = rowsOf(given, 'figures').map((row) => {
    const { id: _id, ...figure } = wholeFigure(row, claim);
    return figure;
  });
  return { ...given, figures };
}

/** A figure's fields with what stands in them; its value and time are shown, what seldom changes is folded up. */
function fieldsOf(figure: Figure, index: number, all: number, wording: Wording, today: string): ItemFields {
  const prefix = `figures.${index}.`;
  const isRange = figure.value === undefined;
  const isShown = (member: string) =>
    member === 'asOf' || (isRange ? member === 'low' || member === 'high' : member === 'value');
  const made = figureFields(prefix, wording);
  const named = [...made.fields, ...made.further].map((field) => {
    const member = field.name.slice(prefix.length);
    const label = all > 1 || isShown(member) ? `${field.label} (${figure.metric})` : field.label;
    return {
      member,
      field: { ...field, label, value: standingIn(figure, member, today), hint: hintOf(member, field) },
    };
  });
  return {
    fields: [
      { name: `${prefix}id`, label: '', type: 'hidden' as const, value: figure.id },
      ...named
        .filter(({ member }) => isShown(member))
        .map(({ field }) => ({ ...field, optional: field.name.endsWith('asOf') })),
    ],
    further: named.filter(({ member }) => !isShown(member)).map(({ field }) => field),
  };

  function hintOf(member: string, field: Field): string | undefined {
    const isValue = isRange ? member === 'low' : member === 'value';
    if (isValue) return `The claim before says ${readFigure(figure, wording.words.locale)}.`;
    if (member === 'asOf' && figure.asOf) return `The claim before says ${figure.asOf}. ${field.hint ?? ''}`;
    return field.hint;
  }
}

function emptyFigure(wording: Wording): ItemFields {
  const { fields } = figureFields('figures.0.', wording);
  return { fields: fields.map((field) => ({ ...field, optional: true })), further: [] };
}

function standingIn(figure: Figure, member: string, today: string): unknown {
  if (member === 'asOf') return figure.period ? undefined : today;
  if (member === 'period' || member === 'derived') return undefined;
  const qualifier = figure.qualifier === 'as_stated' ? '' : figure.qualifier;
  const values: Record<string, unknown> = { ...figure, qualifier, cumulative: figure.cumulative && 'on' };
  const found = member
    .split('.')
    .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], values);
  return typeof found === 'object' ? undefined : found;
}
