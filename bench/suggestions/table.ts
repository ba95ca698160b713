import { type ReasonKind, reasonKinds } from '../../src/intake/suggest/types.ts';
import { type Outcome, score } from './measure.ts';

/** A table of text, its first row the heads. */
export type Table = string[][];

const part = (share: number) => (Number.isNaN(share) ? '–' : share.toFixed(2));

/** Precision, recall and speakers for each group of outcomes, by the name of the group. */
export function scoreTable(head: string, groups: ReadonlyMap<string, readonly Outcome[]>): Table {
  const rows = [...groups].map(([name, outcomes]) => {
    const { sentences, claims, suggested, precision, recall, speakers, speakerAccuracy, wronglySpoken } =
      score(outcomes);
    const counts = [sentences, claims, suggested].map(String);
    return [
      name,
      ...counts,
      part(precision),
      part(recall),
      `${part(speakerAccuracy)} of ${speakers}`,
      String(wronglySpoken),
    ];
  });
  const heads = ['sentences', 'claims', 'suggested', 'precision', 'recall', 'speaker right', 'speaker too many'];
  return [[head, ...heads], ...rows];
}

/**
 * For each reason: how many suggestions have it, how many of them are claims (precision), which share of all claims was
 * found with it (recall), and which share would be missed without it.
 */
export function reasonTable(outcomes: readonly Outcome[]): Table {
  const claims = outcomes.filter(({ label }) => label.claim);
  const has = ({ suggestion }: Outcome, kind: ReasonKind) =>
    suggestion?.reasons.some((reason) => reason.kind === kind) ?? false;
  const onlyHas = (outcome: Outcome, kind: ReasonKind) =>
    outcome.suggestion?.reasons.every((reason) => reason.kind === kind) ?? false;
  const rows = reasonKinds.map((kind) => {
    const suggested = outcomes.filter((outcome) => has(outcome, kind));
    const found = claims.filter((outcome) => has(outcome, kind));
    const alone = claims.filter((outcome) => onlyHas(outcome, kind));
    const shares = [found.length / suggested.length, found.length / claims.length, alone.length / claims.length];
    return [kind, String(suggested.length), ...shares.map(part)];
  });
  return [['reason', 'suggested', 'precision', 'recall', 'recall by it alone'], ...rows];
}

/** The table in Markdown. */
export function markdown([heads = [], ...rows]: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

/** The table in columns, for a terminal. */
export function columns(table: Table): string {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return table.map((row) => row.map(pad).join('  ')).join('\n');
}
