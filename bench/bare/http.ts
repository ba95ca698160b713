import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { ClaimsList } from './claims-list.ts';
import { openDriver } from './driver.ts';

/**
 * The bare baseline: `node:http` and the driver, one prepared statement a request, on the same database and with the same
 * bytes as the application's JSON: the stored texts as they are, which no `JSON.stringify` is quicker than. No framework,
 * no sign-in, no checks. A process of its own, compiled, so that its memory is its own:
 *
 *   node http.js <database URL>
 *
 * Says `listening <port> <the database's version>` when it is ready.
 */

// LEFT, though every claim has a text: it has SQLite, which keeps no statistics unless told, begin with the claims.
const latest = `LEFT JOIN "RevisionText" t ON t."recordType" = 'claim' AND t."recordId" = c."id" AND t."number" = c."revision"`;

const [databaseUrl = ''] = process.argv.slice(2);
const driver = await openDriver(databaseUrl);
const list = new ClaimsList(driver, 't."text" AS "text"', latest);
const textOfClaim = driver.prepare(`SELECT t."text" AS "text" FROM "Claim" c ${latest} WHERE c."id" = ?`);
// A row of history with the claim's whole text, and its row changed: as durable as the application's own writing.
const prepareUpdate = () =>
  driver.prepareWrite(
    `INSERT INTO "BareHistory" ("claimId", "number", "at", "text")
    SELECT c."id", c."revision", CAST($2 AS TEXT), t."text" FROM "Claim" c ${latest} WHERE c."id" = $3`,
    `UPDATE "Claim" SET "stage" = $1, "updatedAt" = $2 WHERE "id" = $3`,
  );
// Only a run that writes lays the table of history.
let update: ReturnType<typeof prepareUpdate> | undefined;

const server = createServer((req, res) => {
  answer(req, res).catch((error: Error) => {
    res.statusCode = 500;
    res.end(error.message);
  });
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
console.log(`listening ${typeof address === 'object' && address?.port} ${driver.version}`);

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(req.url ?? '/', 'http://localhost');
  if (pathname === '/claims.json') {
    const rows = await list.rows(searchParams);
    return send(res, 200, `{"items":[${rows.map((row) => row.text).join(',')}],"next":null}`);
  }
  const [, id = ''] = /^\/claims\/(\d+)\.json$/.exec(pathname) ?? [];
  if (id) {
    const [row] = await textOfClaim([Number(id)]);
    return row ? send(res, 200, String(row.text)) : send(res, 404, '{}');
  }
  const [, changed = ''] = /^\/claims\/(\d+)\/updates$/.exec(pathname) ?? [];
  if (changed) return send(res, 201, await change(Number(changed), req));
  send(res, 404, '{}');
}

function send(res: ServerResponse, status: number, body: string): void {
  res.statusCode = status;
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  // As bytes: a text with letters beyond Latin-1 takes Node twice the time.
  const bytes = Buffer.from(body);
  res.setHeader('Content-Length', bytes.length);
  res.end(bytes);
}

async function change(id: number, req: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of req) body += part;
  const { stage } = JSON.parse(body) as { stage: string };
  const at = new Date().toISOString();
  update ??= prepareUpdate();
  await update([stage, at, id]);
  return JSON.stringify({ id, stage, updatedAt: at });
}
