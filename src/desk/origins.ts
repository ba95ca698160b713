import type { Claim } from '../domain/claim.ts';
import { Invalid } from '../domain/errors.ts';
import { countOrigins, originsNeeded } from '../domain/independence.ts';
import type { Policy } from '../domain/policy.ts';
import type { Source as SourceRecord } from '../domain/records.ts';
import type { Verdict } from '../domain/words.ts';
import { getPolicy } from '../store/policy.ts';
import type { Source } from '../store/records.ts';
import { findParents } from '../store/sources.ts';
import type { Entry } from './record.ts';

export interface Origins {
  needed: number;
  found: number;
}

/** What counting need not read again. */
interface Known {
  policy?: Policy | Promise<Policy> | undefined;
  /** Sources as they are now. */
  sources?: Map<number, SourceRecord> | undefined;
}

/** How many independent origins a verdict needs by the policy, and how many the claim's evidence has. */
export async function originsFor(
  from: Source,
  claim: Claim,
  verdict: Verdict,
  withoutItemsOf?: number,
  { policy: policyRead = getPolicy(from), sources }: Known = {},
): Promise<Origins> {
  const evidence = claim.evidence.filter((item) => item.addedBy !== withoutItemsOf);
  const ids = evidence.flatMap((item) => item.origin?.id ?? item.source?.id ?? []);
  const [policy, parents] = await Promise.all([policyRead, findParents(from, [...new Set(ids)], sources)]);
  return {
    needed: originsNeeded(policy, verdict, evidence),
    found: countOrigins(evidence, verdict, (id) => parents.get(id)),
  };
}

/** The same within an open transaction. */
export function originsIn(entry: Entry, claim: Claim, verdict: Verdict, withoutItemsOf?: number): Promise<Origins> {
  const known = { policy: entry.policy(), sources: entry.references?.sources };
  return originsFor(entry.tx, claim, verdict, withoutItemsOf, known);
}

/** @throws Invalid where the policy asks for more independent origins than the claim has */
export async function refuseTooFewOrigins(entry: Entry, claim: Claim, verdict: Verdict): Promise<void> {
  const { needed, found } = await originsIn(entry, claim, verdict);
  if (found < needed) {
    throw new Invalid([
      {
        path: 'verdict',
        message: `The desk's policy asks for ${needed} independent origins for this verdict; the evidence has ${found}. Add evidence of another origin, or propose another verdict.`,
      },
    ]);
  }
}
