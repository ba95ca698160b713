import type { Claim } from '../domain/claim.ts';
import { searchWords } from '../domain/search.ts';
import { findRecords } from '../store/records.ts';
import type { Desk } from './desk.ts';

/** A claim that may say the same. */
export interface SimilarClaim {
  id: number;
  path: string;
  statement: string;
  verdict: Claim['verdict'];
}

// Words shorter than this ("the", "has") say little about what a claim is about.
const shortest = 4;
const candidates = 30;
const most = 5;
/** Shared words over all words of both statements (Jaccard index) from which two claims count as similar. */
const likeness = 0.4;

/** Claims whose statements share most of their words with this one's, recorded or not yet, the most similar first; at most five. */
export async function similarClaims(
  { store }: Desk,
  claim: Pick<Claim, 'statement'> & { id?: number },
): Promise<SimilarClaim[]> {
  const words = significantWords(claim.statement);
  if (words.size === 0) return [];
  const rows = await store.read.$queryRaw<{ id: number }[]>(
    store.engine.rankClaims([...words].slice(0, 20), candidates),
  );
  const others = rows.map((row) => Number(row.id)).filter((id) => id !== claim.id);
  const found = await findRecords(store.read, 'claim', others);
  return found
    .map((other) => ({ other, score: jaccard(words, significantWords(other.statement)) }))
    .filter(({ score }) => score >= likeness)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ other: { id, path, statement, verdict } }) => ({ id, path, statement, verdict }));
}

function significantWords(text: string): Set<string> {
  return new Set(searchWords(text).filter((word) => word.length >= shortest || /\d/.test(word)));
}

function jaccard(a: Set<string>, b: Set<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}
