/**
 * A pure function of a text or a number that keeps what it gave: for what takes long beside how often the same is asked,
 * such as writing out a date. All of it is let go when there is too much, so that it never holds more than `most`.
 */
export function kept<V, K extends string | number = string>(most: number, make: (of: K) => V): (of: K) => V {
  const known = new Map<K, V>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined) return before;
    const value = make(of);
    if (known.size >= most) known.clear();
    known.set(of, value);
    return value;
  };
}
