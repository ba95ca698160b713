// Records as many claims as its arguments say, all at once, in a desk that others write to: one of several processes.
import { recordClaim } from '../../src/desk/record-claim.ts';
import { findPersonByEmail } from '../../src/store/people.ts';
import { engineFor, openStore } from '../../src/store/store.ts';
import { testBlobs } from './blobs.ts';
import { given } from './builder.ts';
import { emailOf } from './templates.ts';

const [url = '', count = '1'] = process.argv.slice(2);
const store = await openStore(engineFor(url));
const desk = { store, blobs: testBlobs(), clock: () => new Date() };
const person = await findPersonByEmail(store.read, emailOf('contributor'));
if (!person) throw new Error('the desk has no contributor');
const actor = { ...person, scopes: ['read', 'write'] as const };
const claim = { statement: 'The bridge is closed.', language: 'en', kind: 'fact' };
const recorded = await Promise.all(
  Array.from({ length: Number(count) }, () => recordClaim(desk, { actor }, given(claim))),
);
console.log(JSON.stringify(recorded.map(({ id }) => id)));
await store.close();
