import type { Fault } from '../../domain/errors.ts';
import type { Field, Option } from '../fields.ts';
import { type Comparison, comparisonOf } from './comparison.ts';
import type { FormTree } from './form-body.ts';

/** A fault as a form shows it. */
export interface FormFault {
  path: string;
  message: string;
  comparison: Comparison | null;
}

// Where the form asks for a member in parts, or as a part of another.
const parts = ['', '.name', '.exact'];

/**
 * Faults with the paths of fields that the form has, so that each can be shown and reached: the nearest one above where
 * there is none. A quote that does not stand in its document is compared with the nearest passage. Values that the field offers are told by the words that it offers them by.
 */
export function faultsAtFields(faults: Fault[], fields: Field[], typed: FormTree = {}): FormFault[] {
  const byName = new Map(fields.map((field) => [field.name, field]));
  return faults.map((fault) => {
    const placed = nearest(fault.path.replace(/\bquote\./, ''), byName);
    const message = inWords(fault.message, byName.get(placed)?.options ?? []);
    return { path: placed, message, comparison: comparisonOf(fault, typed) };
  });
}

function inWords(message: string, options: Option[]): string {
  const texts = new Map(options.map(({ value, text }) => [String(value), text]));
  return message.replace(/“?\b([a-z_]{3,})\b”?/g, (word, value) => (texts.has(value) ? `“${texts.get(value)}”` : word));
}

function nearest(path: string, names: ReadonlyMap<string, Field>): string {
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
