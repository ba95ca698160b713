import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import Database from 'better-sqlite3';
import pg from 'pg';

/**
 * The bare baseline: `node:http` and the driver, one prepared statement a request, on the same database and with about
 * the same bytes as the application. No framework, no sign-in, no checks. A process of its own, compiled, so that its
 * memory is its own:
 *
 *   node baseline.js <database URL> <file with the frames of the pages, as JSON>
 *
 * Says `listening <port> <the database's version>` when it is ready.
 */

/** What stands around the variable part of a page; cut from the application's own. */
export interface Frames {
  list: [head: string, tail: string];
  claim: [head: string, tail: string];
}

/** One row of a statement. */
type Row = Record<string, string | number | null>;

interface Driver {
  version: string;
  /** Prepares a statement with at most one parameter, written `?`. */
  prepare(sql: string): (parameter?: number) => Promise<Row[]> | Row[];
}

// LEFT, though every claim has a text: it has SQLite, which keeps no statistics unless told, begin with the claims.
const latest = `LEFT JOIN "RevisionText" t ON t."recordType" = 'claim' AND t."recordId" = c."id" AND t."number" = c."revision"`;
const pageSize = 50;
const exportBatch = 500;

const [databaseUrl = '', framesFile = ''] = process.argv.slice(2);
const frames: Frames = JSON.parse(readFileSync(framesFile, 'utf8'));
const driver = databaseUrl.startsWith('file:') ? openSqlite(databaseUrl.slice(5)) : await openPostgresql(databaseUrl);

const rowsOfList = driver.prepare(`
  SELECT c."id" AS "id", c."statement" AS "statement", c."language" AS "language", c."verdict" AS "verdict",
    c."stage" AS "stage", c."place" AS "place", c."eventDate" AS "eventDate", c."updatedAt" AS "updatedAt",
    p."name" AS "assignee", s."name" AS "speaker"
  FROM "Claim" c LEFT JOIN "Person" p ON p."id" = c."assigneeId"
  LEFT JOIN "Attribution" a ON a."claimId" = c."id" AND a."position" = 0 LEFT JOIN "Source" s ON s."id" = a."sourceId"
  ORDER BY c."id" DESC LIMIT ${pageSize}`);
const textsOfList = driver.prepare(
  `SELECT t."text" AS "text" FROM "Claim" c ${latest} ORDER BY c."id" DESC LIMIT ${pageSize}`,
);
const textOfClaim = driver.prepare(`SELECT t."text" AS "text" FROM "Claim" c ${latest} WHERE c."id" = ?`);
const textsAfter = driver.prepare(
  `SELECT c."id" AS "id", t."text" AS "text" FROM "Claim" c ${latest} WHERE c."id" > ? ORDER BY c."id" LIMIT ${exportBatch}`,
);

const server = createServer((req, res) => {
  answer(req.url ?? '/', res).catch((error: Error) => {
    res.statusCode = 500;
    res.end(error.message);
  });
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
console.log(`listening ${typeof address === 'object' && address?.port} ${driver.version}`);

async function answer(url: string, res: ServerResponse): Promise<void> {
  const path = url.split('?')[0] ?? '';
  if (path === '/claims') return send(res, 'text/html; charset=utf-8', listPage(await rowsOfList()));
  if (path === '/claims.json') {
    const texts = (await textsOfList()).map((row) => row.text);
    return send(res, 'application/json; charset=utf-8', `{"items":[${texts.join(',')}],"next":null}`);
  }
  if (path === '/export/claims.jsonl') return sendExport(res);
  const [, id, json] = /^\/claims\/(\d+)(\.json)?$/.exec(path) ?? [];
  const [row] = id ? await textOfClaim(Number(id)) : [];
  if (!row) {
    res.statusCode = 404;
    res.end();
  } else if (json) send(res, 'application/json; charset=utf-8', String(row.text));
  else send(res, 'text/html; charset=utf-8', claimPage(JSON.parse(String(row.text))));
}

function send(res: ServerResponse, type: string, body: string): void {
  res.setHeader('Content-Type', type);
  res.setHeader('Content-Length', Buffer.byteLength(body));
  res.end(body);
}

async function sendExport(res: ServerResponse): Promise<void> {
  res.setHeader('Content-Type', 'application/jsonl; charset=utf-8');
  for (let after = 0; ; ) {
    const rows = await textsAfter(after);
    const last = rows.at(-1);
    if (!last) break;
    if (!res.write(`${rows.map((row) => row.text).join('\n')}\n`)) await once(res, 'drain');
    after = Number(last.id);
  }
  res.end();
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' };

function escaped(value: unknown): string {
  return String(value ?? '').replace(/[&<>"']/g, (character) => escapes[character] as string);
}

function listPage(rows: Row[]): string {
  return `${frames.list[0]}${rows.map(listRow).join('')}${frames.list[1]}`;
}

// Shapes of the length that the application's have.
const mark = `<svg class="mark-shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path fill="currentColor" fill-rule="evenodd" d="M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1zm0 2a5 5 0 1 1 0 10A5 5 0 1 1 8 3z"/></svg>`;
const box = (x: number) =>
  `<rect x="${x}" y="3" width="8" height="10" stroke="currentColor" stroke-width="1.5" fill="none"/>`;
const tag = `<svg class="tag-shape" viewBox="0 0 30 16" aria-hidden="true" focusable="false">${[1, 11, 21].map(box).join('')}</svg>`;

function listRow(row: Row): string {
  return `<li class="row">
  <div class="row-mark"><span class="mark mark-${row.verdict}">${mark}<span class="mark-word">${escaped(row.verdict)}</span></span></div>
  <div class="row-body">
    <a class="row-link" href="/claims/${row.id}" lang="${escaped(row.language)}" dir="auto">${escaped(row.statement)}</a>
    <p class="row-meta">
      <span><span class="visually-hidden">Who says so: </span>${escaped(row.speaker)}</span>
      <span><span class="visually-hidden">Place: </span>${escaped(row.place)}</span>
      <span><span class="visually-hidden">Date of what is claimed: </span><time datetime="${row.eventDate}">${escaped(row.eventDate)}</time></span>
      <span>changed <time datetime="${row.updatedAt}" title="${row.updatedAt}">${escaped(row.updatedAt)}</time></span>
    </p>
  </div>
  <div class="row-side">
    <span class="tag tag-${row.stage}">${tag}<span>${escaped(row.stage)}</span></span>
    <span>${escaped(row.assignee ?? 'Nobody assigned')}</span>
  </div>
</li>`;
}

// biome-ignore lint/suspicious/noExplicitAny: a parsed text, read without a check as bare programs do.
function claimPage(claim: any): string {
  return `${frames.claim[0]}<h1 class="statement" lang="${escaped(claim.language)}" dir="auto">${escaped(claim.statement)}</h1>
<p>${escaped(claim.verdict)}, ${escaped(claim.stage)}, ${escaped(claim.kind)}, ${escaped(claim.updatedAt)}</p>
<h2>Who says so</h2>
<ol>${list(claim.attribution, (step) => `<li>${escaped(step.role)}: <a href="/sources/${step.source?.id}">${escaped(step.source?.name)}</a> ${escaped(step.voice)}</li>`)}</ol>
<h2>Where it stands</h2>
${list(claim.appearances, ({ document, documentId, quote }) => `<blockquote>${escaped(quote.prefix)}<mark>${escaped(quote.exact)}</mark>${escaped(quote.suffix)}</blockquote><p><a href="/documents/${documentId}">${escaped(document.title)}</a>, ${escaped(document.publisher)}, ${escaped(document.publishedAt)}</p>`)}
<h2>Evidence</h2>
<ul>${list(claim.evidence, (item) => `<li>${escaped(item.stance)} <a href="/sources/${item.source?.id}">${escaped(item.source?.name)}</a> <a href="${escaped(item.url)}">${escaped(item.url)}</a> ${escaped(item.note)} ${item.credibility} ${escaped(item.addedAt)}</li>`)}</ul>
<h2>Figures</h2>
<ul>${list(claim.figures, (figure) => `<li>${escaped(figure.metric)}: ${figure.value ?? `${figure.low}–${figure.high}`} ${escaped(figure.unit)}</li>`)}</ul>
<p>${list(claim.topics, (topic) => `<a href="/claims?topic=${encodeURIComponent(topic)}">${escaped(topic)}</a> `)}</p>
${frames.claim[1]}`;
}

// biome-ignore lint/suspicious/noExplicitAny: as above.
function list(items: any[] | undefined, show: (item: any) => string): string {
  return (items ?? []).map(show).join('\n');
}

function openSqlite(file: string): Driver {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  const version = database.prepare('SELECT sqlite_version() AS version').get() as { version: string };
  return {
    version: `SQLite ${version.version}`,
    prepare: (sql) => {
      const statement = database.prepare<number[], Row>(sql);
      return sql.includes('?') ? (parameter = 0) => statement.all(parameter) : () => statement.all();
    },
  };
}

async function openPostgresql(url: string): Promise<Driver> {
  // As many connections as the application's reader has.
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  const { rows } = await pool.query('SHOW server_version');
  let prepared = 0;
  return {
    version: `PostgreSQL ${rows[0].server_version.split(' ')[0]}`,
    prepare: (sql) => {
      prepared += 1;
      const statement = { name: `bench${prepared}`, text: sql.replace('?', '$1') };
      return async (parameter) =>
        (await pool.query({ ...statement, values: parameter === undefined ? [] : [parameter] })).rows;
    },
  };
}
