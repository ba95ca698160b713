import type { ClaimKind } from '../../domain/words.ts';
import type { SpeakerKind } from './offices.ts';

export const reasonKinds = ['attribution', 'figure', 'hedge', 'disclaimer', 'event'] as const;
export type ReasonKind = (typeof reasonKinds)[number];

/** A passage; all offsets are Unicode code points of the normalised text, `end` excluded. */
export interface Passage {
  start: number;
  end: number;
}

/**
 * Why a passage is suggested: somebody says it, it counts something, somebody keeps a distance to it, the outlet could not
 * check it, or, where nothing else is found, the outlet itself reports an event. The words stand in the passage, but for those
 * of a disclaimer, which may stand further on.
 */
export interface Reason extends Passage {
  kind: ReasonKind;
  text: string;
}

export interface SuggestedSpeaker extends Passage {
  /** The fullest form of the name that the document gives. */
  name: string;
  kind: SpeakerKind;
  /** Absent for those who are not named: "a senior official". */
  named?: true;
}

/** What the outlet says of its own checking, proposed for a passage that it speaks of. */
export interface SuggestedCheck {
  value: 'not_verified';
  disclaimer: Passage & { exact: string };
  /** Whose claims it speaks of, or of what, as the disclaimer words it; empty where it speaks of all before it. */
  scope: string[];
}

export interface Suggestion extends Passage {
  exact: string;
  reasons: Reason[];
  speaker?: SuggestedSpeaker;
  channel?: string;
  kind: ClaimKind;
  outletCheck?: SuggestedCheck;
  /** Between 0 and 1: how sure the rules are that a claim stands here. */
  score: number;
  /** SHA-256 of the normalised passage, by which a dismissal is remembered. */
  hash: string;
}
