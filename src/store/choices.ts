import { nameKey } from '../domain/fold.ts';
import type { SourceKind } from '../domain/words.ts';
import { distinctValues } from './distinct.ts';
import type { Source } from './records.ts';

/** What forms offer to choose from: enough for a list beside a field, never everything that a large desk holds. */

/** Named sources, those that changed last first. */
export function findSourceChoices(from: Source, limit = 300): Promise<{ id: number; name: string }[]> {
  return from.source.findMany({
    where: { matchKey: { not: null } },
    select: { id: true, name: true },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
}

/** The kinds in which named sources of this name or alias (folded) are known. */
export async function findKindsOfName(from: Source, name: string): Promise<SourceKind[]> {
  const key = nameKey(name);
  const rows = await from.source.findMany({
    where: { matchKey: { not: null }, OR: [{ nameKey: key }, { aliases: { some: { nameKey: key } } }] },
    select: { kind: true },
    distinct: ['kind'],
  });
  return rows.map((row) => row.kind as SourceKind);
}

/** Documents, the newest first. */
export function findDocumentChoices(from: Source, limit = 200) {
  return from.document.findMany({
    select: { id: true, title: true, publisher: true },
    orderBy: { id: 'desc' },
    take: limit,
  });
}

/** Claims, the newest first. */
export function findClaimChoices(from: Source, limit = 200): Promise<{ id: number; statement: string }[]> {
  return from.claim.findMany({ select: { id: true, statement: true }, orderBy: { id: 'desc' }, take: limit });
}

/** Topics, in the order of the alphabet. */
export async function findTopics(from: Source, limit = 300): Promise<string[]> {
  const rows = await from.$queryRaw<{ value: string }[]>(distinctValues('ClaimTopic', 'topic', limit));
  return rows.map((row) => row.value);
}

/** Most links of other claims that are given at once. */
export const mostLinks = 200;

/** The links by which other claims point to this one. */
export function findLinksTo(from: Source, claimId: number): Promise<{ claimId: number; type: string }[]> {
  return from.$queryRaw`SELECT "claimId", "type" FROM "Link" WHERE "targetId" = ${claimId} ORDER BY "id" LIMIT ${mostLinks}`;
}

/** What a source is called, or undefined where there is none. */
export async function findSourceName(from: Source, id: number): Promise<string | undefined> {
  const rows = await from.$queryRaw<{ name: string }[]>`SELECT "name" FROM "Source" WHERE "id" = ${id}`;
  return rows[0]?.name;
}

/** What a document is called, or undefined where there is none. */
export async function findDocumentTitle(from: Source, id: number): Promise<string | undefined> {
  const rows = await from.$queryRaw<{ title: string }[]>`SELECT "title" FROM "Document" WHERE "id" = ${id}`;
  return rows[0]?.title;
}
