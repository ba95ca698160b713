import type { Difference } from '../domain/differences.ts';

/** One member that changed, in words. */
export interface Change {
  label: string;
  before: string;
  after: string;
}

/** What changed between two revisions of a small record, for views/partials/changes. */
export function changesShown(changes: readonly Difference[]): Change[] {
  return changes.map(({ path, before, after }) => ({
    label: labelOf(path),
    before: shown(before),
    after: shown(after),
  }));
}

/** `parentId` as "Parent", `publishedAt` as "Published at". */
function labelOf(path: string): string {
  const words = path
    .replace(/Id$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function shown(value: unknown): string {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return '(nothing)';
  if (Array.isArray(value)) return value.map(shown).join('\n');
  if (value === true) return 'yes';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
