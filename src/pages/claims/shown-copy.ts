import { lacksCopy } from '../../desk/retry-copy.ts';
import type { Claim, EvidenceItem } from '../../domain/claim.ts';
import { may } from '../../domain/permissions.ts';
import type { Situation } from '../../domain/workflow.ts';
import type { SnapshotRow } from '../../store/snapshots.ts';
import type { ShownTime, Wording } from '../wording.ts';

/** What the desk keeps of an address or file, in case the original goes. */
export interface ShownCopy {
  text: string;
  at: ShownTime;
  hash: string;
}

/** Why there is no copy of an address yet, and how to ask for one. */
export interface MissingCopy {
  sentence: string;
  failed: boolean;
  retry: { action: string; button: string } | null;
}

export function shownCopy({ copy, sha256 }: EvidenceItem, wording: Wording): ShownCopy | null {
  if (!copy || !sha256) return null;
  const pixels = copy.width && copy.height ? `${copy.width} × ${copy.height} px` : undefined;
  const text = [copy.name, copy.mediaType, sizeWords(copy.size, wording), pixels].filter(Boolean).join(', ');
  return { text, at: wording.time(copy.takenAt), hash: sha256 };
}

/** "12 kB", "3.4 MB". */
export function sizeWords(bytes: number, { words }: Wording): string {
  const [size, unit] = bytes < 1024 * 1024 ? [Math.ceil(bytes / 1024), 'kB'] : [bytes / 1024 / 1024, 'MB'];
  return `${size.toLocaleString(words.locale, { maximumFractionDigits: 1 })} ${unit}`;
}

/** Null where there is a copy, where none can be, and of a past state: what is missing now says nothing of then. */
export function missingCopy(
  claim: Claim,
  item: EvidenceItem,
  snapshot: SnapshotRow | undefined,
  situation: Situation | null,
  { time }: Wording,
): MissingCopy | null {
  if (!situation || !lacksCopy(item)) return null;
  const action = `${claim.path}/evidence/${item.id}/copies`;
  const retry = (button: string) => (may(situation.actor, 'record_claim') ? { action, button } : null);
  const signed = claim.standing === 'current' ? ' Once one is taken, the claim counts as behind.' : '';
  if (!snapshot)
    return { sentence: `No copy of the page is kept.${signed}`, failed: false, retry: retry('Take a copy') };
  const { state, attempts, failure, nextAt } = snapshot;
  if (state === 'failed') {
    const sentence = `No copy could be taken, after ${attempts} attempts. ${failure ?? ''}${signed}`;
    return { sentence, failed: true, retry: retry('Try again') };
  }
  const sentence = failure
    ? `No copy yet. ${failure} It is tried again from ${time(nextAt).text} on.`
    : 'A copy of the page is being taken.';
  return { sentence, failed: false, retry: null };
}
