/** The words of a text, apart by white space. */
export function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
