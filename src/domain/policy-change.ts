import { z } from 'zod';
import type { Fault } from './errors.ts';
import { nameKey } from './fold.ts';
import { line } from './inputs/text.ts';
import { type Policy, policySchema } from './policy.ts';
import { type ClaimKind, claimKinds, type Verdict, verdicts } from './words.ts';

const { minimumOrigins, blindReview, shelfLifeDays, provisionalHours, timeZone } = policySchema.shape;
const days = shelfLifeDays.shape.fact;

/** What may be sent to change the policy: what is not named stays as it is, inside its lists too; null takes a metric away. */
export const policyChange = z.strictObject({
  revision: z.int().min(1).optional(),
  minimumOrigins: minimumOrigins.partial().optional(),
  blindReview: blindReview.unwrap().optional(),
  shelfLifeDays: shelfLifeDays.partial().optional(),
  metricShelfLifeDays: z.record(line(200), days.nullable()).optional(),
  provisionalHours: provisionalHours.optional(),
  timeZone: timeZone.optional(),
  /** Saves a policy that was warned about. */
  acceptWarnings: z.boolean().optional(),
});

export type PolicyChange = z.output<typeof policyChange>;

/** Most metrics with a shelf life of their own. */
export const mostMetrics = 100;

/** The policy as a change leaves it; metrics are kept by their folded names. */
export function changedPolicy(policy: Policy, change: PolicyChange): Policy {
  const { revision: _revision, acceptWarnings: _accept, metricShelfLifeDays, ...named } = change;
  const metrics = new Map(Object.entries(policy.metricShelfLifeDays));
  for (const [name, given] of Object.entries(metricShelfLifeDays ?? {})) {
    if (given === null) metrics.delete(nameKey(name));
    else metrics.set(nameKey(name), given);
  }
  const given = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
  return policySchema.parse({
    ...policy,
    ...given,
    minimumOrigins: { ...policy.minimumOrigins, ...named.minimumOrigins },
    blindReview: [...new Set(named.blindReview ?? policy.blindReview)],
    shelfLifeDays: { ...policy.shelfLifeDays, ...named.shelfLifeDays },
    metricShelfLifeDays: Object.fromEntries([...metrics].sort(([a], [b]) => (a < b ? -1 : 1))),
  });
}

// More independent origins than a desk finds for anything but the largest events.
const sensibleOrigins = 4;
// Verdicts of which no item of evidence speaks, so that an origin never counts.
const withoutOrigins: readonly Verdict[] = ['unverifiable', 'unverified'];

interface Change {
  before: Policy;
  after: Policy;
  /** How many people may sign off: enabled editors and admins. */
  signers: number;
}

/**
 * What a changed policy would make impossible, or nearly: each with the path of the setting, and only where that setting
 * is among those that change.
 */
export function policyWarnings({ before, after, signers }: Change): Fault[] {
  return [
    ...originWarnings(before, after, signers),
    ...blindWarnings(before, after, signers),
    ...lifeWarnings(before, after),
  ];
}

function originWarnings(before: Policy, after: Policy, signers: number): Fault[] {
  return verdicts.flatMap((verdict) => {
    const wanted = after.minimumOrigins[verdict];
    if (wanted === before.minimumOrigins[verdict]) return [];
    const path = `minimumOrigins.${verdict}`;
    if (wanted > 0 && withoutOrigins.includes(verdict)) {
      return [
        { path, message: `No evidence speaks for "${verdict}", so with any minimum but 0 nobody could propose it.` },
      ];
    }
    if (wanted > sensibleOrigins) {
      return [
        {
          path,
          message: `${wanted} independent origins are hardly ever found: this verdict could almost never be proposed.`,
        },
      ];
    }
    return signers < 2 ? [{ path, message: fewSigners(signers) }] : [];
  });
}

function blindWarnings(before: Policy, after: Policy, signers: number): Fault[] {
  const more = after.blindReview.some((urgency) => !before.blindReview.includes(urgency));
  return more && signers < 2 ? [{ path: 'blindReview', message: fewSigners(signers) }] : [];
}

function fewSigners(signers: number): string {
  const there = signers === 0 ? 'nobody is' : 'only one person is';
  return `A sign-off takes two people who are editors, and ${there}: no verdict could be signed off. Invite an editor first.`;
}

function lifeWarnings(before: Policy, after: Policy): Fault[] {
  const longer = after.provisionalHours > before.provisionalHours;
  const short = (now: number, was: number | undefined) => now * 24 < after.provisionalHours && (longer || now !== was);
  const message = `Shorter than what is published provisionally lasts (${after.provisionalHours} hours): a signed verdict would be stale before a provisional one ends.`;
  const kinds = claimKinds.filter((kind: ClaimKind) => short(after.shelfLifeDays[kind], before.shelfLifeDays[kind]));
  const metrics = Object.entries(after.metricShelfLifeDays).filter(([name, now]) =>
    short(now, before.metricShelfLifeDays[name]),
  );
  return [
    ...kinds.map((kind) => ({ path: `shelfLifeDays.${kind}`, message })),
    ...metrics.map(([name]) => ({ path: 'metricShelfLifeDays', message: `${name}: ${message}` })),
  ];
}
