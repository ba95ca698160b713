import type { Request } from 'express';
import { isCleanText } from '../../domain/normalise.ts';
import { findKindsOfName } from '../../store/choices.ts';
import type { Source } from '../../store/records.ts';
import { formBody, isForm } from '../../web/forms.ts';

/** What a form sent, nested by its names; rows of a list are an array. */
export interface FormTree {
  [name: string]: unknown;
}

/** Members under which a form names a source. */
const namedSources = new Set(['source', 'origin', 'countedBy']);

/** A row of chains with nothing but these says nothing. */
const frameOfStep = new Set(['id', 'chain', 'role', 'derived']);

/**
 * Makes of a form what its author meant, before it is read: rows that were ticked to be removed or left empty go, and a
 * known source needs no kind. Replaces the request's body, so that faults and what was typed speak of the same rows.
 * Other bodies stay as they are.
 */
export async function tidyForm(read: Source, req: Request): Promise<void> {
  if (!isForm(req)) return;
  const tree = formBody(req);
  await addKnownKinds(read, tree);
  const { requestId } = req.body as FormTree;
  req.body = { ...tidyRows(tree), ...(requestId === undefined ? {} : { requestId }) };
}

/** The rows of a list in a form; none where it has none. */
export function rowsOf(tree: FormTree, list: string): FormTree[] {
  const rows = tree[list];
  return Array.isArray(rows) ? rows.filter((row) => typeof row === 'object' && row !== null) : [];
}

function tidyRows(tree: FormTree): FormTree {
  const appearances = rowsOf(tree, 'appearances');
  const kept = appearances.filter((row) => !row.remove);
  const attribution = rowsOf(tree, 'attribution')
    .filter((row) => Object.keys(row).some((name) => !frameOfStep.has(name)))
    .map((row) => ({ ...row, appearance: keptAppearance(row.appearance, appearances, kept) }));
  return {
    ...tree,
    ...list('appearances', kept),
    ...list('attribution', attribution),
    ...list(
      'figures',
      rowsOf(tree, 'figures').filter((row) => !row.remove),
    ),
    ...list(
      'chainVerdicts',
      rowsOf(tree, 'chainVerdicts').filter((row) => row.verdict),
    ),
  };

  function list(name: string, rows: FormTree[]): FormTree {
    return tree[name] === undefined ? {} : { [name]: rows };
  }
}

/** A step names its passage by id, or by its row's number, which moves when a row above it goes. */
function keptAppearance(named: unknown, before: FormTree[], kept: FormTree[]): unknown {
  if (typeof named !== 'string') return named;
  const row = /^\d+$/.test(named) ? before[Number(named)] : before.find((one) => one.id === named);
  if (!row) return named;
  const index = kept.indexOf(row);
  if (index === -1) return undefined;
  return row.id ?? index;
}

async function addKnownKinds(read: Source, tree: FormTree): Promise<void> {
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value !== 'object' || value === null) continue;
    const inner = value as FormTree;
    if (namedSources.has(name) && inner.kind === undefined && !inner.unnamed) {
      const [kind, another] = isCleanName(inner.name) ? await findKindsOfName(read, inner.name) : [];
      if (kind && !another) inner.kind = kind;
    }
    await addKnownKinds(read, inner);
  }
}

function isCleanName(name: unknown): name is string {
  return typeof name === 'string' && name.length <= 300 && isCleanText(name);
}
