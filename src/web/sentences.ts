import type { z } from 'zod';
import type { Fault } from '../domain/errors.ts';

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

const expectations: Record<string, string> = {
  string: 'Expected text.',
  number: 'Expected a number.',
  int: 'Expected a whole number.',
  boolean: 'Expected true or false.',
  array: 'Expected a list.',
  object: 'Expected an object.',
  record: 'Expected an object.',
  null: 'Expected nothing here.',
  never: 'Expected nothing here.',
};

const formats: Record<string, string> = {
  email: 'Expected an e-mail address.',
  url: 'Expected a web address such as https://example.org/page.',
  datetime: 'Expected a time such as 2023-03-21T09:00:00.000Z.',
  date: 'Expected a date such as 2023-03-21.',
  uuid: 'Expected an id as the desk gives it.',
};

const units: Record<string, [one: string, many: string]> = {
  string: [' character', ' characters'],
  array: [' item', ' items'],
  set: [' item', ' items'],
};

/** Plain sentences for what zod finds; a schema's own messages go before these. */
export function sentenceFor(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'Required.';
      return expectations[issue.expected] ?? 'This value is not of the expected kind.';
    case 'invalid_value':
      if (issue.input === undefined) return 'Required.';
      return oneOf(issue.values);
    case 'too_small':
      if (issue.origin === 'string' && Number(issue.minimum) === 1) return 'Required.';
      return bound(issue.inclusive === false ? 'More than' : 'At least', issue.minimum, issue.origin);
    case 'too_big':
      return bound(issue.inclusive === false ? 'Less than' : 'At most', issue.maximum, issue.origin);
    case 'invalid_format':
      return formats[issue.format] ?? 'Not in the expected form.';
    case 'not_multiple_of':
      return `Expected a multiple of ${issue.divisor}.`;
    case 'unrecognized_keys':
      return issue.keys.map((key) => `Unknown member \`${key.slice(0, 60)}\`.`).join(' ');
    case 'invalid_union':
      return Array.isArray(issue.options) ? oneOf(issue.options) : 'None of the expected forms fits.';
    default:
      return 'This value is not valid.';
  }
}

/**
 * Zod's issues as faults with dotted paths, at most 50. Unknown members are named one by one (as `thing`), the branch of a
 * union that came nearest speaks for it.
 */
export function faultsOf(issues: readonly Issue[], thing = 'member'): Fault[] {
  return issues.flatMap((issue) => faultsOfOne(issue, [], thing)).slice(0, 50);
}

function faultsOfOne(issue: Issue, above: PropertyKey[], thing: string): Fault[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: dotted([...path, key]),
      message: `Unknown ${thing} \`${key.slice(0, 60)}\`.`,
    }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = nearestBranch(issue.errors);
    if (nearest) return nearest.flatMap((inner) => faultsOfOne(inner, path, thing));
    const sentences = issue.errors.map((branch) => branch[0]?.message ?? '');
    return [{ path: dotted(path), message: [...new Set(sentences)].join(' Or: ') }];
  }
  if (issue.code === 'invalid_key' || issue.code === 'invalid_element') {
    return issue.issues.flatMap((inner) => faultsOfOne(inner, path, thing));
  }
  return [{ path: dotted(path), message: issue.message }];
}

/** Of branches that fit in kind, the one with the fewest faults; null where none fits in kind. */
function nearestBranch(branches: readonly Issue[][]): Issue[] | null {
  const wrongKind = (issue: Issue) => issue.path.length === 0 && issue.code !== 'unrecognized_keys';
  const fitting = branches.filter((branch) => branch.length > 0 && !branch.some(wrongKind));
  return fitting.sort((a, b) => a.length - b.length)[0] ?? null;
}

function dotted(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}

function oneOf(values: readonly unknown[]): string {
  return `Expected ${values.length > 1 ? 'one of: ' : ''}${values.map(String).join(', ')}.`;
}

function bound(words: string, limit: number | bigint, origin: string): string {
  const unit = units[origin];
  return `${words} ${limit}${unit ? unit[Number(limit) === 1 ? 0 : 1] : ''}.`;
}
