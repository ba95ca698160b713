import type { Fault } from './errors.ts';
import type { Use, Verdict } from './words.ts';

export interface VerdictRule {
  /** The reasons that may stand beside it. */
  reasons: readonly string[];
  /** Whether it cannot be put up for sign-off without one. */
  reasonRequired: boolean;
  defaultUse: Use;
  uses: readonly Use[];
  /** The colour's name in the style sheet, and the shape that says the same without colour. */
  colour: 'green' | 'amber' | 'red' | 'grey' | 'outline';
  mark: string;
}

const anyUse = ['state', 'attribute', 'hold', 'do_not_use'] as const;
/** What is not held to be so cannot be stated in the newsroom's own voice. */
const notInOwnVoice = ['attribute', 'hold', 'do_not_use'] as const;

/** What goes with each verdict. `provisional` is none: it is a way of publishing, and ends by itself. */
export const verdictRules = {
  confirmed: { reasons: [], reasonRequired: false, defaultUse: 'state', uses: anyUse, colour: 'green', mark: '●' },
  partly_confirmed: {
    reasons: [],
    reasonRequired: false,
    defaultUse: 'attribute',
    uses: anyUse,
    colour: 'green',
    mark: '◐',
  },
  disputed: { reasons: [], reasonRequired: false, defaultUse: 'attribute', uses: anyUse, colour: 'amber', mark: '◆' },
  refuted: {
    reasons: ['fabricated', 'old_or_misplaced', 'misattributed', 'mistranslated', 'miscounted'],
    reasonRequired: true,
    defaultUse: 'do_not_use',
    uses: notInOwnVoice,
    colour: 'red',
    mark: '✕',
  },
  unverifiable: {
    reasons: ['no_access', 'source_withheld', 'too_vague'],
    reasonRequired: true,
    defaultUse: 'hold',
    uses: notInOwnVoice,
    colour: 'grey',
    mark: '◇',
  },
  unverified: {
    reasons: ['single_source', 'not_yet_decidable'],
    reasonRequired: true,
    defaultUse: 'hold',
    uses: notInOwnVoice,
    colour: 'outline',
    mark: '○',
  },
} as const satisfies Record<Verdict, VerdictRule>;

export type Reason = (typeof verdictRules)[Verdict]['reasons'][number];

/** Every reason, in the order of the verdicts. */
export const reasons: readonly Reason[] = Object.values(verdictRules).flatMap((rule) => rule.reasons);

/** What is put up for sign-off, as far as the table decides about it. */
export interface ProposedVerdict {
  verdict: Verdict;
  reason?: string | null | undefined;
  use: Use;
  /** RFC 3339; when to look again. */
  recheckAt?: string | null | undefined;
}

/** The faults of a verdict that is to be signed, with paths `reason`, `use` and `recheckAt`; none where it may be proposed. */
export function checkVerdict({ verdict, reason, use, recheckAt }: ProposedVerdict): Fault[] {
  const rule: VerdictRule = verdictRules[verdict];
  const faults: Fault[] = [];
  if (reason && !rule.reasons.includes(reason)) {
    const instead = rule.reasons.length > 0 ? `one of ${rule.reasons.join(', ')}` : 'no reason';
    faults.push({
      path: 'reason',
      message: `“${reason}” is no reason for the verdict ${verdict}; it takes ${instead}.`,
    });
  }
  if (!reason && rule.reasonRequired) {
    faults.push({
      path: 'reason',
      message: `The verdict ${verdict} needs a reason: one of ${rule.reasons.join(', ')}.`,
    });
  }
  if (!rule.uses.includes(use)) {
    faults.push({
      path: 'use',
      message: `What is ${verdict} cannot have the use ${use}; choose ${rule.uses.join(', ')}.`,
    });
  }
  if (reason === 'not_yet_decidable' && !recheckAt) {
    faults.push({ path: 'recheckAt', message: 'Say when this can be decided: a time at which to check again.' });
  }
  return faults;
}
