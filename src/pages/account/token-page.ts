import type { Desk } from '../../desk/desk.ts';
import type { Token } from '../../domain/records.ts';
import { findPerson } from '../../store/people.ts';
import { type ShownToken, shownTokens } from '../shown-tokens.ts';
import { wordingOf } from '../wording.ts';

/** What `views/account/token.ejs` shows. */
export interface TokenPage extends ShownToken {
  owner: string;
  /** Only right after it was made. */
  secret: string | null;
}

/** The page of an access token. */
export async function tokenPage(desk: Desk, token: Token, secret: string | null = null): Promise<TokenPage> {
  const { expiresAt = null, revokedAt = null } = token;
  const row = { ...token, scopes: token.scopes.join(' '), expiresAt, revokedAt };
  const [shown] = shownTokens([row], await wordingOf(desk));
  const owner = await findPerson(desk.store.read, token.personId);
  return { ...(shown as ShownToken), owner: owner?.name ?? '', secret };
}
