import { z } from 'zod';
import { claimKinds, urgencies, verdicts } from './words.ts';

const count = z.int().min(0).max(20);
const days = z.int().min(1).max(3650);

/** The newsroom's settings. Every change of them is a revision of the policy's record. */
export const policySchema = z.strictObject({
  /** How many independent origins a verdict needs. */
  minimumOrigins: z.strictObject(entries(verdicts, () => count)),
  /** At which urgencies reviewers judge before they see the proposal. */
  blindReview: z.array(z.enum(urgencies)).max(urgencies.length).default([]),
  /** After how many days a signed verdict is stale. */
  shelfLifeDays: z.strictObject(entries(claimKinds, () => days)),
  /** The same for claims with figures of a metric, by its folded name; the shortest of a claim's figures holds. */
  metricShelfLifeDays: z.record(z.string().min(1).max(200), days).default({}),
  /** How long a provisional publication lasts. */
  provisionalHours: z.int().min(1).max(168),
  /** The desk's own time zone, an IANA name, in which times are shown. */
  timeZone: z.string().max(60).refine(isTimeZone, 'Expected a time zone such as Europe/Kyiv or UTC.'),
});

export type Policy = z.infer<typeof policySchema>;

export const defaultPolicy: Policy = {
  minimumOrigins: { confirmed: 2, partly_confirmed: 2, refuted: 2, disputed: 0, unverifiable: 0, unverified: 0 },
  blindReview: [],
  shelfLifeDays: { fact: 14, forecast: 7, utterance: 365 },
  // Control of a place changes within days, totals within weeks.
  metricShelfLifeDays: {
    'area held': 3,
    'buildings damaged': 21,
    injured: 21,
    killed: 21,
  },
  provisionalHours: 12,
  timeZone: 'UTC',
};

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

function entries<K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>;
}
