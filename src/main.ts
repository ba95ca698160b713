import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { pino } from 'pino';
import { createApp } from './app.ts';
import { clearBlobs, openDesk } from './boot.ts';
import type { Config } from './config.ts';
import type { Desk } from './desk/desk.ts';
import { fetcherFor } from './desk/fetcher.ts';
import { sessionStore } from './desk/sessions.ts';
import { keepHouse } from './jobs/housekeeping.ts';
import { keepEndingProvisionals } from './jobs/provisionals.ts';
import { keepIndexingRenamed } from './jobs/renamings.ts';
import { keepTakingSnapshots } from './jobs/snapshots.ts';
import { createSessions } from './web/sessions.ts';

// How long open requests may take to end after SIGTERM, ms.
const drainTime = 10_000;

/** Serves the desk until it is told to stop: config, store, app, listen. */
export async function serve(config: Config): Promise<void> {
  const log = pino({ level: config.logLevel });
  const { desk } = await openDesk(config);
  const withExample = config.seed === 'example' && (await fill(desk, config.demoPassword));
  const sessions = createSessions({ store: sessionStore(desk), baseUrl: config.baseUrl });
  const fetcher = fetcherFor(desk, config.fetchAllow);
  const server = createServer(createApp({ desk, config, log, sessions, fetcher }));
  server.listen(config.port, config.host);
  await once(server, 'listening');
  greet(config, server, withExample);
  const stopSnapshots = keepTakingSnapshots(desk, log, fetcher);
  const stopEndingProvisionals = keepEndingProvisionals(desk, log);
  const stopIndexingRenamed = keepIndexingRenamed(desk, log);
  const stopHousekeeping = keepHouse(desk, log, {
    retentionDays: config.accessLogDays,
    clearUnfinished: clearBlobs(config),
  });
  await toldToStop();
  stopHousekeeping();
  stopIndexingRenamed();
  stopEndingProvisionals();
  stopSnapshots();
  await drain(server);
  await desk.store.close();
}

/** Loads the example desk where it is wanted. @returns whether it was */
async function fill(desk: Desk, password: string): Promise<boolean> {
  const { isExampleWanted, loadExampleDesk } = await import('../prisma/seed/load.ts');
  const wanted = await isExampleWanted(desk);
  if (wanted) await loadExampleDesk(desk, password);
  return wanted;
}

function greet(config: Config, server: Server, withExample: boolean): void {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  const place = config.port === 0 ? `http://${config.host}:${port}` : config.baseUrl;
  const lines = [`Claimdesk listens at ${place}`];
  if (withExample) {
    lines.push(
      'The example desk is loaded. Sign in as editor@desk.example, reviewer@desk.example, contributor@desk.example,',
    );
    lines.push(
      `admin@desk.example or reader@desk.example with the password ${config.demoPasswordIsRandom ? config.demoPassword : 'from DEMO_PASSWORD'}`,
    );
    if (config.demoPasswordIsRandom)
      lines.push('It is shown this once; `npx claimdesk user password editor@desk.example` sets another.');
  } else {
    lines.push('Sign in with your account; `npx claimdesk user add` makes the first one.');
  }
  console.log(lines.join('\n'));
}

function toldToStop(): Promise<unknown> {
  return Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
}

async function drain(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), drainTime);
  await closed;
  clearTimeout(timer);
}
