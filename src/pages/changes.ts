import type { Difference } from '../domain/differences.ts';
import { policyLabel } from './policy-words.ts';
import type { Wording } from './wording.ts';

/** One member that changed, in words. */
export interface Change {
  label: string;
  before: string;
  after: string;
}

/** What the members of small records are called on pages, where it is not their own name. */
const labels: Record<string, string> = {
  aliases: 'Also written',
  parentId: 'Depends on (number)',
  disabledAt: 'Disabled',
};

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** What changed between two revisions of a small record, for `partials/changes`. */
export function changesShown(changes: readonly Difference[], wording: Wording): Change[] {
  const { roles, sourceKinds, reliabilities, urgencies } = wording.words;
  const vocabularies: Record<string, Record<string, string>> = {
    role: roles,
    kind: sourceKinds,
    reliability: reliabilities,
    blindReview: urgencies,
  };
  return changes.map(({ path, before, after }) => {
    const shown = (value: unknown) => valueShown(value, vocabularies[path] ?? {}, wording);
    return { label: policyLabel(path, wording.words) ?? labelOf(path), before: shown(before), after: shown(after) };
  });
}

/** `publishedAt` as "Published at". */
function labelOf(path: string): string {
  const words = path.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return labels[path] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

function valueShown(value: unknown, texts: Record<string, string>, wording: Wording): string {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return '(nothing)';
  if (Array.isArray(value)) return value.map((one) => texts[one] ?? one).join('\n');
  if (value === true) return 'yes';
  if (typeof value === 'string') return texts[value] ?? (instant.test(value) ? wording.time(value).text : value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
