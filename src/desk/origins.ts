import type { Claim } from '../domain/claim.ts';
import { Invalid } from '../domain/errors.ts';
import { countOrigins, originsNeeded } from '../domain/independence.ts';
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
): Promise<Origins> {
  const evidence = claim.evidence.filter((item) => item.addedBy !== withoutItemsOf);
  const ids = evidence.flatMap((item) => item.origin?.id ?? item.source?.id ?? []);
  const [parents, policy] = await Promise.all([findParents(from, [...new Set(ids)]), getPolicy(from)]);
  return {
    needed: originsNeeded(policy, verdict, evidence),
    found: countOrigins(evidence, verdict, (id) => parents.get(id)),
  };
}

/** @throws Invalid where the policy asks for more independent origins than the claim has */
export async function refuseTooFewOrigins(from: Source, claim: Claim, verdict: Verdict): Promise<void> {
  const { needed, found } = await originsFor(from, claim, verdict);
  if (found < needed) {
    throw new Invalid([
      {
        path: 'verdict',
        message: `The desk's policy asks for ${needed} independent origins for this verdict; the evidence has ${found}. Add evidence of another origin, or propose another verdict.`,
      },
    ]);
  }
}
