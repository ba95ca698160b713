/** What the audit log says of one act, as `/audit.json` gives it. */
export interface LoggedEvent {
  seq: number;
  actorId: number;
  action: string;
  subjectType: string;
  subjectId: number;
  detail: Record<string, unknown>;
}

/** A sign-off that a second person did not give. */
export interface Violation {
  seq: number;
  claimId: number;
  why: string;
}

/** What the log has told of a claim so far. */
interface Told {
  claimHash: unknown;
  /** Who changed what is claimed since the last sign-off. */
  restaters: Set<number>;
  /** Who ever did: they wrote the chains that another claim takes over from this one. */
  writers: Set<number>;
}

const settles = ({ action, detail }: LoggedEvent) =>
  action === 'claim.signed_off' || action === 'claim.confirmed_again' || detail.signOffId !== undefined;

/**
 * The law: no claim was ever settled by its proposer, or by someone who changed what it claims since the sign-off before.
 * Reads nothing but events, the oldest first: who acted, what they did, and ids, numbers and hashes of it.
 */
export function violationsOf(events: readonly LoggedEvent[]): Violation[] {
  const claims = new Map<number, Told>();
  const proposers = new Map<unknown, number>();
  const violations: Violation[] = [];
  for (const event of events) {
    const { seq, actorId, action, subjectType, subjectId, detail } = event;
    if (subjectType !== 'claim' || detail.revision === undefined) continue;
    const claim = claims.get(subjectId) ?? { claimHash: undefined, restaters: new Set(), writers: new Set() };
    claims.set(subjectId, claim);
    const found = (why: string) => violations.push({ seq, claimId: subjectId, why });

    if (detail.claimHash === undefined) found('the log does not tell what is claimed');
    if (detail.claimHash !== claim.claimHash) {
      const others = action === 'claim.took_over' ? (claims.get(Number(detail.duplicateId))?.writers ?? []) : [];
      for (const writer of [actorId, ...others]) {
        claim.restaters.add(writer);
        claim.writers.add(writer);
      }
      if (settles(event)) found('what is claimed changed with its sign-off');
    }
    claim.claimHash = detail.claimHash;

    if (action === 'claim.proposed') proposers.set(detail.proposalId, actorId);
    if (!settles(event)) continue;
    const proposer = proposers.get(detail.proposalId);
    if (proposer === undefined) found('nobody proposed what was signed');
    if (proposer === actorId) found('its proposer signed it');
    if (claim.restaters.has(actorId)) found('who changed what is claimed signed it');
    claim.restaters.clear();
  }
  return violations;
}

/** All events of a desk, the oldest first, by the pages of its log. @param read gives the JSON at an address */
export async function eventsOf(
  read: (path: string) => Promise<{ items: LoggedEvent[]; next: string | null }>,
): Promise<LoggedEvent[]> {
  const events: LoggedEvent[] = [];
  for (let path: string | null = '/audit.json?limit=200'; path; ) {
    const { items, next } = await read(path);
    events.push(...items);
    path = next;
  }
  return events.reverse();
}
