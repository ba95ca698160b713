/** The id at the end of a record's path. */
export function idOf(path: string): number {
  return Number(path.split('/').at(-1));
}
