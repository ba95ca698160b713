import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { fromLabelledText, realDocuments } from './documents.ts';
import { heldOut } from './held-out/index.ts';
import { measure, type Outcome } from './measure.ts';
import { page } from './page.ts';
import { columns, reasonTable, scoreTable, type Table } from './table.ts';

/** The tables of one measurement, by their titles. */
export type Tables = ReadonlyMap<string, Table>;

/**
 * Measures the suggestions on the held-out reports and, if `folder` is given, on the labelled real documents in it. Prints
 * the tables; writes `docs/suggestions.md` only when everything was measured, so that the page never loses a row. Throws
 * Error where a real document has no labels or other words than were labelled.
 */
export function benchSuggestions(folder: string | undefined): void {
  const invented = heldOut.map(fromLabelledText).flatMap(measure);
  const real = folder ? realDocuments(folder).flatMap(measure) : [];
  const tables = new Map([...tablesOf('Invented reports', invented), ...tablesOf('Real documents', real)]);
  for (const [title, table] of tables) console.log(`\n${title}\n\n${columns(table)}`);
  if (real.length === 0) {
    console.log(
      '\nReal documents: skipped, REAL_DOCUMENTS names no folder with them. docs/suggestions.md stays as it is.',
    );
    return;
  }
  const file = path.join(import.meta.dirname, '..', '..', 'docs', 'suggestions.md');
  writeFileSync(file, page(tables));
  console.log('\nWritten: docs/suggestions.md');
}

function tablesOf(title: string, outcomes: readonly Outcome[]): [string, Table][] {
  if (outcomes.length === 0) return [];
  const group = (by: 'document' | 'language') => grouped(outcomes, by);
  const languages = new Map([...group('language'), ['all', outcomes]]);
  return [
    [`${title}, by document`, scoreTable('document', group('document'))],
    [`${title}, by language`, scoreTable('language', languages)],
    ...[...group('language')].map(([language, own]): [string, Table] => [
      `${title}, by reason (${language})`,
      reasonTable(own),
    ]),
  ];
}

function grouped(outcomes: readonly Outcome[], by: 'document' | 'language'): Map<string, Outcome[]> {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) groups.set(outcome[by], [...(groups.get(outcome[by]) ?? []), outcome]);
  return groups;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) benchSuggestions(process.env.REAL_DOCUMENTS);
