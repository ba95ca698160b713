import { en } from './en.ts';
import { nl } from './nl.ts';
import type { LiveBlogWords } from './words.ts';

/** By language; a text is read by all of them, since a page may frame its blog in another language than its own. */
export const liveBlogWords: Readonly<Record<string, LiveBlogWords>> = { en, nl };
