import { pathToFileURL } from 'node:url';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaPg } from '@prisma/adapter-pg';
import express from 'express';

/**
 * A bare Express program with a Prisma client that greets the first claim: what the start of the application is held against.
 *
 *   node hello.js <port> <database URL> <folder of the compiled generated clients>
 */
const [port = '0', databaseUrl = '', clients = ''] = process.argv.slice(2);
const isSqlite = databaseUrl.startsWith('file:');
const { PrismaClient } = await import(pathToFileURL(`${clients}/${isSqlite ? 'sqlite' : 'postgresql'}/client.js`).href);
const adapter = isSqlite
  ? new PrismaBetterSqlite3({ url: databaseUrl })
  : new PrismaPg({ connectionString: databaseUrl });
const prisma = new PrismaClient({ adapter });

const app = express();
app.get('/readyz', async (_req, res) => {
  const claim = await prisma.claim.findFirst({ select: { statement: true } });
  res.send(`Hello. ${claim?.statement}`);
});
app.listen(Number(port), '127.0.0.1');
process.once('SIGTERM', () => process.exit());
