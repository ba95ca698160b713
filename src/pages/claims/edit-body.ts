import type { Request } from 'express';
import { z } from 'zod';
import type { Body } from '../../desk/change-claim.ts';
import type { Claim, SourceReference, StoredQuote } from '../../domain/claim.ts';
import { isForm } from '../../web/forms.ts';
import { bodyOf } from '../request.ts';
import { type FormTree, rowsOf } from './form-body.ts';

/**
 * The body of an edit. A form shows every member of the claim, so what it leaves out was emptied on purpose: it takes
 * the member away. What it cannot show whole (the place of a passage, a source's number) is added from the claim where
 * its row was not changed. JSON is read as it was sent.
 */
export function editBody(req: Request, claim: Claim): Body {
  const body = bodyOf(req);
  if (!isForm(req)) return body;
  return (schema) => body(z.preprocess((given) => whole(given as FormTree, claim), schema)) as z.output<typeof schema>;
}

// What cannot be taken away is empty, so that it is pointed out.
const emptied = {
  ...{ statement: '', language: '', kind: '', urgency: '' },
  ...{ place: null, eventDate: null, eventDateDerived: false, dueAt: null, topics: [] },
};

// Copies, because the rows given are those in which mistakes are pointed out and text is turned into numbers.
function whole(given: FormTree, claim: Claim): FormTree {
  return {
    ...emptied,
    ...given,
    attribution: rowsOf(given, 'attribution').map((row) => wholeStep(row, claim)),
    appearances: rowsOf(given, 'appearances').map((row) => wholeAppearance(row, claim)),
    figures: rowsOf(given, 'figures').map((row) => wholeFigure(row, claim)),
  };
}

function wholeStep(row: FormTree, { attribution }: Claim): FormTree {
  const stored = attribution.find((step) => step.id === row.id)?.source;
  if (!isSame(row.source, stored)) return row;
  const { source: _source, ...rest } = row;
  return { ...rest, sourceId: stored?.id };
}

/** A figure's row, with the source and the place that the claim knows where they were left as they are. */
export function wholeFigure(row: FormTree, { figures }: Pick<Claim, 'figures'>): FormTree {
  const stored = figures.find((figure) => figure.id === row.id);
  const place = (row.place as FormTree | undefined)?.name === stored?.place?.name ? stored?.place : row.place;
  const named = { ...row, place };
  if (!isSame(row.countedBy, stored?.countedBy)) return named;
  const { countedBy: _source, ...rest } = named as FormTree;
  return { ...rest, countedById: stored?.countedBy?.id };
}

function wholeAppearance(row: FormTree, { appearances }: Claim): FormTree {
  const stored = appearances.find((appearance) => appearance.id === row.id);
  if (!stored) return row;
  const typed = (row.disclaimer as FormTree | undefined)?.exact;
  return {
    ...row,
    documentId: stored.documentId,
    quote: selectorOf(stored.quote),
    ...(stored.disclaimer && typed === stored.disclaimer.exact ? { disclaimer: selectorOf(stored.disclaimer) } : {}),
  };
}

function selectorOf({ exact, prefix, suffix, start }: StoredQuote) {
  return { exact, prefix, suffix, start };
}

function isSame(typed: unknown, stored: SourceReference | undefined): boolean {
  const { name, kind } = (typed ?? {}) as FormTree;
  return stored !== undefined && name === stored.name && kind === stored.kind;
}
