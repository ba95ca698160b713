import type { Claim } from '../../domain/claim.ts';
import { edtfBounds } from '../../domain/dates.ts';
import { nameKey } from '../../domain/fold.ts';
import { sinceSignOff, speakerOf } from '../../domain/listed-claim.ts';
import { emptyListsOf } from '../../domain/records.ts';
import type { Urgency } from '../../domain/words.ts';
import { orNull, type RowSet } from './row-set.ts';

/** The order in which claims are worked: 0 first. */
const urgencyRank: Record<Urgency, number> = { now: 0, high: 1, normal: 2 };

/** The rows that stand for a claim. Pure: `audit verify` compares them with what the tables hold. */
export function claimRows(claim: Claim): RowSet {
  return {
    table: 'Claim',
    row: claimRow(claim),
    items: {
      ClaimTopic: claim.topics.map((topic, position) => ({
        id: `${claim.id}:${topic}`,
        claimId: claim.id,
        position,
        topic,
      })),
      Attribution: claim.attribution.map((step, position) => ({
        id: step.id,
        claimId: claim.id,
        position,
        chain: step.chain,
        step: step.step,
        role: step.role,
        sourceId: orNull(step.source?.id),
        voice: step.voice,
        channel: orNull(step.channel),
        at: orNull(step.at),
        appearanceId: orNull(step.appearance),
      })),
      Appearance: claim.appearances.map((appearance, position) => ({
        id: appearance.id,
        claimId: claim.id,
        position,
        documentId: appearance.documentId,
        exact: appearance.quote.exact,
        startAt: appearance.quote.start,
        endAt: appearance.quote.end,
        outletCheck: appearance.outletCheck,
      })),
      Evidence: claim.evidence.map((item, position) => ({
        id: item.id,
        claimId: claim.id,
        position,
        stance: item.stance,
        sourceId: orNull(item.source?.id),
        originId: orNull(item.origin?.id),
        url: orNull(item.url),
        documentId: orNull(item.documentId),
        note: item.note,
        credibility: orNull(item.credibility),
        authoritative: item.authoritative === true,
        visibility: item.visibility,
        sha256: orNull(item.sha256),
        addedBy: item.addedBy,
        addedAt: item.addedAt,
        withdrawnAt: orNull(item.withdrawn?.at),
      })),
      Figure: claim.figures.map((figure, position) => ({
        id: figure.id,
        claimId: claim.id,
        position,
        metric: figure.metric,
        value: orNull(figure.value),
        low: orNull(figure.low),
        high: orNull(figure.high),
        unit: orNull(figure.unit),
        qualifier: figure.qualifier,
        placeKey: figure.place ? nameKey(figure.place.name) : null,
        asOf: orNull(figure.asOf),
        period: orNull(figure.period),
        countedById: orNull(figure.countedBy?.id),
        cumulative: figure.cumulative === true,
      })),
      Link: claim.links.map((link, position) => ({
        id: link.id,
        claimId: claim.id,
        position,
        type: link.type,
        targetId: link.claimId,
      })),
    },
  };
}

function claimRow(claim: Claim) {
  const bounds = claim.eventDate ? edtfBounds(claim.eventDate) : undefined;
  const retracted = claim.standing === 'retracted';
  const since = sinceSignOff(claim);
  return {
    id: claim.id,
    statement: claim.statement,
    language: claim.language,
    kind: claim.kind,
    place: orNull(claim.place?.name),
    placeKey: claim.place ? nameKey(claim.place.name) : null,
    eventDate: orNull(claim.eventDate),
    eventFrom: orNull(bounds?.from),
    eventTo: orNull(bounds?.to),
    urgency: claim.urgency,
    urgencyRank: urgencyRank[claim.urgency],
    dueAt: orNull(claim.dueAt),
    stage: claim.stage,
    stageSince: claim.stageSince ?? claim.recordedAt,
    assigneeId: orNull(claim.assignee),
    verdict: claim.verdict,
    reason: orNull(claim.reason),
    use: orNull(claim.use),
    standing: claim.standing,
    staleAfter: orNull(claim.staleAfter),
    recheckAt: orNull(claim.recheckAt),
    provisionalUntil: orNull(claim.provisional?.until),
    signedRevision: retracted ? null : orNull(claim.lastSigned?.revision),
    lastVerdict: orNull(claim.lastSigned?.verdict),
    lastSignedAt: orNull(claim.lastSigned?.at),
    claimHash: claim.claimHash,
    contentHash: claim.contentHash,
    recordedBy: claim.recordedBy,
    recordedAt: claim.recordedAt,
    revision: claim.revision,
    updatedAt: claim.updatedAt,
    importKey: claim.imported ? importKey(claim.imported) : null,
    speaker: speakerOf(claim),
    eventDateDerived: claim.eventDateDerived === true,
    provisionalVerdict: orNull(claim.provisional?.verdict),
    itemsSince: since.items,
    copiesSince: since.copies,
    emptyLists: emptyListsOf(claim),
  };
}

/** By what an imported claim is known when it comes again. */
export function importKey({ from, id }: NonNullable<Claim['imported']>): string {
  return JSON.stringify([from, id]);
}
