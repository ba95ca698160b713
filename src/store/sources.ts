import { nameKey } from '../domain/fold.ts';
import { readText, type Source as SourceRecord } from '../domain/records.ts';
import type { SourceKind } from '../domain/words.ts';
import { Prisma } from './generated/sqlite/client.ts';
import type { Source } from './records.ts';
import { sourceMatchKey } from './rows/other-rows.ts';

/** The id of the named source of this kind that has this name or alias (folded), or null. Names go before aliases. */
export async function findSourceId(from: Source, name: string, kind: SourceKind): Promise<number | null> {
  const matchKey = sourceMatchKey({ name, kind });
  const named = matchKey && (await from.source.findUnique({ where: { matchKey }, select: { id: true } }));
  if (named) return named.id;
  const alias = await from.sourceAlias.findFirst({
    where: { nameKey: nameKey(name), source: { kind, matchKey: { not: null } } },
    orderBy: { sourceId: 'asc' },
  });
  return alias?.sourceId ?? null;
}

/**
 * Whom each source depends on: all ancestors of the given ones, as a map from id to parent; unknown ids are passed over.
 * @param known sources of which nothing is to be read
 */
export async function findParents(
  from: Source,
  ids: number[],
  known: Map<number, { parentId?: number | undefined }> = new Map(),
): Promise<Map<number, number | null>> {
  const parents = new Map<number, number | null>();
  for (let asked = ids; asked.length > 0; ) {
    const unread = asked.filter((id) => !known.has(id));
    for (const id of asked) if (known.has(id)) parents.set(id, known.get(id)?.parentId ?? null);
    for (const { id, parentId } of await readParents(from, unread)) parents.set(id, parentId);
    asked = [...new Set(asked.map((id) => parents.get(id)))].filter((id) => id != null && !parents.has(id)) as number[];
  }
  return parents;
}

/** Sources and all on which they depend, as they are now; one statement. */
export async function findWithAncestors(from: Source, ids: number[]): Promise<SourceRecord[]> {
  if (ids.length === 0) return [];
  // LEFT, so that both engines go from the few ids to their texts.
  const rows = await from.$queryRaw<{ text: string | null }[]>`
    WITH RECURSIVE "walk"("id") AS (
      SELECT "id" FROM "Source" WHERE "id" IN (${Prisma.join([...new Set(ids)])})
      UNION SELECT s."parentId" FROM "walk" w JOIN "Source" s ON s."id" = w."id" WHERE s."parentId" IS NOT NULL)
    SELECT t."text" AS "text" FROM "walk" w LEFT JOIN "Source" r ON r."id" = w."id"
    LEFT JOIN "RevisionText" t ON t."recordType" = 'source' AND t."recordId" = r."id" AND t."number" = r."revision"`;
  return rows.flatMap(({ text }) => (text === null ? [] : [readText('source', text)]));
}

async function readParents(from: Source, ids: number[]): Promise<{ id: number; parentId: number | null }[]> {
  if (ids.length === 0) return [];
  return from.$queryRaw`SELECT "id", "parentId" FROM "Source" WHERE "id" IN (${Prisma.join(ids)})`;
}

/** The given sources and all that depend on them, directly or through others; at most `most`, those nearest first. */
export async function findDependants(from: Source, ids: number[], most: number): Promise<number[]> {
  const found = new Set(ids);
  for (let asked = ids; asked.length > 0 && found.size < most; ) {
    const rows = await from.source.findMany({
      where: { parentId: { in: asked } },
      select: { id: true },
      orderBy: { id: 'asc' },
      take: most,
    });
    asked = rows.flatMap(({ id }) => (found.has(id) ? [] : [id]));
    for (const id of asked) found.add(id);
  }
  return [...found].slice(0, most);
}
