import type { Fault } from '../../domain/errors.ts';
import type { Field } from '../fields.ts';

// Where the form asks for a member in parts, or as a part of another.
const parts = ['', '.name', '.exact'];

/** Faults with the paths of fields that the form has, so that each can be shown and reached: the nearest one above where there is none. */
export function faultsAtFields(faults: Fault[], fields: Field[]): Fault[] {
  const names = new Set(fields.map((field) => field.name));
  return faults.map(({ path, message }) => ({ path: nearest(path.replace(/\bquote\./, ''), names), message }));
}

function nearest(path: string, names: ReadonlySet<string>): string {
  for (let at = path; at !== ''; at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '') {
    const found = parts.map((part) => at + part).find((name) => names.has(name));
    if (found) return found;
    if (/^[a-z]+\.\d+$/i.test(at) || !at.includes('.')) return at;
  }
  return path;
}

/** The fields' labels by name, for the error summary. */
export function labelsOf(fields: Field[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field.name, field.label]));
}
