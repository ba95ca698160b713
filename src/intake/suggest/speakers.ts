import type { Compiled } from './compiled.ts';
import { firstPreposition, isNamePart, isNational, lastName, nameAt, opensWithParticle, type Run } from './names.ts';
import { headOffice, lastOffice, officeOf, type SpeakerKind } from './offices.ts';
import type { Token } from './tokens.ts';

/** Who speaks, as one sentence names them. `from` and `to` are tokens of that sentence. */
export interface Mention {
  from: number;
  to: number;
  kind: SpeakerKind;
  form: 'name' | 'description' | 'pronoun';
}

const longestDescription = 12;
const mostUnknown = 2;

/**
 * The speaker in a noun phrase, the tokens `from` to before `to`: the name after the last office or kind of body
 * ("Carvia's Defense Minister Otto Berg" → "Otto Berg"), else the body by its whole name ("Carvia's Ministry of
 * Defense"), else a name that stands alone, else a description ("a senior official"). Undefined where the phrase names
 * nobody who could speak; `any` takes short noun phrases of unknown words as descriptions.
 */
export function speakerIn(
  tokens: readonly Token[],
  from: number,
  to: number,
  compiled: Compiled,
  any = false,
): Mention | undefined {
  const [start, end] = trimmed(tokens, from, to, compiled);
  if (start >= end) return undefined;
  const pronoun = pronounAt(tokens, start, end, compiled);
  if (pronoun) return pronoun;

  const headEnd = firstPreposition(tokens, start, end, compiled);
  const named =
    nameAfterOffice(tokens, start, headEnd, compiled) ?? nameAfterOffice(tokens, start, end, compiled, headEnd);
  if (named) return named;
  // "Jane Roe of the miners' union": she, not the body of which she speaks.
  const member = wholeName(tokens, start, headEnd, compiled);
  if (member && headEnd < end) return { ...member, kind: kindOfName(tokens, member, compiled), form: 'name' };

  const head = headOffice(tokens, start, end, compiled);
  if (head) {
    const isNamed = head.kind !== 'person' && tokens.slice(start, end).some((token) => isNamePart(token, compiled));
    const whole = { from: start, to: Math.min(end, start + longestDescription) };
    return {
      ...(isNamed ? withoutArticle(tokens, whole, compiled) : whole),
      kind: head.kind,
      form: isNamed ? 'name' : 'description',
    };
  }

  const run = lastName(tokens, start, end, compiled);
  // "the fishermen's guild of Vale": a body that no table knows, not the place where it is.
  const isPlace = run && run.from - start > 1 && compiled.words.within.has(lower(tokens, run.from - 1));
  if (run && any && isPlace && lower(tokens, run.from - 1) !== "'s") {
    return { ...withoutArticle(tokens, { from: start, to: run.to }, compiled), kind: 'organisation', form: 'name' };
  }
  if (run) return { ...run, kind: kindOfName(tokens, run, compiled), form: 'name' };
  const isShort = compiled.words.articles.has(lower(tokens, start)) || (tokens[start]?.capital && end - start <= 2);
  if (!any || !isShort) return undefined;
  const isPaper = compiled.words.records.has(lower(tokens, end - 1));
  const kind = isPaper ? 'organisation' : 'person';
  return { from: start, to: Math.min(end, start + longestDescription), kind, form: 'description' };
}

/** Whether every token can belong to a noun phrase that names somebody, with at most two words that no table knows. */
export function isNominal(tokens: readonly Token[], from: number, to: number, compiled: Compiled): boolean {
  let unknown = 0;
  for (let index = from; index < to; index++) {
    if (!isKnown(tokens[index] as Token, compiled) && ++unknown > mostUnknown) return false;
  }
  return to > from;
}

/** Whether a word belongs to those of which names and offices are made. */
export function isKnown(token: Token, compiled: Compiled): boolean {
  const { articles, within, particles, he, they } = compiled.words;
  const isSmall = [articles, within, particles, he, they].some((list) => list.has(token.lower));
  const isName = token.capital || token.lower === "'s" || token.lower.includes('-');
  return isName || isSmall || officeOf(token, compiled) !== undefined;
}

/**
 * The name right after the last office or kind of body: "Defense Minister Otto Berg", "the company Orbis Imaging". After
 * a preposition (`headEnd`) it counts when the phrase speaks of a body ("data of the company Orbis"), or when the body has
 * a name before it and a person follows: "the chief of the Falcon group Igor Petrenko".
 */
function nameAfterOffice(
  tokens: readonly Token[],
  from: number,
  to: number,
  compiled: Compiled,
  headEnd?: number,
): Mention | undefined {
  const office = lastOffice(tokens, from, to, compiled);
  const name = office && office.at + 1 < to ? nameAt(tokens, office.at + 1, to, compiled) : undefined;
  if (!office || !name) return undefined;
  const head = headOffice(tokens, from, to, compiled) ?? office;
  if (headEnd !== undefined && head.kind === 'person' && office.kind !== 'person') {
    const before = tokens.slice(headEnd, office.at);
    const hasOwnName = before.some((token) => isNamePart(token, compiled) && !isNational(token, compiled));
    if (!hasOwnName || before.at(-1)?.lower === "'s") return undefined;
  }
  // "the broadcaster Radio Vale": what the body is belongs to its name when it has a capital.
  const isPart = office.kind !== 'person' && office.at > 0 && isNamePart(tokens[office.at], compiled);
  const start = isPart ? office.at : name.from;
  return { from: start, to: name.to, kind: head.kind === 'person' ? 'person' : office.kind, form: 'name' };
}

/** A name of two words or more that is all there is. */
function wholeName(tokens: readonly Token[], from: number, to: number, compiled: Compiled): Run | undefined {
  const run = nameAt(tokens, from, to, compiled);
  const hasOffice = tokens.slice(from, to).some((token) => officeOf(token, compiled) !== undefined);
  return run && run.to === to && to - from > 1 && !hasOffice ? run : undefined;
}

/** The phrase without the small words at its edges. */
function trimmed(tokens: readonly Token[], from: number, to: number, compiled: Compiled): [from: number, to: number] {
  const { within, articles } = compiled.words;
  let start = from;
  while (start < to && isEdge(tokens, start, to, compiled)) start++;
  let end = to;
  const isLoose = (token: Token) =>
    token.kind === 'sign' || within.has(token.lower) || (articles.has(token.lower) && end - start > 1);
  while (end > start && isLoose(tokens[end - 1] as Token)) end--;
  return [start, end];
}

function isEdge(tokens: readonly Token[], at: number, to: number, compiled: Compiled): boolean {
  const token = tokens[at] as Token;
  const { words } = compiled;
  if (token.capital && opensWithParticle(tokens, at, to, compiled)) return false;
  if (token.kind !== 'word' || token.lower === "'s" || words.joining.has(token.lower)) return true;
  if (words.articles.has(token.lower) || words.he.has(token.lower) || words.they.has(token.lower)) return false;
  // "On Monday officials", "Late in March the ministry".
  return words.openings.has(token.lower) || words.between.has(token.lower) || words.notNames.has(token.lower);
}

/** A pronoun that is the whole phrase, or one that cannot be an article with which it begins ("hij de …"). */
function pronounAt(tokens: readonly Token[], start: number, end: number, compiled: Compiled): Mention | undefined {
  const { words, language } = compiled;
  const token = tokens[start] as Token;
  const last = lower(tokens, end - 1);
  if (language.names.ages.some((age) => last.endsWith(age)))
    return { from: start, to: end, kind: 'person', form: 'pronoun' };
  const isLast = (words.he.has(last) || words.they.has(last)) && !words.articles.has(last) && end - start > 1;
  if (isLast && !/^\p{Lu}{2}/u.test(tokens[end - 1]?.text ?? '')) return pronounAt(tokens, end - 1, end, compiled);
  const isWhole = end - start === 1 || (end - start === 2 && words.between.has(lower(tokens, end - 1)));
  if (/^\p{Lu}{2}/u.test(token.text) || (!isWhole && words.articles.has(token.lower))) return undefined;
  const kind = words.he.has(token.lower) ? 'person' : words.they.has(token.lower) ? 'organisation' : undefined;
  return kind && { from: start, to: start + 1, kind, form: 'pronoun' };
}

function withoutArticle(tokens: readonly Token[], { from, to }: Run, { words }: Compiled): Run {
  return { from: words.articles.has(lower(tokens, from)) && to - from > 1 ? from + 1 : from, to };
}

/** Countries, seats of power and words in capitals alone speak as bodies; other names are taken for persons. */
function kindOfName(tokens: readonly Token[], { from, to }: Run, { places }: Compiled): SpeakerKind {
  const words = tokens.slice(from, to);
  const isAbbreviation = words.length === 1 && /^\p{Lu}[\p{Lu}\p{N}.-]+$/u.test(words[0]?.text ?? '');
  return isAbbreviation || (words.length <= 2 && words.every(({ lower: word }) => places.has(word)))
    ? 'organisation'
    : 'person';
}

function lower(tokens: readonly Token[], index: number): string {
  return tokens[index]?.lower ?? '';
}
