import { signedLines } from '../interchange/claim-lines.ts';
import { chainPoint, claimLines, signedTexts } from '../store/export.ts';
import type { Desk } from './desk.ts';

export interface ExportRequest {
  state: 'working' | 'signed';
  /** RFC 3339 UTC; a past time. */
  asOf?: string | undefined;
}

export interface ClaimExport {
  /** The point in the audit chain that the export speaks of. */
  point: { seq: number; hash: string };
  /** JSON Lines in id order, in chunks of whole lines of UTF-8. */
  lines: AsyncIterable<Buffer>;
}

/** Every claim as JSON Lines, from one point in the chain: the same point gives the same bytes. */
export async function exportClaims({ store }: Desk, { state, asOf }: ExportRequest): Promise<ClaimExport> {
  const point = await chainPoint(store.read, asOf);
  const lines = state === 'signed' ? signedLines(signedTexts(store.read, point.seq)) : claimLines(store, point.seq);
  return { point, lines };
}
