/**
 * An invented news report with its labels inline, for the measurement of suggestions. A unit is a sentence, a headline, a
 * caption or a line of the page.
 */
export interface LabelledText {
  name: string;
  language: 'en' | 'nl';
  style: string;
  paragraphs: Unit[][];
}

export interface Unit {
  text: string;
  /** Whether it asserts something that a desk could check. */
  claim: boolean;
  /** Who says so, as the text names them, perhaps in an earlier sentence; null where the outlet itself says it. */
  speaker: string | null;
}

/** A unit that asserts something checkable; without a speaker it is the outlet's own voice. */
export const claim = (text: string, speaker: string | null = null): Unit => ({ text, claim: true, speaker });

/** Any other unit: headlines that neither count nor attribute, captions, questions, opinion, background, page furniture. */
export const other = (text: string): Unit => ({ text, claim: false, speaker: null });
