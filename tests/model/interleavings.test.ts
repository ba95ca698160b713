import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { Builder } from '../support/builder.ts';
import { clockFrom } from '../support/clock.ts';
import { engineName } from '../support/database.ts';
import { ok, TestDesk } from '../support/desk.ts';
import { run, serve } from '../support/programs.ts';
import { eventsOf, violationsOf } from './law.ts';

/**
 * People who act on one claim at the same moment, by real requests to two processes: on PostgreSQL two programs, on SQLite
 * the app of this process and a program on the same file. INTERLEAVING_SEED repeats who asks for what, when and where;
 * which of them comes first is up to the machine.
 */
const rounds = Number(process.env.INTERLEAVINGS ?? (process.env.PROVE ? 200 : 20));
const seed = Number(process.env.INTERLEAVING_SEED ?? Date.now() % 2 ** 31);

let on: TestDesk;
let build: Builder;
let places: string[];
const tokens = new Map<string, string>();
const ids = new Map<string, number>();
const people = ['contributor', 'colleague', 'editor', 'reviewer', 'second', 'admin'];

before(async () => {
  // By the time of the other process, for which what was settled long ago would be past its shelf life.
  on = await TestDesk.open('staffed', { clock: clockFrom(new Date().toISOString()) });
  build = new Builder(on);
  for (const who of people) {
    tokens.set(who, await on.token(who));
    ids.set(who, (await on.actor(who)).id);
  }
  const { port } = on.server.address() as { port: number };
  const own = `http://127.0.0.1:${port}`;
  places = engineName === 'postgresql' ? await Promise.all([serve(on.url), serve(on.url)]) : [own, await serve(on.url)];
});

/** What somebody asks for; `event` is what the log calls it. */
interface Act {
  who: string;
  path: string;
  body: Record<string, unknown>;
  event: string;
  /** Sent to both processes with one key: the same act. */
  twice: boolean;
  /** ms */
  delay: number;
}

interface Answer {
  status: number;
  retryAfter: string | null;
  text: string;
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function actsOn(claim: Claim, random: () => number): Act[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const { revision, contentHash, path } = claim;
  const propose = { verdict: 'disputed', use: 'attribute', rationale: 'Both sides say so.' };
  const kinds = [
    ...['edit', 'edit', 'evidence', 'evidence', 'sign-offs', 'sign-offs', 'retractions', 'retractions'],
    ...['proposals', 'reopenings', 'withdrawn', 'assignments'],
  ];
  return Array.from({ length: 5 + Math.floor(random() * 5) }, (_, index) => {
    const mark = `${path} ${index} ${Math.floor(random() * 1e9)}`;
    const common = { who: pick(people), twice: random() < 0.25, delay: Math.floor(random() * 8) };
    const act = (event: string, below: string, body: object, bound = true): Act => ({
      ...{ ...common, event: `claim.${event}`, path: `${path}${below}` },
      body: { ...(bound ? { revision } : {}), ...body },
    });
    const made: Record<string, () => Act> = {
      edit: () => act('edited', '', { statement: `Statement ${mark}.` }),
      evidence: () => act('evidence_added', '/evidence', { stance: 'supports', note: `Note ${mark}` }, false),
      'sign-offs': () => act('signed_off', '/sign-offs', { contentHash }),
      retractions: () => act('retracted', '/retractions', { reason: 'It was wrong.' }),
      proposals: () => act('proposed', '/proposals', propose),
      reopenings: () => act('reopened', '/reopenings', { note: 'Again.' }),
      assignments: () => act('assigned', '/assignments', { assignee: 'me' }),
      withdrawn: () =>
        act('evidence_withdrawn', `/evidence/${claim.evidence[0]?.id}/withdrawals`, { reason: 'A mistake.' }, false),
    };
    return (made[pick(kinds)] as () => Act)();
  });
}

async function send(act: Act, place: string, key: string | undefined): Promise<Answer> {
  await sleep(act.delay);
  const response = await fetch(`${place}${act.path}`, {
    method: 'POST',
    headers: {
      ...{ accept: 'application/json', 'content-type': 'application/json' },
      authorization: `Bearer ${tokens.get(act.who)}`,
      ...(key ? { 'idempotency-key': key } : {}),
    },
    body: JSON.stringify(act.body),
  });
  return { status: response.status, retryAfter: response.headers.get('retry-after'), text: await response.text() };
}

async function read(place: string, path: string) {
  const response = await fetch(`${place}${path}`, {
    headers: { accept: 'application/json', authorization: `Bearer ${tokens.get('admin')}` },
  });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return JSON.parse(text);
}

/** How often each is in the list. */
function countsOf(list: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of list.sort()) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}

/** All that a claim's history tells of one round. */
interface Told {
  actions: string[];
  actors: string[];
  statements: string[];
}

async function toldSince(claim: Claim, place: string): Promise<Told> {
  const { items } = await read(place, `${claim.path}/history.json`);
  assert.deepEqual(
    items.map((item: { number: number }) => item.number),
    Array.from({ length: items.length }, (_, index) => items.length - index),
    'the numbers of the revisions have no gap and no fork',
  );
  const since = items.slice(0, items.length - claim.revision) as { number: number; action: string; actorId: number }[];
  const statements: string[] = [];
  for (const { number } of since.filter(({ action }) => action === 'claim.edited')) {
    const { changes } = await read(place, `${claim.path}/diff.json?from=${number - 1}&to=${number}`);
    statements.push(changes.find((change: { path: string }) => change.path === 'statement')?.after);
  }
  return {
    actions: since.map(({ action }) => action),
    actors: since.map(({ action, actorId }) => `${action} by ${actorId}`),
    statements,
  };
}

describe('acts on one claim at the same moment, in two processes', () => {
  test(`lose nothing, settle nothing twice: ${rounds} rounds, seed ${seed}`, async (context) => {
    const began = performance.now();
    const random = randomFrom(seed);
    const statuses: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const stage = (['checking', 'in_review', 'in_review', 'settled'] as const)[Math.floor(random() * 4)];
      const claim = await build.claim(stage, { evidence: 1 });
      const acts = actsOn(claim, random);
      const answers = await Promise.all(
        acts.map((act, index) => {
          const key = act.twice ? `round ${round} act ${index}` : undefined;
          const to = act.twice ? places : [places[Math.floor(random() * places.length)] as string];
          return Promise.all(to.map((place) => send(act, place, key)));
        }),
      );
      const where = `seed ${seed}, round ${round}: ${JSON.stringify(acts.map((act, index) => [act.who, act.event, answers[index]?.map(({ status }) => status)]))}`;
      for (const { status, retryAfter, text } of answers.flat()) {
        statuses.push(String(status));
        assert.ok([200, 201, 403, 409, 422].includes(status) || (status === 503 && retryAfter), `${where}\n${text}`);
      }
      const done = acts.filter((_, index) => answers[index]?.some(({ status }) => status < 300));
      const told = await toldSince(claim, places[round % 2] as string);
      assert.deepEqual(
        countsOf(told.actors),
        countsOf(done.map((act) => `${act.event} by ${ids.get(act.who)}`)),
        where,
      );
      const statements = done.filter((act) => act.event === 'claim.edited').map((act) => String(act.body.statement));
      assert.deepEqual(told.statements.sort(), statements.sort(), where);
      const now = await read(places[(round + 1) % 2] as string, `${claim.path}.json`);
      const notes = now.evidence.map((item: { note: string }) => item.note).slice(claim.evidence.length);
      const given = done.filter((act) => act.event === 'claim.evidence_added').map((act) => String(act.body.note));
      assert.deepEqual(notes.sort(), given.sort(), where);
      assert.ok(told.actions.filter((action) => action === 'claim.signed_off').length <= 1, where);
    }
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    context.diagnostic(
      `${engineName}: ${rounds} rounds, ${statuses.length} requests, ${seconds} s, seed ${seed}; answers ${JSON.stringify(countsOf(statuses))}`,
    );
  });

  test('leave one chain that can be proven, in which no claim was settled by one person', async () => {
    assert.equal((await verifyAudit(on.desk)).fault, null);
    const { code, output } = await run(on.url, 'audit', 'verify');
    assert.equal(code, 0, output);
    const events = await eventsOf(async (path) => ok(await on.as('editor').get(path)));
    assert.deepEqual(violationsOf(events), []);
  });
});
