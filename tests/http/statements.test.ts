import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { publishProvisionally } from '../../src/desk/publish-provisionally.ts';
import { Builder } from '../support/builder.ts';
import { type Browser, TestDesk } from '../support/desk.ts';
import { statementsOf } from '../support/statements.ts';

/** How many statements a page asks of the database: what it takes grows with them before anything else. */

let on: TestDesk;
let browser: Browser;

before(async () => {
  on = await TestDesk.open('example');
  const build = new Builder(on);
  // Something in every queue, with the reviewer's own evidence in what waits for them.
  const waiting = await build.claim('in_review', { evidence: 2 });
  await build.evidence(waiting, 'reviewer');
  await build.claim('in_review', { proposedBy: 'reviewer' });
  const settled = await build.claim('settled', { evidence: 2 });
  await build.evidence(settled);
  await build.claim('checking', { proposedBy: 'reviewer', content: { dueAt: '2026-01-01T00:00:00Z' } });
  const provisional = await build.claim('checking');
  await build.act('editor', publishProvisionally, provisional, { verdict: 'disputed', use: 'hold', reason: 'Asked.' });
  browser = await on.signIn('reviewer');
});

/** The statements of a page that was asked for a moment before, and of one for which everything is read anew. */
async function countsOf(path: string): Promise<{ again: number; anew: number }> {
  const ask = async () => assert.equal((await browser.get(path)).status, 200, path);
  // What is remembered for seconds goes with each commit.
  await on.desk.store.write(async () => {});
  const anew = await statementsOf(ask);
  const again = await statementsOf(ask);
  const models = [...anew, ...again].flatMap(({ sql }) => /(`main`|"public")\.\S+ WHERE/.exec(sql)?.[0] ?? []);
  assert.deepEqual(models, [], 'a page asks the driver, not the client’s models');
  return { again: again.length, anew: anew.length };
}

const most: Record<string, { again: number; anew: number }> = {
  '/claims': { again: 1, anew: 6 },
  '/claims?limit=1': { again: 1, anew: 7 },
  '/claims?stage=checking&kind=fact': { again: 1, anew: 8 },
  '/claims?source=3&sort=urgency': { again: 1, anew: 9 },
  '/claims?q=bakhmut': { again: 2, anew: 8 },
  '/claims?state=signed': { again: 2, anew: 9 },
  '/claims/1': { again: 15, anew: 21 },
  '/claims/8': { again: 16, anew: 22 },
  '/desk': { again: 7, anew: 16 },
  '/desk/queues/inReview': { again: 7, anew: 13 },
  '/desk/queues/triage': { again: 1, anew: 7 },
  '/desk/queues/behind': { again: 1, anew: 7 },
};

describe('a page asks little of the database:', () => {
  for (const [path, { again, anew }] of Object.entries(most)) {
    test(`${path} at most ${again} statements, and ${anew} where nothing is remembered`, async () => {
      const counted = await countsOf(path);
      assert.ok(counted.again <= again && counted.anew <= anew, JSON.stringify(counted));
    });
  }
});
