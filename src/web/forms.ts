import type { Request } from 'express';
import { Invalid } from '../domain/errors.ts';

type Tree = { [key: string]: unknown };

/** True if the body came from an HTML form; one that may carry files counts once it was read (uploads.ts). */
export function isForm(req: Request): boolean {
  if (req.is('application/x-www-form-urlencoded')) return true;
  return Boolean(req.is('multipart/form-data')) && req.body !== undefined;
}

/**
 * The body of a form as a nested object. Names may have brackets (`figures[0][value]`, resolved by Express) or dots
 * (`figures.0.value`): both nest. Empty fields mean "not given" and are left out, and so are rows with nothing in them,
 * so that the indexes of what is given close up: show a form again from this object, and faults stand at the right rows.
 * The hidden `requestId` is not part of it (see idempotency.ts).
 * @throws Invalid where a name nests more than 16 deep.
 */
export function formBody(req: Request): Tree {
  const { requestId: _key, ...fields } = (req.body ?? {}) as Tree;
  return (withoutEmpty(nest(fields)) ?? {}) as Tree;
}

function nest(flat: Tree): Tree {
  const root: Tree = {};
  for (const [name, value] of Object.entries(flat)) {
    const steps = name.split('.');
    if (steps.length > 16) throw new Invalid('The name of a field is nested too deeply.');
    const last = steps.pop() as string;
    let place = root;
    for (const step of steps) {
      const inner = Object.hasOwn(place, step) ? place[step] : undefined;
      if (typeof inner !== 'object' || inner === null) set(place, step, {});
      place = place[step] as Tree;
    }
    set(place, last, value);
  }
  return root;
}

// A plain assignment to "__proto__" would change the object's prototype.
function set(place: Tree, key: string, value: unknown): void {
  Object.defineProperty(place, key, { value, enumerable: true, configurable: true, writable: true });
}

function withoutEmpty(value: unknown): unknown {
  if (value === '' || value === undefined) return undefined;
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .map(([key, inner]) => [key, withoutEmpty(inner)] as const)
    .filter(([, inner]) => inner !== undefined);
  if (kept.length === 0) return undefined;
  if (Array.isArray(value) || kept.every(([key]) => /^\d+$/.test(key))) {
    return kept.sort(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => inner);
  }
  const tree: Tree = {};
  for (const [key, inner] of kept) set(tree, key, inner);
  return tree;
}
