import { nameKey } from '../domain/fold.ts';
import type { SourceKind } from '../domain/words.ts';
import { Prisma } from './generated/sqlite/client.ts';
import type { Source } from './records.ts';

/** Looking many things up at once, for imports. Lists are asked by parts of 500. */

const part = 500;

async function byParts<T, R>(values: Iterable<T>, find: (values: T[]) => Promise<R[]>): Promise<R[]> {
  const wanted = [...new Set(values)];
  const found: R[] = [];
  for (let start = 0; start < wanted.length; start += part)
    found.push(...(await find(wanted.slice(start, start + part))));
  return found;
}

/** The claims that were imported under these keys: their ids by key. */
export async function findImported(from: Source, keys: Iterable<string>): Promise<Map<string, number>> {
  const rows = await byParts(
    keys,
    (some) =>
      from.$queryRaw<{ id: number; importKey: string }[]>`
      SELECT "id", "importKey" FROM "Claim" WHERE "importKey" IN (${Prisma.join(some)})`,
  );
  return new Map(rows.map((row) => [row.importKey, row.id]));
}

/** Those of these claims that were changed after they were recorded, otherwise than by acts of this name. */
export async function findChangedSinceImport(from: Source, ids: number[], action: string): Promise<Set<number>> {
  const rows = await byParts(
    ids,
    (some) =>
      from.$queryRaw<{ id: number }[]>`
      SELECT DISTINCT r."recordId" AS "id" FROM "Revision" r JOIN "Event" e ON e."seq" = r."eventSeq"
      WHERE r."recordType" = 'claim' AND r."recordId" IN (${Prisma.join(some)}) AND r."number" > 1
        AND e."action" <> ${action}`,
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * The ids of named sources by kind and folded name, as `sourceMatchKey` writes them; where no source has that name, the one
 * that has it as an alias.
 */
export async function findSourceIds(
  from: Source,
  sources: { name: string; kind: SourceKind }[],
): Promise<Map<string, number>> {
  const names = sources.map(({ name }) => nameKey(name));
  const aliases = await byParts(
    names,
    (some) =>
      from.$queryRaw<{ id: number; kind: string; key: string }[]>`
      SELECT s."id" AS "id", s."kind" AS "kind", a."nameKey" AS "key" FROM "SourceAlias" a
      JOIN "Source" s ON s."id" = a."sourceId"
      WHERE a."nameKey" IN (${Prisma.join(some)}) AND s."matchKey" IS NOT NULL ORDER BY s."id" DESC`,
  );
  const keys = sources.map(({ name, kind }) => `${kind} ${nameKey(name)}`);
  const named = await byParts(
    keys,
    (some) =>
      from.$queryRaw<{ id: number; matchKey: string }[]>`
      SELECT "id", "matchKey" FROM "Source" WHERE "matchKey" IN (${Prisma.join(some)})`,
  );
  return new Map([
    ...aliases.map(({ id, kind, key }) => [`${kind} ${key}`, Number(id)] as const),
    ...named.map(({ id, matchKey }) => [matchKey, id] as const),
  ]);
}

export interface PublishedText {
  id: number;
  textSha256: string;
  url: string | null;
  publisher: string | null;
}

/** The documents that publish these texts, the first recorded first. */
export async function findDocumentsOf(from: Source, hashes: Iterable<string>): Promise<PublishedText[]> {
  return byParts(
    hashes,
    (some) =>
      from.$queryRaw<PublishedText[]>`
      SELECT "id", "textSha256", "url", "publisher" FROM "Document"
      WHERE "textSha256" IN (${Prisma.join(some)}) ORDER BY "id"`,
  );
}
