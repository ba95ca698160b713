import { suggest } from './suggest/suggest.ts';
import type { SuggestTask } from './suggest-apart.ts';

/** Looks for suggestions in one text, in a process of its own; see `suggest-apart.ts`. */
process.once('message', ({ text, language }: SuggestTask) => {
  process.send?.(suggest(text, language), () => process.disconnect());
});
