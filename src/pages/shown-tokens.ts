import type { Scope } from '../domain/words.ts';
import type { ShownTime, Wording } from './wording.ts';

/** An access token in a list, as `partials/tokens` shows it. */
export interface ShownToken {
  path: string;
  name: string;
  scopes: string;
  created: ShownTime;
  expires: ShownTime | null;
  /** "Revoked 3 Mar 2026, 10:00", "Ran out"; null while it holds. */
  ended: string | null;
}

interface TokenRow {
  id: number;
  name: string;
  scopes: string;
  createdAt: string;
  expiresAt: string | null;
  revokedAt: string | null;
}

/** Tokens in the order given. */
export function shownTokens(rows: TokenRow[], wording: Wording): ShownToken[] {
  return rows.map((row) => ({
    path: `/account/tokens/${row.id}`,
    name: row.name,
    scopes: row.scopes
      .split(' ')
      .map((scope) => wording.words.scopes[scope as Scope])
      .join(', '),
    created: wording.time(row.createdAt),
    expires: row.expiresAt ? wording.time(row.expiresAt) : null,
    ended: endedOf(row, wording),
  }));
}

function endedOf({ revokedAt, expiresAt }: TokenRow, { now, time }: Wording): string | null {
  if (revokedAt) return `Revoked ${time(revokedAt).text}`;
  return expiresAt && expiresAt <= now ? `Ran out ${time(expiresAt).text}` : null;
}
