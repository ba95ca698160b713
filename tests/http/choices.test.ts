import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Claim } from '../../src/domain/claim.ts';
import { root } from '../../src/root.ts';
import { Builder } from '../support/builder.ts';
import { type Browser, ok, TestDesk } from '../support/desk.ts';

/**
 * Nobody who sends something chooses the next stage, who acts, or a time of the system: by enumeration over every route that
 * takes a POST and over every schema of what may be sent. A new one is held to it on the day it is born.
 */

/** What only the desk decides, and names under which somebody might try. */
const decided: Record<string, unknown> = {
  ...{ stage: 'settled', next: 'settled', nextStage: 'settled', stageSince: '2001-01-01T00:00:00.000Z' },
  ...{ standing: 'current', signOff: { by: 1 }, lastSigned: { verdict: 'confirmed' }, corrections: [], dropped: {} },
  ...{ actor: 1, actorId: 1, by: 1, personId: 1, userId: 1, authorId: 1, closedBy: 1 },
  ...{ proposedBy: 1, proposerId: 1, signedBy: 1, signerId: 1, recordedBy: 1, addedBy: 1, takenBy: 1 },
  ...{ at: '2001-01-01T00:00:00.000Z', now: '2001-01-01T00:00:00.000Z', recordedAt: '2001-01-01T00:00:00.000Z' },
  ...{ updatedAt: '2001-01-01T00:00:00.000Z', addedAt: '2001-01-01T00:00:00.000Z', createdAt: '2001-01-01' },
  ...{ signedAt: '2001-01-01T00:00:00.000Z', closedAt: '2001-01-01T00:00:00.000Z', until: '2001-01-01' },
  ...{ revisionNumber: 1, seq: 1, hash: 'a', prevHash: 'a', textHash: 'a', claimHash: 'a', schema: 'x' },
};

let on: TestDesk;
let build: Builder;
let admin: Browser;
let claim: Claim;
/** What stands for the parameters of a route. */
const filled: Record<string, () => Promise<string> | string> = {};

before(async () => {
  on = await TestDesk.open('example');
  build = new Builder(on);
  admin = await on.signIn('admin');
  claim = await build.evidence(await build.claim('settled'));
  const publication = { url: 'https://paper.example/1', title: 'The bridge' };
  const used = await on.as('editor').post(`${claim.path}/publications`, publication);
  ok(await on.as('editor').post(`${claim.path}/leases`));
  const said = await on.as('editor').post(`${claim.path}/comments`, { body: 'Who saw it? @admin' });
  const hidden = { name: 'Source K-17', kind: 'person', confidential: true };
  const source = ok(await on.as('admin').post('/sources', hidden), 201);
  ok(await on.as('admin').post(`${source.path}/identity`, { identity: 'A neighbour.' }));
  const token = ok(await on.as('admin').post('/account/tokens', { name: 'T', scopes: ['read'] }), 201).path;
  const invited = await on.as('admin').post('/people', { name: 'New', email: 'new@desk.example', role: 'reader' });
  Object.assign(filled, {
    '/claims/:id': () => claim.path,
    '/sources/:id/identity': () => `${source.path}/identity`,
    '/sources/:id': () => '/sources/1',
    '/documents/:id': () => '/documents/1',
    '/people/:id': () => '/people/3',
    '/account/tokens/:id': () => token,
    '/invitations/:secret': () => new URL(ok(invited, 201).invitation).pathname,
    ':eid': () => claim.evidence[0]?.id ?? '',
    ':pid': () => ok(used, 201) && uuidOf(used.headers.location),
    ':cid': () => ok(said, 201) && uuidOf(said.headers.location),
  });
});

const uuidOf = (location: string | undefined) => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(location ?? '')?.[0] ?? '';

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
}

/** All routes of the app, with their methods. */
function routes(stack = (on.app as unknown as { router: { stack: Layer[] } }).router.stack): [string, string][] {
  return stack.flatMap((layer) => {
    const { route } = layer;
    if (!route) return routes(layer.handle.stack ?? []);
    return Object.keys(route.methods).map((method): [string, string] => [method, route.path]);
  });
}

async function addressOf(route: string): Promise<string> {
  let address = route;
  for (const [part, value] of Object.entries(filled)) {
    if (address.includes(part)) address = address.replace(part, await value());
  }
  return address;
}

/** Members of the same name that mean something else at the top of a body. */
const meansElse: Record<string, string[]> = {
  // The page to go to after signing in.
  '/sign-in': ['next'],
};

/** Routes that act without a body: what comes with them is not read. */
const readsNothing = new Set([
  '/sign-out',
  '/account/sessions/:id/revocations',
  '/account/tokens/:id/revocations',
  '/claims/:id/lease-releases',
  '/notifications/readings',
  '/notifications/:id/readings',
  '/people/:id/invitations',
]);

describe('every route', () => {
  test('answers GET or POST and nothing else', () => {
    assert.deepEqual(
      routes().filter(([method]) => !['get', 'post', 'head'].includes(method)),
      [],
    );
  });

  test('that takes a body refuses each member that only the desk decides, in JSON and in a form', async () => {
    const posts = routes().filter(([method, route]) => method === 'post' && !readsNothing.has(route));
    assert.ok(posts.length > 25);
    const wrong: string[] = [];
    for (const [, route] of posts) {
      const address = await addressOf(route);
      const sent = Object.entries(decided).filter(([name]) => !meansElse[route]?.includes(name));
      const answer = await on.as('admin').post(address, Object.fromEntries(sent));
      const told = new Set((answer.body.errors ?? []).map((fault: { path: string }) => fault.path));
      const accepted = sent.map(([name]) => name).filter((name) => !told.has(name));
      if (answer.status !== 422 || accepted.length > 0)
        wrong.push(`${answer.status} ${address}: ${accepted} ${answer.text}`);
      const form = Object.fromEntries(
        sent.map(([name, value]) => [name, typeof value === 'object' ? 'x' : String(value)]),
      );
      const page = await admin.submit(address, form);
      if (page.status !== 422) wrong.push(`${page.status} ${address} as a form`);
    }
    assert.deepEqual(wrong, []);
  });

  test('that takes none does the same with those members as without', async () => {
    const known = new Set(routes().map(([, route]) => route));
    assert.deepEqual(
      [...readsNothing].filter((route) => !known.has(route)),
      [],
    );
    for (const route of readsNothing) {
      const before = await latestEvents(0);
      const answer = await on.as('editor').post(await addressOf(route), decided);
      assert.ok(answer.status < 500, route);
      for (const event of await latestEvents(before[0]?.seq ?? 0)) heldToTheDesk(event, route);
    }
    assert.deepEqual((await build.now(claim.id)).stage, claim.stage);
  });
});

interface Event {
  seq: number;
  at: string;
  actorId: number;
}

async function latestEvents(after: number): Promise<Event[]> {
  const { items } = ok(await on.as('admin').get('/audit.json?limit=20'));
  return items.filter((event: Event) => event.seq > after);
}

function heldToTheDesk(event: Event, where: string): void {
  assert.ok(event.at > '2026-02-27' && event.at <= on.clock.shows(), `${where}: ${event.at}`);
  assert.notEqual(event.actorId, 1, where);
}

describe('an act whose address and headers name another stage, person and time', () => {
  const query = new URLSearchParams(
    Object.fromEntries(
      Object.entries(decided).map(([name, value]) => [name, typeof value === 'object' ? 'x' : String(value)]),
    ),
  );
  const headers = {
    ...{
      'x-actor': '1',
      'x-actor-id': '1',
      'x-user-id': '1',
      'x-forwarded-user': 'admin@desk.example',
      from: 'system',
    },
    ...{ date: 'Mon, 01 Jan 2001 00:00:00 GMT', 'x-date': '2001-01-01', 'x-stage': 'settled' },
    ...{ 'x-http-method-override': 'DELETE', 'x-forwarded-for': '1.2.3.4', 'x-remote-user': 'system' },
  };

  test('is the same act: the table’s stage, the token’s person, the desk’s time', async () => {
    const plan: [string, string, object, string][] = [
      ['contributor', 'assignments', { assignee: 'me' }, 'checking'],
      ['editor', 'evidence', { stance: 'supports', note: 'Seen.' }, 'checking'],
      ['editor', 'proposals', { verdict: 'disputed', use: 'hold', rationale: 'Both.' }, 'in_review'],
      ['editor', 'withdrawals', {}, 'checking'],
      ['editor', 'proposals', { verdict: 'disputed', use: 'hold', rationale: 'Both.' }, 'in_review'],
      ['reviewer', 'returns', { comment: 'Ask again.' }, 'checking'],
      ['editor', 'proposals', { verdict: 'disputed', use: 'hold', rationale: 'Both.' }, 'in_review'],
      ['reviewer', 'sign-offs', {}, 'settled'],
      ['editor', 'reopenings', { note: 'Again.' }, 'checking'],
      ['editor', 'provisionals', { verdict: 'disputed', use: 'hold', reason: 'Asked.' }, 'checking'],
      ['reviewer', 'retractions', { reason: 'Wrong.' }, 'checking'],
      ['editor', 'releases', {}, 'triage'],
      ['editor', '', { statement: 'The bridge is open.' }, 'triage'],
      ['editor', 'figures', { metric: 'spans', value: 2 }, 'triage'],
      ['editor', 'links', { type: 'narrows', claimId: 1 }, 'triage'],
      ['editor', 'priorities', { urgency: 'high' }, 'triage'],
      ['editor', 'drops', { reason: 'out_of_scope' }, 'dropped'],
      ['editor', 'restorations', { note: 'Again.' }, 'triage'],
    ];
    let now = await build.claim('triage', { recordedBy: 'contributor' });
    for (const [who, resource, more, stage] of plan) {
      const hashes = resource === 'sign-offs' ? { contentHash: now.contentHash } : {};
      const body = { revision: now.revision, ...hashes, ...more };
      const began = on.clock.shows();
      const answer = await on.as(who).post(`${now.path}${resource && `/${resource}`}?${query}`, body, headers);
      assert.ok(answer.status === 200 || answer.status === 201, `${resource}: ${answer.text}`);
      const after = answer.body as Claim;
      assert.equal(after.stage, stage, resource);
      assert.equal(after.revision, now.revision + 1, resource);
      assert.ok(after.updatedAt > began && after.updatedAt <= on.clock.shows(), resource);
      const [event] = await latestEvents(0);
      assert.equal(event?.actorId, (await on.actor(who)).id, resource);
      assert.equal(event?.at, after.updatedAt, resource);
      now = after;
    }
  });
});

describe('every schema of what may be sent', () => {
  /** Members that say something of the world or of somebody else's record, by the export and the path in it. */
  const ofTheWorld = [
    // When and by whom something was said, translated, or judged elsewhere.
    /\battribution\[\]\.at$/,
    /\btranslation\.by$/,
    /^attributionInput\.at$/,
    /^signInInput\.next$/,
  ];

  test('is strict, and has no member that only the desk decides', async () => {
    const found: string[] = [];
    const walked = new Set<string>();
    for (const file of sourceFiles('src/domain/inputs', 'src/desk', 'src/pages')) {
      // Filters write nothing; a file that is imported tells what others decided, and only the command line reads one.
      if (/-filters\.ts$|imported-claim\.ts$/.test(file)) continue;
      const exported = await import(pathToFileURL(file).href);
      for (const [name, value] of Object.entries(exported)) {
        if (name.endsWith('Filters')) continue;
        for (const [where, schema] of schemasIn(name, value)) {
          walked.add(where);
          found.push(...faultsOf(where, schema));
        }
      }
    }
    assert.ok(walked.size > 20, [...walked].join(' '));
    assert.deepEqual(found, []);
  });

  function sourceFiles(...folders: string[]): string[] {
    return folders.flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => path.join(root, folder, file)),
    );
  }

  function schemasIn(name: string, value: unknown): [string, z.core.$ZodType][] {
    if (value instanceof z.core.$ZodType) return [[name, value]];
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    return Object.entries(value).flatMap(([member, inner]) =>
      inner instanceof z.core.$ZodType ? [[`${name}.${member}`, inner] as [string, z.core.$ZodType]] : [],
    );
  }

  /** Goes through all that a schema is made of. */
  function faultsOf(where: string, schema: z.core.$ZodType, seen = new Set<unknown>()): string[] {
    if (seen.has(schema)) return [];
    seen.add(schema);
    const def = schema._zod.def as unknown as Record<string, unknown>;
    if (def.type === 'object') {
      const strict = (def.catchall as z.core.$ZodType | undefined)?._zod.def.type === 'never';
      const members = Object.entries(def.shape as Record<string, z.core.$ZodType>);
      return [
        ...(strict ? [] : [`${where} takes unknown members`]),
        ...members.flatMap(([name, inner]) => {
          const at = `${where}.${name}`;
          const chosen = name in decided && !ofTheWorld.some((known) => known.test(at));
          return [...(chosen ? [`${at} is for the desk to decide`] : []), ...faultsOf(at, inner, seen)];
        }),
      ];
    }
    return Object.entries(def).flatMap(([name, part]) => {
      const parts = Array.isArray(part) ? part : [part];
      const at = name === 'element' ? `${where}[]` : where;
      return parts.flatMap((one) => (one instanceof z.core.$ZodType ? faultsOf(at, one, new Set(seen)) : []));
    });
  }
});
