/** The words of a text, apart by white space. */
export function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** The phrases of a text, apart by semicolons. */
export function phrases(text: string): string[] {
  return text.split(';').map((phrase) => phrase.trim().replace(/\s+/g, ' '));
}

/** Pairs of a text, apart by semicolons: `pattern = value`, or a pattern that is its own value. */
export function pairs(text: string): [string, string][] {
  return phrases(text).map((pair) => {
    const [pattern = '', value = pattern] = pair.split(' = ');
    return [pattern, value];
  });
}
