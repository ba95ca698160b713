import { distinctValues } from './distinct.ts';
import { Prisma } from './generated/sqlite/client.ts';
import type { Reader } from './store.ts';

const { sql } = Prisma;

/** One thing to choose; what is chosen by its own name has no id. */
export interface Choice {
  id: number | null;
  name: string;
}

/** What the filters of a list of claims offer. */
export interface FilterChoices {
  /** In the order of the alphabet. */
  topics: Choice[];
  /** In the order of the alphabet. */
  sides: Choice[];
  /** Named sources, those that changed last first. */
  sources: Choice[];
  /** The newest first. */
  documents: Choice[];
  /** People who may sign in, by name. */
  staff: Choice[];
}

type List = keyof FilterChoices;
type Row = Choice & { list: List; key: string };

const byName = (a: Row, b: Row) => a.name.localeCompare(b.name) || Number(a.id) - Number(b.id);
const latestFirst = (a: Row, b: Row) => (a.key === b.key ? Number(b.id) - Number(a.id) : a.key < b.key ? 1 : -1);

const orders: Record<List, (a: Row, b: Row) => number> = {
  topics: byName,
  sides: byName,
  sources: latestFirst,
  documents: latestFirst,
  staff: byName,
};

const literal = (list: List) => Prisma.raw(`'${list}'`);

/** What the filters of claims offer, in one statement; of topics, sides, sources and documents at most `most` each. */
export async function findFilterChoices(read: Reader, most: number): Promise<FilterChoices> {
  const named = (list: List, values: Prisma.Sql) =>
    sql`SELECT ${literal(list)} AS "list", CAST(NULL AS INTEGER) AS "id", "value" AS "name", '' AS "key" FROM (${values}) AS "values"`;
  const numbered = (list: List, name: string, key: string, rest: Prisma.Sql) =>
    sql`SELECT * FROM (
      SELECT ${literal(list)} AS "list", "id", ${Prisma.raw(`"${name}"`)} AS "name", ${Prisma.raw(key)} AS "key" ${rest}) AS "numbered"`;
  const lists = [
    named('topics', distinctValues('ClaimTopic', 'topic', most)),
    named('sides', distinctValues('Source', 'side', most)),
    numbered(
      'sources',
      'name',
      '"updatedAt"',
      sql`FROM "Source" WHERE "matchKey" IS NOT NULL ORDER BY "updatedAt" DESC, "id" DESC LIMIT ${most}`,
    ),
    numbered('documents', 'title', `''`, sql`FROM "Document" ORDER BY "id" DESC LIMIT ${most}`),
    numbered('staff', 'name', `''`, sql`FROM "Person" WHERE "kind" = 'person' AND "disabledAt" IS NULL`),
  ];
  const rows = await read.$queryRaw<Row[]>(Prisma.join(lists, ' UNION ALL '));
  const choicesOf = (list: List): Choice[] =>
    rows
      .filter((row) => row.list === list)
      .sort(orders[list])
      .map(({ id, name }) => ({ id, name }));
  return {
    topics: choicesOf('topics'),
    sides: choicesOf('sides'),
    sources: choicesOf('sources'),
    documents: choicesOf('documents'),
    staff: choicesOf('staff'),
  };
}
