/** What stands around the rows of the application's list, so that a bare program can send about the same bytes. */
export function frameOf(page: Buffer): [head: string, tail: string] {
  const text = page.toString('utf8');
  const begin = /<ul class="rows[^>]*>/.exec(text);
  const end = text.lastIndexOf('</ul>');
  if (!begin || end < begin.index) throw new Error('The application’s list no longer holds <ul class="rows">.');
  return [text.slice(0, begin.index + begin[0].length), text.slice(end)];
}
