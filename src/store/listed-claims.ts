import type { ListedClaim } from '../domain/listed-claim.ts';
import type { Verdict } from '../domain/words.ts';
import { type ClaimQuery, endPage, firstsOf, pageOf } from './claim-list.ts';
import type { Engine } from './engines/engine.ts';
import { Prisma } from './generated/sqlite/client.ts';
import type { Source } from './records.ts';
import type { Reader } from './store.ts';

const { sql } = Prisma;

/** A claim of a list with the people that its row names. */
export interface ListedRow extends ListedClaim {
  /** The name of whom it is assigned to. */
  assignee: string | null;
  /** Who is editing it just now. */
  editor: string | null;
}

const columns = sql`c."id" AS "id", c."statement", c."language", c."speaker", c."place", c."eventDate", c."eventDateDerived",
  c."urgency", c."dueAt", c."stage", c."assigneeId", c."verdict", c."standing", c."lastVerdict", c."staleAfter",
  c."provisionalUntil", c."provisionalVerdict", c."itemsSince", c."copiesSince", c."updatedAt",
  a."name" AS "assignee", e."name" AS "editor"`;

/** The people that the row of the claim `c` names; a lease is told until it ends. */
function people(now: string): Prisma.Sql {
  return sql`LEFT JOIN "Person" a ON a."id" = c."assigneeId"
    LEFT JOIN "WorkLease" l ON l."claimId" = c."id" AND l."expiresAt" > ${now}
    LEFT JOIN "Person" e ON e."id" = l."personId"`;
}

type Keyed = { id: number; key: string | number };

/**
 * One page of claims as their rows show them, in one statement, and the cursor of the next page; `now` is RFC 3339 UTC.
 * @throws BadRequest where the cursor belongs to another list
 */
export async function listRows(
  read: Reader,
  engine: Engine,
  query: ClaimQuery,
  now: string,
): Promise<{ rows: ListedRow[]; after: string | null }> {
  const { select, order } = await pageOf(read, engine, query);
  // LEFT, though each is there: without statistics SQLite would not know with which table to begin.
  const found = await read.$queryRaw<(RawRow & Keyed)[]>`
    SELECT f."key" AS "key", ${columns} FROM (${select}) f
    LEFT JOIN "Claim" c ON c."id" = f."id" ${people(now)} ORDER BY ${order}`;
  const { rows, after } = endPage(query, found);
  return { rows: rows.map(listedRow), after };
}

/** The first claims of several lists, by their names, in one statement; all of them are sorted upwards. */
export async function firstRows(
  read: Reader,
  engine: Engine,
  lists: Record<string, ClaimQuery>,
  now: string,
): Promise<Map<string, ListedRow[]>> {
  type FirstRow = RawRow & { list: number; key: string };
  const rows = await read.$queryRaw<FirstRow[]>`
    SELECT f."list" AS "list", f."key" AS "key", ${columns} FROM (${firstsOf(engine, Object.values(lists))}) f
    LEFT JOIN "Claim" c ON c."id" = f."id" ${people(now)}`;
  const upwards = (a: FirstRow, b: FirstRow) => (a.key === b.key ? a.id - b.id : a.key < b.key ? -1 : 1);
  const rowsOf = (place: number) => rows.filter(({ list }) => list === place).sort(upwards);
  return new Map(Object.keys(lists).map((name, place) => [name, rowsOf(place).map(listedRow)]));
}

/** The text that was signed last and, of a retracted claim, its present one, which says what became of it. */
export interface SignedTexts {
  signed: string;
  retracted: string | null;
}

/**
 * One page of claims as they were signed, in one statement, and the cursor of the next page. Claims whose signed or latest
 * text was redacted are left out of it. @throws BadRequest as above
 */
export async function listSignedTexts(
  read: Reader,
  engine: Engine,
  query: ClaimQuery,
): Promise<{ rows: SignedTexts[]; after: string | null }> {
  const { select, order } = await pageOf(read, engine, query);
  type Texts = { signed: string | null; now: string | null; isRetracted: boolean | number };
  const found = await read.$queryRaw<(Texts & Keyed)[]>`
    SELECT f."id" AS "id", f."key" AS "key", s."text" AS "signed", n."text" AS "now",
      c."standing" = 'retracted' AS "isRetracted" FROM (${select}) f
    LEFT JOIN "Claim" c ON c."id" = f."id"
    LEFT JOIN "RevisionText" s ON s."recordType" = 'claim' AND s."recordId" = c."id" AND s."number" =
      COALESCE(c."signedRevision", (SELECT MAX(o."revision") FROM "SignOff" o WHERE o."claimId" = c."id"))
    LEFT JOIN "RevisionText" n ON n."recordType" = 'claim' AND n."recordId" = c."id" AND n."number" = c."revision"
    ORDER BY ${order}`;
  const { rows, after } = endPage(query, found);
  const texts = rows.flatMap(({ signed, now, isRetracted }) =>
    signed === null || now === null ? [] : [{ signed, retracted: isRetracted ? now : null }],
  );
  return { rows: texts, after };
}

/** A row as the driver gives it. */
type RawRow = Omit<ListedRow, 'eventDateDerived' | 'provisional' | 'since'> & {
  /** SQLite has 0 and 1. */
  eventDateDerived: boolean | number;
  provisionalUntil: string | null;
  provisionalVerdict: Verdict | null;
  itemsSince: number;
  copiesSince: number;
};

/** What a statement gave, as a row of a list. */
function listedRow(raw: RawRow): ListedRow {
  const { provisionalUntil: until, provisionalVerdict: verdict } = raw;
  return {
    id: raw.id,
    statement: raw.statement,
    language: raw.language,
    speaker: raw.speaker,
    place: raw.place,
    eventDate: raw.eventDate,
    eventDateDerived: Boolean(raw.eventDateDerived),
    urgency: raw.urgency,
    dueAt: raw.dueAt,
    stage: raw.stage,
    assigneeId: raw.assigneeId,
    verdict: raw.verdict,
    standing: raw.standing,
    lastVerdict: raw.lastVerdict,
    staleAfter: raw.staleAfter,
    provisional: until !== null && verdict !== null ? { verdict, until } : null,
    since: { items: raw.itemsSince, copies: raw.copiesSince },
    updatedAt: raw.updatedAt,
    assignee: raw.assignee,
    editor: raw.editor,
  };
}

/** The rows of these claims, in the order of `ids`; unknown ones are passed over. At most 500 ids. */
export async function findListedRows(from: Source, ids: number[], now: string): Promise<ListedRow[]> {
  if (ids.length === 0) return [];
  const rows = await from.$queryRaw<RawRow[]>`
    SELECT ${columns} FROM "Claim" c ${people(now)} WHERE c."id" IN (${Prisma.join(ids)})`;
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = found.get(id);
    return row ? [listedRow(row)] : [];
  });
}
