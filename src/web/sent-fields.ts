import type { Request } from 'express';
import { isForm } from './forms.ts';

export interface SentField {
  name: string;
  value: string;
}

/** What a form sent, field by field, to show it again when its own page cannot; never passwords, at most 100 fields. */
export function sentFields(req: Request): SentField[] {
  return allSentFields(req).slice(0, 100);
}

/** The same without a limit. */
export function allSentFields(req: Request): SentField[] {
  if (!isForm(req)) return [];
  const fields: SentField[] = [];
  collect(req.body, '', fields);
  return fields;
}

function collect(value: unknown, name: string, fields: SentField[]): void {
  if (typeof value === 'string') {
    if (value.trim() !== '' && !/password|secret|token|code/i.test(name)) fields.push({ name, value });
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) collect(inner, name ? `${name}.${key}` : key, fields);
  }
}
