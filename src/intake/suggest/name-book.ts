import type { Compiled } from './compiled.ts';
import { officeOf, type SpeakerKind } from './offices.ts';
import type { Sentence } from './sentences.ts';
import type { Mention } from './speakers.ts';
import type { Token } from './tokens.ts';

/** A speaker with the place where the text names them, in UTF-16 indexes. */
export interface Speaker {
  name: string;
  kind: SpeakerKind;
  start: number;
  end: number;
  named?: true;
}

const mostBodies = 30;

/** What one document has told of its speakers so far, to give surnames, offices and pronouns their names. */
export class NameBook {
  readonly #text: string;
  readonly #compiled: Compiled;
  /** Full names by their last word. */
  readonly #full = new Map<string, string>();
  /** Who holds an office, by their last name; null where the text names two. */
  readonly #byOffice = new Map<string, string | null>();
  /** What somebody is, by name, where a word before the name told it. */
  readonly #kinds = new Map<string, SpeakerKind>();
  readonly #bodies: Speaker[] = [];
  #person: Speaker | undefined;
  #last: Speaker | undefined;

  constructor(text: string, compiled: Compiled, sentences: readonly Sentence[]) {
    this.#text = text;
    this.#compiled = compiled;
    for (const { tokens } of sentences) this.#collect(tokens);
  }

  /** The speaker that a mention means; undefined for a pronoun with nobody before it. */
  read(mention: Mention, tokens: readonly Token[]): Speaker | undefined {
    if (mention.form === 'pronoun')
      return mention.kind === 'person' ? (this.#person ?? this.#last) : (this.#bodies.at(-1) ?? this.#last);
    const start = (tokens[mention.from] as Token).start;
    const end = (tokens[mention.to - 1] as Token).end;
    const name = this.#text.slice(start, end).replace(/\s+/g, ' ');
    const speaker: Speaker = { name, kind: mention.kind, start, end };
    if (mention.form === 'name') {
      const full = this.#fullName(mention, tokens) ?? name;
      return { ...speaker, name: full, kind: this.#kinds.get(full) ?? mention.kind, named: true };
    }
    const known = this.#described(mention, tokens);
    return known ? { ...speaker, ...known, named: true } : speaker;
  }

  /** Remembers who spoke. */
  note(speaker: Speaker, mention: Mention, tokens: readonly Token[]): void {
    this.#last = speaker;
    if (speaker.kind === 'person') this.#person = speaker;
    else if (mention.form !== 'pronoun') this.#bodies.push(speaker);
    if (this.#bodies.length > mostBodies) this.#bodies.shift();
    const office = tokens[mention.from - 1];
    if (mention.form === 'name' && office && officeOf(office, this.#compiled))
      this.#kinds.set(speaker.name, speaker.kind);
  }

  /** Remembers a person of whom a sentence speaks, though they say nothing in it. */
  see(mention: Mention, tokens: readonly Token[]): void {
    if (mention.form !== 'name' || mention.kind !== 'person') return;
    if (mention.to - mention.from < 2 && !this.#fullName(mention, tokens)) return;
    const speaker = this.read(mention, tokens);
    if (speaker) this.#person = speaker;
  }

  #fullName({ from, to, kind }: Mention, tokens: readonly Token[]): string | undefined {
    return kind === 'person' && to - from === 1 ? this.#full.get((tokens[from] as Token).lower) : undefined;
  }

  /** "the ministry" after "Carvia's Foreign Ministry", "the mayor" after "Mayor Jeff Hollis". */
  #described({ from, to, kind }: Mention, tokens: readonly Token[]): Pick<Speaker, 'name' | 'kind'> | undefined {
    const article = (tokens[from] as Token).lower;
    if (to - from !== 2 || !this.#compiled.language.names.definite.includes(article)) return undefined;
    const noun = (tokens[to - 1] as Token).lower;
    if (kind === 'person') {
      const last = this.#byOffice.get(noun);
      const name = last && this.#full.get(last);
      return name ? { name, kind } : undefined;
    }
    const body = this.#bodies.findLast(
      ({ named, name }) =>
        named &&
        name
          .toLowerCase()
          .split(/[^\p{L}]+/u)
          .includes(noun),
    );
    return body && { name: body.name, kind: body.kind };
  }

  #holds(office: string, last: string): void {
    const other = this.#byOffice.get(office);
    this.#byOffice.set(office, other === undefined || other === last ? last : null);
  }

  /** Names of two words and more; the first full form of a surname counts. */
  #collect(tokens: readonly Token[]): void {
    const { words, places } = this.#compiled;
    const isPart = (token: Token | undefined) =>
      token?.kind === 'word' &&
      token.capital &&
      !words.notNames.has(token.lower) &&
      !words.departments.has(token.lower) &&
      !officeOf(token, this.#compiled);
    for (let at = 0; at < tokens.length; at++) {
      if (!isPart(tokens[at])) continue;
      let to = at + 1;
      while (isPart(tokens[to]) || (words.particles.has(tokens[to]?.lower ?? '') && isPart(tokens[to + 1]))) to++;
      const last = (tokens[to - 1] as Token).lower;
      const first = tokens[at] as Token;
      const title = tokens[at - 1];
      if (title && officeOf(title, this.#compiled) === 'person') this.#holds(title.lower, last);
      if (to - at >= 2 && to - at <= 5 && !places.has(last) && !this.#full.has(last)) {
        this.#full.set(last, this.#text.slice(first.start, (tokens[to - 1] as Token).end));
      }
      at = to;
    }
  }
}
