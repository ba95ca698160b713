import type { Source } from './records.ts';

/** An event of a claim that wrote no revision of it, with its detail read. */
export interface ClaimEvent {
  seq: number;
  at: string;
  actorId: number;
  action: string;
  detail: Record<string, unknown>;
}

/** The events of a claim with one of these actions, the newest first, at most 500. */
export async function findClaimEvents(from: Source, claimId: number, actions: string[]): Promise<ClaimEvent[]> {
  const rows = await from.event.findMany({
    where: { subjectType: 'claim', subjectId: claimId, action: { in: actions } },
    select: { seq: true, at: true, actorId: true, action: true, detail: true },
    orderBy: { seq: 'desc' },
    take: 500,
  });
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) }));
}
