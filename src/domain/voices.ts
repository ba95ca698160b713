import type { SourceReference } from './claim.ts';
import type { Voice } from './words.ts';

/** The voice of a step of a chain where nobody says another: that of its source, or else the outlet's own. */
export function voiceOf(source: Pick<SourceReference, 'kind' | 'unnamed'> | undefined): Voice {
  if (!source || source.kind === 'outlet') return 'outlet';
  return source.unnamed ? 'unnamed' : 'named';
}
