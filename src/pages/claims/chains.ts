import type { AttributionStep, ChainVerdictItem, Claim } from '../../domain/claim.ts';
import type { ShownTime, Wording } from '../wording.ts';
import type { KnownSources } from './known-sources.ts';

/** One chain of who said it, who relayed it and where it was read, as a sentence. */
export interface ShownChain {
  number: number;
  steps: ShownStep[];
  /** Whether X said it, which is another question than whether it is so. */
  verdict: string;
}

export interface ShownStep {
  /** How it is joined to the step before: "relayed by". */
  role: string;
  name: string;
  href: string | null;
  first: boolean;
  /** Whom the source depends on. */
  dependsOn: string | null;
  voice: string | null;
  channel: string | null;
  date: ShownTime | null;
  /** Where on the claim's page the passage stands. */
  passageHref: string | null;
}

/**
 * A claim's chains in their order, with the verdicts that were signed, or else proposed, on each.
 * @param claimPath where the claim's passages are shown, if not on the same page
 */
export function shownChains(
  { attribution }: Pick<Claim, 'attribution'>,
  wording: Wording,
  sources: KnownSources,
  judged: { verdicts: ChainVerdictItem[]; how: 'signed' | 'proposed' } | null,
  claimPath = '',
): ShownChain[] {
  const numbers = [...new Set(attribution.map((step) => step.chain))];
  return numbers.map((number) => {
    const verdict = judged?.verdicts.find((item) => item.chain === number)?.verdict;
    const word = verdict && wording.words.chainVerdicts[verdict];
    return {
      number,
      steps: attribution
        .filter((step) => step.chain === number)
        .map((step, index) => shown(step, index, wording, sources, claimPath)),
      verdict: word
        ? `${word} (${judged?.how === 'signed' ? 'signed off' : 'proposed'})`
        : 'Not yet judged whether said',
    };
  });
}

function shown(
  step: AttributionStep,
  index: number,
  { words, date }: Wording,
  sources: KnownSources,
  claimPath: string,
): ShownStep {
  const { role, source, voice, channel, at, derived, appearance } = step;
  const parentId = source && sources.get(source.id)?.parentId;
  return {
    role: words.chainRoles[role],
    name: source?.name ?? 'nobody named',
    href: source ? `/sources/${source.id}` : null,
    first: index === 0,
    dependsOn: (parentId && sources.get(parentId)?.name) || null,
    voice: voiceNote(role, voice, words.voices),
    channel: channel ?? null,
    date: at ? date(at, derived) : null,
    passageHref: appearance ? `${claimPath}#passage-${appearance}` : null,
  };
}

// An outlet in which something is found always speaks in its own voice, and a named source is named.
function voiceNote(
  role: AttributionStep['role'],
  voice: AttributionStep['voice'],
  words: Wording['words']['voices'],
): string | null {
  if (voice === 'named' || (voice === 'outlet' && role !== 'asserted_by')) return null;
  return words[voice].toLowerCase();
}
