import type { Suggestion } from '../../desk/read-suggestions.ts';
import { codePointLength, utf16Index } from '../../domain/normalise.ts';
import type { Document } from '../../domain/records.ts';
import type { Wording } from '../wording.ts';

/** A suggested passage in the margin. */
export interface ShownSuggestion {
  number: number;
  /** Of its place in the margin, and of the passage in the text. */
  id: string;
  href: string;
  excerpt: string;
  /** "Attributed: “said”, “told reporters”". */
  reasons: string[];
  /** "Yevgeny Prigozhin (person)". */
  speaker: string | null;
  channel: string | null;
  kind: string;
  /** What the outlet says of its own checking. */
  check: string | null;
  recordPath: string;
  dismissPath: string;
  undoPath: string;
  passageHash: string;
}

const reasonWords: Record<Suggestion['reasons'][number]['kind'], string> = {
  attribution: 'Attributed',
  figure: 'Figures',
  hedge: 'Hedged',
  disclaimer: 'Not checked by the outlet',
  event: 'Event',
};
const longestExcerpt = 160;

/** Suggestions as the margin shows them, each with its reasons in words. */
export function shownSuggestions(
  suggestions: Suggestion[],
  { id, path }: Document,
  { words }: Wording,
): ShownSuggestion[] {
  return suggestions.map((suggestion, index) => {
    const { start, exact, speaker, channel, kind, outletCheck, hash } = suggestion;
    const following = suggestions[index + 1] ?? suggestions[index - 1];
    const lower = (text: string) => text.toLocaleLowerCase(words.locale);
    return {
      number: index + 1,
      id: `suggested-${start}`,
      href: `#suggestion-${start}`,
      excerpt: excerptOf(exact),
      reasons: reasonsOf(suggestion),
      speaker: speaker
        ? `${speaker.name} (${speaker.named ? lower(words.sourceKinds[speaker.kind]) : 'not named'})`
        : null,
      channel: channel ?? null,
      kind: words.claimKinds[kind],
      check: outletCheck ? words.outletChecks[outletCheck.value] : null,
      recordPath: `/claims/new?documentId=${id}&suggestion=${start}`,
      dismissPath: `${path}/dismissals${following ? `?next=suggestion-${following.start}` : ''}`,
      undoPath: `${path}/dismissals?next=suggestion-${start}`,
      passageHash: hash,
    };
  });
}

/** The words that were found, by why they count. */
function reasonsOf({ reasons }: Suggestion): string[] {
  const kinds = [...new Set(reasons.map((reason) => reason.kind))];
  return kinds.map((kind) => {
    const found = reasons.filter((reason) => reason.kind === kind).map(({ text }) => `“${text}”`);
    return `${reasonWords[kind]}: ${[...new Set(found)].join(', ')}`;
  });
}

/** The beginning of a passage, on one line. */
export function excerptOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= longestExcerpt || codePointLength(line) <= longestExcerpt) return line;
  return `${line.slice(0, utf16Index(line, longestExcerpt)).trimEnd()}…`;
}
