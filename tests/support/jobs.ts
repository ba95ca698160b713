// Does once what a serving program does by itself, as one of several processes that begin at the same moment. Its
// arguments: the database, the folder of kept bytes, what time it is, and a host that may be fetched.
import { once } from 'node:events';
import { fetcherFor } from '../../src/desk/fetcher.ts';
import { folderBlobs } from '../../src/intake/folder-blobs.ts';
import { tendAccessLog } from '../../src/jobs/access-log.ts';
import { endProvisionals } from '../../src/jobs/provisionals.ts';
import { takeDueSnapshots } from '../../src/jobs/snapshots.ts';
import { engineFor, openStore } from '../../src/store/store.ts';
import { clockFrom } from './clock.ts';

const [url = '', blobs = '', now = '', allowed = ''] = process.argv.slice(2);
const store = await openStore(engineFor(url));
const desk = { store, blobs: folderBlobs(blobs), clock: clockFrom(now) };
const fetcher = fetcherFor(desk, [allowed]);
console.log('ready');
await once(process.stdin, 'data');
const ended = await endProvisionals(desk);
while ((await takeDueSnapshots(desk, fetcher)) > 0);
await tendAccessLog(desk, 1);
console.log(JSON.stringify({ ended }));
await store.close();
process.stdin.destroy();
