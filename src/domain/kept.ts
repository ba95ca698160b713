/**
 * A pure function of a text that keeps what it gave: for what takes long beside how often the same is asked, such as writing
 * out a date. All of it is let go when there is too much, so that it never holds more than `most`.
 */
export function kept<V>(most: number, make: (text: string) => V): (text: string) => V {
  const known = new Map<string, V>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = make(text);
    if (known.size >= most) known.clear();
    known.set(text, value);
    return value;
  };
}
