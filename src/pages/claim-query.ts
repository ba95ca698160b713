import type { ClaimFilters } from '../domain/inputs/claim-filters.ts';
import type { ClaimQuery } from '../store/claim-list.ts';

/** What a list of claims is asked for, by whom and when. `now` is RFC 3339 UTC. */
export function claimQuery(
  { assignee, count: _told, ...filters }: ClaimFilters,
  asking: { me: number; now: string },
): ClaimQuery {
  return { ...filters, assignee: assignee === 'me' ? asking.me : assignee, asking };
}
