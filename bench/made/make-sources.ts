import type { SourceKind } from '../../src/domain/words.ts';
import type { Random } from './random.ts';
import type { MadeSource } from './types.ts';
import { bodies, familyNames, givenNames, type Language, languages, papers, towns } from './words.ts';

/** Sources whose names differ within their kind; some people depend on an organisation made before them. */
export function makeSources(random: Random, count: number): MadeSource[] {
  const taken = new Set<string>();
  const bodiesMade: number[] = [];
  return Array.from({ length: count }, (_, index) => {
    const source = makeSource(random);
    // Names are found by kind; a twin is told apart by a number.
    const key = `${source.kind} ${source.name}`;
    if (taken.has(key)) source.name = `${source.name} ${index}`;
    taken.add(`${source.kind} ${source.name}`);
    if (source.kind === 'organisation') bodiesMade.push(index);
    else if (source.kind === 'person' && bodiesMade.length > 0 && random.chance(0.3))
      source.parent = random.pick(bodiesMade);
    return source;
  });
}

function makeSource(random: Random): MadeSource {
  const language = pickLanguage(random);
  const kind = random.pickWeighted<SourceKind>([
    ['person', 45],
    ['account', 25],
    ['organisation', 15],
    ['outlet', 10],
    ['eyewitness', 5],
  ]);
  const person = `${random.pick(givenNames[language])} ${random.pick(familyNames[language])}`;
  const town = random.pick(towns);
  const names: Record<SourceKind, () => string> = {
    person: () => person,
    eyewitness: () => person,
    account: () => `@${town.en.toLowerCase()}_${random.between(1, 9999)}`,
    organisation: () => `${random.pick(bodies)}, ${town.en} district ${random.between(1, 60)}`,
    outlet: () => `${town.en} ${random.pick(papers)} ${random.between(1, 40)}`,
  };
  return {
    name: names[kind](),
    kind,
    language,
    aliases:
      kind === 'person' && random.chance(0.4) ? [`${person.slice(0, 1)}. ${person.split(' ').slice(1).join(' ')}`] : [],
    ...(random.chance(0.5) ? { side: random.pick(['ukrainian', 'russian', 'neutral']) } : {}),
    ...(random.chance(0.6) ? { reliability: random.pick(['A', 'B', 'C', 'D', 'E', 'F'] as const) } : {}),
  };
}

/** English most often, then Ukrainian, Dutch and Arabic. */
export function pickLanguage(random: Random): Language {
  return random.pickWeighted(languages.map((language, place) => [language, [50, 30, 12, 8][place] ?? 1] as const));
}
