import type { FormTree } from './form-body.ts';

/** Changes of the chains in a claim's form, before it is sent to be recorded. Rows keep everything that was typed. */

const firstChain = [
  { chain: 1, role: 'asserted_by' },
  { chain: 1, role: 'found_in' },
];

/** The rows in the order of their chains; a claim without any begins with one chain. */
export function chainRows(rows: FormTree[]): FormTree[] {
  if (rows.length === 0) return firstChain.map((row) => ({ ...row }));
  return rows.toSorted((one, other) => chainOf(one) - chainOf(other));
}

export function chainOf(row: FormTree | undefined): number {
  const number = Number(row?.chain ?? 1);
  return Number.isInteger(number) && number > 0 ? number : 1;
}

/** The row one place nearer to the beginning or the end; from the border of its chain it goes over to the next one. */
export function moved(rows: FormTree[], index: number, by: -1 | 1): FormTree[] {
  const [row, other] = [rows[index], rows[index + by]];
  if (!row || !other) return rows;
  if (chainOf(row) !== chainOf(other)) return rows.with(index, { ...row, chain: chainOf(other) });
  return rows.with(index, other).with(index + by, row);
}

/** Where a row stands after it was moved so. */
export function placeAfter(rows: FormTree[], index: number, by: -1 | 1): number {
  return chainOf(rows[index]) === chainOf(rows[index + by]) ? index + by : index;
}

export function removed(rows: FormTree[], index: number): FormTree[] {
  return rows.filter((_row, at) => at !== index);
}

/** Where a new step of a chain goes: before the place where the claim was found, which is the last there is. */
export function placeOfNew(rows: FormTree[], chain: number): number {
  const last = rows.findLastIndex((row) => chainOf(row) === chain);
  const { role: end } = rows[last] ?? {};
  return end === 'found_in' ? last : last + 1;
}

export function withStep(rows: FormTree[], chain: number): FormTree[] {
  return rows.toSpliced(placeOfNew(rows, chain), 0, { chain, role: 'relayed_by' });
}

export function withChain(rows: FormTree[]): FormTree[] {
  const chain = Math.max(0, ...rows.map(chainOf)) + 1;
  return [...rows, ...firstChain.map((row) => ({ ...row, chain }))];
}
