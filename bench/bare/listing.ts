import { readFileSync } from 'node:fs';
import ejs from 'ejs';
import express from 'express';
import { ClaimsList } from './claims-list.ts';
import { openDriver } from './driver.ts';

/**
 * The ordinary way to make a page: Express, EJS and the driver, one prepared statement a request, no sign-in, no checks. Sends
 * about the same bytes as the application's list: the frame is cut from its page, the rows look alike.
 *
 *   node listing.js <database URL> <file with the frame of the page, as JSON: [head, tail]> <file of the template>
 *
 * Says `listening <port> <the database's version>` when it is ready.
 */
const [databaseUrl = '', frameFile = '', templateFile = ''] = process.argv.slice(2);
const [head, tail] = JSON.parse(readFileSync(frameFile, 'utf8')) as [string, string];
const render = ejs.compile(readFileSync(templateFile, 'utf8'), { strict: true, localsName: 'page' });
const driver = await openDriver(databaseUrl);
const list = new ClaimsList(
  driver,
  `c."id" AS "id", c."statement" AS "statement", c."language" AS "language", c."verdict" AS "verdict",
  c."stage" AS "stage", c."place" AS "place", c."eventDate" AS "eventDate", c."updatedAt" AS "updatedAt",
  p."name" AS "assignee", s."name" AS "speaker"`,
  `LEFT JOIN "Person" p ON p."id" = c."assigneeId" LEFT JOIN "Attribution" a ON a."claimId" = c."id" AND a."position" = 0
  LEFT JOIN "Source" s ON s."id" = a."sourceId"`,
);

const app = express();
app.get('/claims', async (req, res) => {
  const rows = await list.rows(new URL(req.originalUrl, 'http://localhost').searchParams);
  res.type('html').send(render({ head, rows, tail }));
});
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`listening ${typeof address === 'object' && address?.port} ${driver.version}`);
});
