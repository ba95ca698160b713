import type { Source } from './records.ts';

export interface Download {
  at: string;
  personId: number | null;
}

// The access log holds more; a page shows no more than these.
const most = 100;

/** Who downloaded what stands at `path`, the latest first; nobody did before `since` (RFC 3339 UTC), when it came in. */
export function findDownloads(from: Source, path: string, since: string): Promise<Download[]> {
  return from.workAccess.findMany({
    where: { at: { gte: since }, kind: 'downloaded', path },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { at: true, personId: true },
    take: most,
  });
}
