import type { Claim } from '../domain/claim.ts';
import { Invalid } from '../domain/errors.ts';
import { countOrigins, originsNeeded } from '../domain/independence.ts';
import type { Policy } from '../domain/policy.ts';
import type { Verdict } from '../domain/words.ts';
import { getPolicy } from '../store/policy.ts';
import type { Source } from '../store/records.ts';
import { findParents } from '../store/sources.ts';

export interface Origins {
  needed: number;
  found: number;
}

/** How many independent origins a verdict needs by the policy, and how many the claim's evidence has. */
export async function originsFor(
  from: Source,
  claim: Claim,
  verdict: Verdict,
  withoutItemsOf?: number,
  policyRead: Policy | Promise<Policy> = getPolicy(from),
): Promise<Origins> {
  const evidence = claim.evidence.filter((item) => item.addedBy !== withoutItemsOf);
  const ids = evidence.flatMap((item) => item.origin?.id ?? item.source?.id ?? []);
  const [policy, parents] = await Promise.all([policyRead, findParents(from, [...new Set(ids)])]);
  return {
    needed: originsNeeded(policy, verdict, evidence),
    found: countOrigins(evidence, verdict, (id) => parents.get(id)),
  };
}

/** @throws Invalid where the policy asks for more independent origins than the claim has */
export async function refuseTooFewOrigins(
  from: Source,
  claim: Claim,
  verdict: Verdict,
  policy?: Promise<Policy>,
): Promise<void> {
  const { needed, found } = await originsFor(from, claim, verdict, undefined, policy);
  if (found < needed) {
    throw new Invalid([
      {
        path: 'verdict',
        message: `The desk's policy asks for ${needed} independent origins for this verdict; the evidence has ${found}. Add evidence of another origin, or propose another verdict.`,
      },
    ]);
  }
}
