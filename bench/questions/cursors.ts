import { jsonOf } from '../measure/ask.ts';
import type { Program } from '../programs/program.ts';

// So many pages of 50, spread over all that follow the first.
const pages = 10;

/** Paths of later pages of a list, by the cursors that it gives itself. */
export async function cursorPages(program: Program, path: string, claims: number): Promise<string[]> {
  const found: string[] = [];
  // Cursors do not depend on the page's size, so large pages lead there sooner.
  let next: string | null = `${path}?limit=200`;
  for (let done = 0; next !== null && found.length < pages; done += 200) {
    const page: { next: string | null } = await jsonOf<{ next: string | null }>(program, next);
    next = page.next && asJson(page.next, path);
    if (next && done + 200 < claims - 50 && done >= (found.length * claims) / (pages + 1)) found.push(ofFifty(next));
  }
  return found;
}

function asJson(next: string, path: string): string {
  return `${path}${next.slice(next.indexOf('?'))}`;
}

function ofFifty(next: string): string {
  const [path, query] = next.split('?');
  const parameters = new URLSearchParams(query);
  parameters.delete('limit');
  return `${path}?${parameters}`;
}
