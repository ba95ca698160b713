import type { Actor, Desk } from '../../desk/desk.ts';
import { leaseJson } from '../../desk/leases.ts';
import { momentsOf } from '../../desk/read-time-codes.ts';
import { type SeenProposal, seenOpenProposal, seenProposals } from '../../desk/seen-proposals.ts';
import { decisionOf } from '../../desk/sign-off.ts';
import type { Claim } from '../../domain/claim.ts';
import { decisionHash } from '../../domain/claim-hashes.ts';
import { NotFound } from '../../domain/errors.ts';
import { readText, servedForm, servedText } from '../../domain/records.ts';
import { isStale, withStale } from '../../domain/shelf-life.ts';
import type { Stage } from '../../domain/words.ts';
import { stagesWithProposal } from '../../domain/workflow.ts';
import { findLease } from '../../store/leases.ts';
import type { Source } from '../../store/records.ts';
import { type Beside, findAccompanied, findBeside, findServed, type ServedClaim } from '../../store/served-claims.ts';
import { JsonText } from '../../web/json-text.ts';

/** An open proposal as it is served; `decisionHash` is what a sign-off of the present content must name. */
export function proposalJson(claim: Claim, proposal: SeenProposal) {
  const { id, proposerId: by, at, revision, blind } = proposal;
  const frame = { id, by, at, revision, ...(blind ? { blind } : {}), contentHash: claim.contentHash };
  // Not the decision's hash either: there are few verdicts to try.
  if (proposal.hidden) return frame;
  const decision = decisionOf(proposal);
  return { ...frame, ...decision, decisionHash: decisionHash(claim.contentHash, decision) };
}

/**
 * The claim as it is served: its stored text, and beside it the open proposal for those who may see it, or how a blind
 * review ended, when each passage in a transcript is said, the lease of who is editing it, and whether it is stale.
 */
export async function claimJson(desk: Desk, actor: Actor, claim: Claim, known?: Beside) {
  const read = desk.store.lookUps;
  const now = desk.clock().toISOString();
  const stale = withStale(claim, now);
  // Of a claim in review it is known without asking that there is a proposal.
  const ofReview = claim.stage === 'in_review' ? decisionBeside(read, actor, claim) : null;
  const [beside, review] = await Promise.all([known ?? findBeside(read, claim.id, now), ofReview]);
  const [served, lease, decision] = await Promise.all([
    beside.recording ? withMoments(desk, stale) : stale,
    beside.lease ? findLease(read, claim.id, now) : null,
    review ?? (beside.proposal ? decisionBeside(read, actor, claim) : {}),
  ]);
  return { ...served, ...decision, ...(lease ? { lease: leaseJson(lease) } : {}) };
}

/**
 * The same of a claim's number: where nothing is to be said beside it, its stored text unread.
 * @throws NotFound
 */
export async function servedClaim(desk: Desk, actor: Actor, id: number): Promise<unknown> {
  const now = desk.clock().toISOString();
  const claim = await findServed(desk.store.lookUps, id);
  if (!claim) throw new NotFound(`There is no claim ${id}.`);
  const beside = await besideOf(desk, claim, now);
  if (beside) return claimJson(desk, actor, readText('claim', claim.text), beside);
  return new JsonText(claimText(claim, now), versionOf(claim, now));
}

/** What is to be said beside a claim's text, if anything; of a lease that another process gave, seconds later. */
async function besideOf({ store }: Desk, { id, stage }: { id: number; stage: Stage }, now: string) {
  const { leased, hasRecordings } = await store.recall('accompanied', () => findAccompanied(store.read, now));
  if (!leased.has(id) && !hasRecordings && !stagesWithProposal.includes(stage)) return null;
  const beside = await findBeside(store.lookUps, id, now);
  return beside.proposal || beside.lease || beside.recording ? beside : null;
}

/** A claim's stored text as it is served, with nothing beside it but that its verdict is stale. `now` is RFC 3339 UTC. */
export function claimText({ text, emptyLists, staleAfter }: ServedClaim, now: string): string {
  return servedText(text, emptyLists, isStale({ staleAfter: staleAfter ?? undefined }, now) ? { stale: true } : {});
}

/** What the served text of a claim depends on: a revision's own never changes. Its time tells it from that of a database that was restored. */
export function versionOf({ id, revision, updatedAt, staleAfter }: ServedClaim, now: string): string {
  return `${servedForm} ${id} ${revision} ${updatedAt}${staleAfter !== null && isStale({ staleAfter }, now) ? ' stale' : ''}`;
}

async function decisionBeside(read: Source, actor: Actor, claim: Claim) {
  if (claim.stage === 'in_review') {
    const proposal = await seenOpenProposal(read, actor.id, claim.id);
    return proposal ? { proposal: proposalJson(claim, proposal) } : {};
  }
  if (claim.stage !== 'checking') return {};
  const [last] = await seenProposals(read, actor.id, claim.id);
  return last?.outcome === 'differed' && !last.hidden ? { differed: differedJson(last) } : {};
}

/** The last proposal, where a reviewer judged otherwise without having seen it. */
function differedJson(proposal: Exclude<SeenProposal, { hidden: true }>) {
  const { id, proposerId, at, reviewVerdict, reviewReason, closedBy, closedAt } = proposal;
  return {
    proposal: { id, by: proposerId, at, ...decisionOf(proposal) },
    review: { by: closedBy, at: closedAt, verdict: reviewVerdict, reason: reviewReason },
  };
}

async function withMoments({ store }: Desk, claim: Claim) {
  const moments = await momentsOf(store.read, [...claim.appearances, ...claim.evidence]);
  if (moments.size === 0) return claim;
  const timed = <Item extends { id: string }>(item: Item) => {
    const timeCode = moments.get(item.id);
    return timeCode ? { ...item, timeCode } : item;
  };
  return { ...claim, appearances: claim.appearances.map(timed), evidence: claim.evidence.map(timed) };
}
