import type { SearchQuery, SearchTerm } from '../../domain/search.ts';
import { Prisma } from '../generated/sqlite/client.ts';

const { sql } = Prisma;

/** The query as FTS5 reads it; folded words hold nothing that it could take for a sign. */
export function ftsQuery(query: SearchQuery): string {
  return combined(query, ({ words, open }) => `"${words.join(' ')}"${open ? ' *' : ''}`);
}

function combined({ all, none }: SearchQuery, written: (term: SearchTerm) => string): string {
  const wanted = all.map(written).join(' AND ');
  return none.length > 0 ? `(${wanted}) NOT (${none.map(written).join(' OR ')})` : wanted;
}

// The index has the beginnings of two and three letters themselves.
const shortest = 4;
const mostWords = 32;
// Stands in no folded text.
const place = '\0';

/**
 * The same as an expression in which the beginning of a word is written out as the words that begin so. FTS5 walks words in
 * the order of claims, but of a beginning it gathers every claim before it gives the first.
 */
export function writtenOut(query: SearchQuery): Prisma.Sql {
  const beginnings = [...query.all, ...query.none].filter(isBeginning);
  if (beginnings.length === 0) return sql`${ftsQuery(query)}`;
  const text = combined(query, (term) => (isBeginning(term) ? place : ftsQuery({ all: [term], none: [] })));
  const [first = '', ...between] = text.split(place);
  const parts = between.flatMap((next, index) => [wordsOf(beginnings[index]?.words[0] ?? ''), sql`${next}`]);
  return sql`(${Prisma.join([sql`${first}`, ...parts], ' || ')})`;
}

function isBeginning({ words: [word = '', ...others], open }: SearchTerm): boolean {
  return open && others.length === 0 && [...word].length >= shortest;
}

/** The word and those longer ones that begin with it; where these are many, the beginning itself. */
function wordsOf(word: string): Prisma.Sql {
  const [from, to] = [`${word}\u0001`, `${word}\u{10ffff}`];
  return sql`(SELECT CASE WHEN COUNT(*) > ${mostWords} THEN ${`"${word}" *`}
    ELSE ${`("${word}"`} || COALESCE(group_concat(' OR "' || "term" || '"', ''), '') || ')' END
    FROM (SELECT "term" FROM "ClaimWords" WHERE "term" >= ${from} AND "term" < ${to} LIMIT ${mostWords + 1}))`;
}
