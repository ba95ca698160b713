import type { Compiled } from './compiled.ts';
import type { Token } from './tokens.ts';

const mostChannels = 2;
const farthestPreposition = 4;

/** Where something was said, in the words of the language's table ("open letter, Telegram"); undefined where nothing tells. */
export function channelIn(tokens: readonly Token[], { channels, words, language }: Compiled): string | undefined {
  const prepositions = new Set(language.channels.prepositions);
  const found: string[] = [];
  for (const { from, value } of channels.all(tokens)) {
    if (tokens[from]?.quote !== 0 || found.length === mostChannels || found.includes(value)) continue;
    const before = tokens.slice(Math.max(0, from - farthestPreposition), from);
    if (
      before.some((token) => prepositions.has(token.lower)) ||
      (words.records.has(tokens[from]?.lower ?? '') && from < 3)
    )
      found.push(value);
  }
  return found.length > 0 ? found.join(', ') : undefined;
}
