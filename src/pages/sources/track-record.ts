import { verdicts } from '../../domain/words.ts';
import type { TrackRecord } from '../../store/track-record.ts';
import type { Wording } from '../wording.ts';

/** How a source's settled claims fell, as counts: a share of few would say more than is known. */
export interface ShownTrackRecord {
  /** "Of 7 settled claims that it asserts:" */
  sentence: string;
  counts: { mark: { verdict: string; word: string }; count: number }[];
}

/** The four verdicts on the matter always, the others where there are any. */
const always = new Set<string>(['confirmed', 'partly_confirmed', 'disputed', 'refuted']);

export function shownTrackRecord(record: TrackRecord, { words }: Wording): ShownTrackRecord {
  const { settled } = record;
  if (settled === 0) return { sentence: 'No claim that it asserts has been settled.', counts: [] };
  const claims = settled === 1 ? 'the one settled claim' : `${settled.toLocaleString(words.locale)} settled claims`;
  return {
    sentence: `Of ${claims} that it asserts:`,
    counts: verdicts
      .filter((verdict) => always.has(verdict) || record.verdicts[verdict])
      .map((verdict) => ({
        mark: { verdict, word: words.verdicts[verdict] },
        count: record.verdicts[verdict] ?? 0,
      })),
  };
}
