import type { z } from 'zod';

type Issue = z.core.$ZodIssue;
type Convert = (text: string) => unknown;

const number: Convert = (text) =>
  /^-?\d+(?:[.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : text;

const conversions: Record<string, Convert> = {
  number,
  int: number,
  boolean: (text) => ({ on: true, true: true, false: false, off: false })[text] ?? text,
  array: (text) =>
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean),
};

/**
 * Forms and queries know only text; the schema knows better. Where it asked for a number, a boolean or a list and got text
 * that reads as one ("70", "on", one item a line), the value is changed in place. True if anything was.
 */
export function convertAsExpected(value: unknown, issues: readonly Issue[], above: PropertyKey[] = []): boolean {
  let changed = false;
  for (const issue of issues) {
    const path = [...above, ...issue.path];
    if (issue.code === 'invalid_union') {
      for (const branch of issue.errors) changed = convertAsExpected(value, branch, path) || changed;
    } else if (issue.code === 'invalid_value') {
      changed = convertAt(value, path, (text) => asOneOf(issue.values, text)) || changed;
    } else if (issue.code === 'invalid_type') {
      changed = convertAt(value, path, conversions[issue.expected] ?? String) || changed;
    }
  }
  return changed;
}

/** The wanted value that `text` reads as; a ticked box says "on". */
function asOneOf(wanted: readonly unknown[], text: string): unknown {
  if (text === 'on' && wanted.includes(true)) return true;
  return wanted.find((value) => String(value) === text) ?? text;
}

function convertAt(root: unknown, path: PropertyKey[], convert: Convert): boolean {
  const key = path.at(-1);
  const place = path
    .slice(0, -1)
    .reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step], root);
  if (key === undefined || typeof place !== 'object' || place === null) return false;
  const holder = place as Record<PropertyKey, unknown>;
  const given = holder[key];
  if (typeof given !== 'string') return false;
  const made = convert(given);
  if (made === given) return false;
  holder[key] = made;
  return true;
}
