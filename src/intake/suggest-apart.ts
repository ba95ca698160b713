import { type ApartLimits, runApart } from './apart.ts';
import { languageOf } from './suggest/languages/index.ts';
import { suggest } from './suggest/suggest.ts';
import type { Suggestion } from './suggest/types.ts';
import { Turns } from './turns.ts';

export interface SuggestTask {
  text: string;
  language: string;
}

/** What the rules find in a text, as far as it is there. */
export type SuggestionsOfText =
  | { state: 'ready'; found: readonly Suggestion[] }
  | { state: 'pending'; done: Promise<SuggestionsOfText> }
  | { state: 'failed' };

export interface SuggestLimits extends ApartLimits {
  /** A text up to this long, in UTF-16 units, is read in place: it takes less time than to start a process. */
  inPlace: number;
  /** What all that is remembered may take, in UTF-16 units, roughly. */
  remembered: number;
  /** How many texts may wait; more are asked for again by whoever opens them. */
  waiting: number;
}

export const usualSuggestLimits: SuggestLimits = {
  milliseconds: 30_000,
  megabytes: 512,
  inPlace: 20_000,
  remembered: 32_000_000,
  waiting: 100,
};

/**
 * Works suggestions out apart from the process that serves pages, one text at a time, and remembers them: the rules do
 * not change while the program runs, and a reader opens the same text again and again.
 */
export class SuggestionsApart {
  readonly #limits: SuggestLimits;
  readonly #turns = new Turns(1);
  /** By text and language, the least recently asked for first. */
  readonly #known = new Map<string, SuggestionsOfText>();
  #size = 0;

  constructor(limits: Partial<SuggestLimits> = {}) {
    this.#limits = { ...usualSuggestLimits, ...limits };
  }

  /**
   * What is there now. A long text that nobody asked for yet is `pending`: it is being worked out from now on.
   * @param textSha256 of `text`, by which it is remembered
   */
  of(textSha256: string, { text, language }: SuggestTask): SuggestionsOfText {
    const key = `${textSha256} ${language}`;
    const known = this.#known.get(key) ?? this.#begin(key, { text, language });
    // Asked for last, forgotten last.
    if (this.#known.delete(key)) this.#known.set(key, known);
    return known;
  }

  #begin(key: string, task: SuggestTask): SuggestionsOfText {
    if (task.text.length <= this.#limits.inPlace || !languageOf(task.language)) {
      return this.#remember(key, { state: 'ready', found: suggest(task.text, task.language) });
    }
    if (this.#turns.waiting >= this.#limits.waiting) {
      return { state: 'pending', done: Promise.resolve({ state: 'failed' }) };
    }
    return this.#remember(key, { state: 'pending', done: this.#workOut(key, task) });
  }

  async #workOut(key: string, task: SuggestTask): Promise<SuggestionsOfText> {
    const found = await this.#turns
      .take(() => runApart<SuggestTask, Suggestion[]>('suggest-child', task, { ...this.#limits, background: true }))
      // A process that could not even start: the reader goes on without suggestions.
      .catch(() => null);
    return this.#remember(key, found ? { state: 'ready', found } : { state: 'failed' });
  }

  #remember(key: string, result: SuggestionsOfText): SuggestionsOfText {
    this.#forget(key);
    this.#known.set(key, result);
    this.#size += sizeOf(result);
    for (const [oldest, { state }] of this.#known) {
      if (this.#size <= this.#limits.remembered || oldest === key) break;
      // What is still being worked out has no size to win.
      if (state !== 'pending') this.#forget(oldest);
    }
    return result;
  }

  #forget(key: string): void {
    const known = this.#known.get(key);
    if (!known) return;
    this.#size -= sizeOf(known);
    this.#known.delete(key);
  }
}

/** Roughly: a suggestion holds its passage, its reasons, and a few hundred units of names and numbers. */
function sizeOf(result: SuggestionsOfText): number {
  if (result.state !== 'ready') return 100;
  return result.found.reduce((sum, { exact, reasons }) => sum + 2 * exact.length + 100 * reasons.length + 400, 100);
}
