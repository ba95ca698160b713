import type { Request } from 'express';
import { quoteAt } from '../../domain/anchors.ts';
import { Invalid } from '../../domain/errors.ts';
import { findDocumentText } from '../../store/documents.ts';
import { findRecord, type Source } from '../../store/records.ts';
import { formBody, isForm } from '../../web/forms.ts';
import { chainRows, moved, removed, withChain, withStep } from './chain-rows.ts';
import { type FormTree, rowsOf } from './form-body.ts';

/** What the buttons within a form send as `change`: what is done, and to what. */
const changes: Record<string, (rows: FormTree[], number: number) => FormTree[]> = {
  up: (rows, index) => moved(rows, index, -1),
  down: (rows, index) => moved(rows, index, 1),
  remove: (rows, index) => removed(rows, index),
  step: (rows, chain) => withStep(rows, chain),
  chain: (rows) => withChain(rows),
};

/**
 * The form as one of its own buttons changes it, to be shown again with everything that was typed; nothing is recorded.
 * Null where the request is no such form.
 */
export async function changedForm(read: Source, req: Request): Promise<FormTree | null> {
  if (!isForm(req)) return null;
  const { change, ...body } = req.body as FormTree;
  if (typeof change !== 'string') return null;
  req.body = body;
  const tree = formBody(req);
  const [verb = '', ...about] = change.split(' ');
  if (verb === 'take') return withPassage(read, tree, about);
  const act = Object.hasOwn(changes, verb) ? changes[verb] : undefined;
  if (!act) return tree;
  return { ...tree, attribution: act(chainRows(rowsOf(tree, 'attribution')), Number(about[0])) };
}

/** The passage between two places of the document instead of the words that were typed; `member` names where they stand. */
async function withPassage(read: Source, tree: FormTree, [member = '', start, end]: string[]): Promise<FormTree> {
  const steps = member.split('.').slice(0, -1);
  const holder = holderAt(tree, steps);
  // A disclaimer stands in the document of the passage that it speaks of.
  const documentId = holder?.documentId ?? holderAt(tree, steps.slice(0, -1))?.documentId;
  const document = holder && (await findRecord(read, 'document', Number(documentId) || 0));
  const text = document && (await findDocumentText(read, document.textSha256));
  if (!holder || !text) return tree;
  try {
    const quote = quoteAt(text, Number(start), Number(end));
    Object.assign(holder, { exact: quote.exact, start: quote.start, prefix: undefined, suffix: undefined });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
  }
  return tree;
}

function holderAt(tree: FormTree, steps: string[]): FormTree | undefined {
  const found = steps.reduce<unknown>(
    (place, step) =>
      typeof place === 'object' && place !== null && Object.hasOwn(place, step) ? (place as FormTree)[step] : undefined,
    tree,
  );
  return typeof found === 'object' && found !== null ? (found as FormTree) : undefined;
}
