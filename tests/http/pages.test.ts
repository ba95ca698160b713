import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import supertest from 'supertest';
import { addAppearance, addFigure, addLink } from '../../src/desk/add-to-claim.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { roles } from '../../src/domain/words.ts';
import { actions, workflow } from '../../src/domain/workflow.ts';
import { root } from '../../src/root.ts';
import { methodsAt } from '../../src/web/methods.ts';
import { Builder } from '../support/builder.ts';
import { type Browser, ok, TestDesk } from '../support/desk.ts';
import { emailOf, password } from '../support/templates.ts';

/** Every route of the app, walked on the example desk: a new one is covered, or this file fails, on the day it is born. */

let on: TestDesk;
let build: Builder;
let admin: Browser;
const claims: Record<string, Claim> = {};
const made = {
  token: '',
  invitation: '',
  copy: '',
  hidden: '',
  edition: '',
  reopening: '',
  continued: '',
  publication: '',
  comment: '',
  notification: '',
};

before(async () => {
  on = await TestDesk.open('example');
  noteViews();
  build = new Builder(on);
  admin = await on.signIn('admin');
  for (const stage of ['triage', 'checking', 'in_review', 'settled', 'dropped'] as const) {
    claims[stage] = await build.claim(stage, { evidence: 1 });
  }
  claims.rich = await build.claim('settled');
  await build.evidence(claims.rich);
  await build.act('editor', addFigure, claims.rich, { metric: 'spans', low: 2, high: 3 });
  await build.act('contributor', addLink, claims.rich, { type: 'narrows', claimId: 1 });
  await build.act('contributor', addAppearance, claims.rich, { documentId: 1, exact: quoteOfSeed(await build.now(1)) });
  claims.rich = await build.now(claims.rich.id);
  made.token = ok(await on.as('admin').post('/account/tokens', { name: 'T', scopes: ['read'] }), 201).path;
  const invited = await on.as('admin').post('/people', { name: 'New', email: 'new@desk.example', role: 'reader' });
  made.invitation = new URL(ok(invited, 201).invitation).pathname;
  const sent = await supertest(on.server)
    .post(`${claims.checking?.path}/evidence`)
    .set({ authorization: `Bearer ${await on.token('contributor')}`, accept: 'application/json' })
    .field({ stance: 'context', note: 'As it was sent.' })
    .attach('file', Buffer.from('A letter.'), { filename: 'letter.txt', contentType: 'text/plain' });
  made.copy = `${sent.headers.location}/copy`;
  const html = '<title>A report</title><article><p>The bridge is closed, the mayor said on Monday.</p></article>';
  const edition = { title: 'A report, again', language: 'en', earlierId: 1, html };
  made.edition = ok(await on.as('contributor').post('/documents', edition), 201).path;
  ok(await on.as('contributor').post(`${claims.triage?.path}/leases`));
  const said = await on.as('contributor').post(`${claims.rich?.path}/comments`, { body: '@editor: https://x.example' });
  made.comment = said.headers.location ?? '';
  await on.as('contributor').post(`${claims.rich?.path}/comments`, { body: '@admin' });
  made.notification = ok(await on.as('admin').get('/notifications')).items[0].path;
  const hidden = { name: 'Source K-17', kind: 'person', confidential: true };
  made.hidden = ok(await on.as('admin').post('/sources', hidden), 201).path;
  ok(await on.as('admin').post(`${made.hidden}/identity`, { identity: 'A neighbour.' }));
  const article = { url: 'https://example.org/a', title: 'The bridge' };
  made.publication = ok(await on.as('editor').post(`${claim('rich')}/publications`, article), 201).path;
  const next = { statement: 'Bridges are closed.', figures: [{ metric: 'bridges', value: 4 }] };
  made.continued = ok(await on.as('contributor').post('/claims/1/continuations', next), 201).path;
  const settled = await build.claim('settled');
  const together = { note: 'Signed by the same two.', claims: [{ id: settled.id, revision: settled.revision }] };
  made.reopening = ok(await on.as('editor').post(`${claim('rich')}/related/reopenings`, together), 201).path;
});

/** The views that were rendered in this file, as `claims/list`. */
const rendered = new Set<string>();

function noteViews(): void {
  const { render } = on.app;
  on.app.render = function (this: typeof on.app, name: string, ...rest: unknown[]) {
    rendered.add(name);
    return (render as (...given: unknown[]) => void).call(this, name, ...rest);
  } as typeof render;
}

const quoteOfSeed = (claim: Claim) => claim.appearances[0]?.quote.exact ?? '';

interface Route {
  method: string;
  path: string;
}

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
}

/** All routes of an Express application, as it will match them. */
function routesOf(stack: Layer[]): Route[] {
  return stack.flatMap((layer) =>
    layer.route
      ? Object.keys(layer.route.methods).map((method) => ({ method, path: (layer.route as { path: string }).path }))
      : routesOf(layer.handle.stack ?? []),
  );
}

interface Page {
  /** Where it stands, filled in; else the route's own path with the ids of the example. */
  at?: () => string;
  /** Who reads it; else the admin. */
  as?: string;
  /** A form, which has no JSON of its own. */
  form?: true;
  /** Neither HTML nor a page with a JSON twin. */
  other?: RegExp;
  /** Leads elsewhere. */
  to?: string;
}

const claim = (name: string) => claims[name]?.path ?? '/claims/none';
const item = (list: 'appearances' | 'evidence' | 'figures' | 'links') => () =>
  `${claim('rich')}/${list}/${claims.rich?.[list][0]?.id}`;

const pages: Record<string, Page> = {
  '/': { to: '/desk' },
  '/healthz': { other: /^application\/json/ },
  '/readyz': { other: /^application\/json/ },
  '/schema/claim.v1.json': { other: /^application\/schema\+json/ },
  '/export/claims.jsonl': { other: /^application\/jsonl/ },
  '/sign-in': { as: 'nobody' },
  '/invitations/:secret': { as: 'nobody', form: true, at: () => made.invitation },
  '/desk': {},
  '/desk/handover': {},
  '/desk/queues/:name': { at: () => '/desk/queues/inReview' },
  '/claims': {},
  '/claims/new': { form: true },
  '/claims/:id': { at: () => claim('rich') },
  '/claims/:id/edit': { form: true, at: () => `${claim('checking')}/edit` },
  '/claims/:id/history': { at: () => `${claim('rich')}/history` },
  '/claims/:id/as-of': { to: 'the claim', at: () => `${claim('rich')}/as-of?day=2026-02-28` },
  '/claims/:id/diff': { at: () => `${claim('rich')}/diff?from=1&to=3` },
  '/claims/:id/appearances/:itemId': { to: 'the claim', at: item('appearances') },
  '/claims/:id/evidence/:eid': { at: item('evidence') },
  '/claims/:id/evidence/:eid/copy': { other: /^(text\/plain|application\/octet-stream)/, at: () => made.copy },
  '/claims/:id/figures/:itemId': { to: 'the claim', at: item('figures') },
  '/claims/:id/links/:itemId': { to: 'the claim', at: item('links') },
  '/claims/:id/continuations': { at: () => `${made.continued}/continuations` },
  '/claims/:id/lease-breaks/new': { form: true, at: () => `${claim('triage')}/lease-breaks/new` },
  '/claims/:id/comments': { at: () => `${claim('rich')}/comments` },
  '/claims/:id/comments/:cid': { at: () => made.comment },
  '/publications': {},
  '/claims/:id/publications': { at: () => `${claim('rich')}/publications` },
  '/claims/:id/publications/:pid': { at: () => made.publication },
  '/claims/:id/related': { at: () => `${claim('rich')}/related` },
  '/claims/:id/related/reopenings/:rid': { at: () => made.reopening },
  '/documents': {},
  '/documents/new': { form: true },
  '/documents/:id': { at: () => '/documents/1' },
  '/documents/:id/diff': { at: () => `${made.edition}/diff` },
  '/documents/:id/original': {
    other: /^(text\/plain|application\/octet-stream)/,
    at: () => `${made.edition}/original`,
  },
  '/documents/:id/suggestions': { to: '/documents/1#suggested', at: () => '/documents/1/suggestions' },
  '/sources': {},
  '/sources/new': { form: true },
  '/sources/:id': { at: () => '/sources/1' },
  '/sources/:id/edit': { form: true, at: () => '/sources/1/edit' },
  '/sources/:id/identity': { at: () => `${made.hidden}/identity` },
  '/account': {},
  '/account/tokens/:id': { at: () => made.token },
  '/policy': {},
  '/people': {},
  '/people/:id': { at: () => '/people/3' },
  '/notifications': {},
  '/notifications/:id': { to: 'the claim', at: () => made.notification },
  '/audit': {},
};

// The form of each action, on a claim in a stage that offers it, to somebody who may.
for (const action of actions) {
  const { resource, from, who } = workflow[action];
  if (resource === '') continue;
  const [stage = 'triage'] = action === 'retract' ? ['settled'] : Object.keys(from);
  const evidence = () => claims[stage]?.evidence[0]?.id ?? 'none';
  pages[`/claims/:id/${resource}/new`] ??= {
    form: true,
    as: who === 'proposer' ? 'editor' : 'admin',
    at: () => `${claim(stage)}/${resource.replace(':eid', evidence)}/new`,
  };
}

function isPage(html: string, where: string): void {
  assert.match(html, /^<!doctype html>/, where);
  assert.match(html, /<html lang="[a-z]/, where);
  assert.match(html, /<title>[^<]{3,} – Claimdesk<\/title>/, where);
  assert.equal(html.match(/<h1[ >]/g)?.length, 1, `${where} has not one h1`);
  assert.doesNotMatch(html, /<%|%>|\[object Object\]|\bundefined\b|\bNaN\b|Invalid Date/, where);
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  assert.deepEqual(twice, [], `${where} has ids twice`);
  const labelled = [...html.matchAll(/<label[^>]* for="([^"]+)"/g)].map((match) => match[1]);
  assert.deepEqual(
    labelled.filter((id) => !ids.includes(id)),
    [],
    `${where} has labels of no field`,
  );
  assert.doesNotMatch(html, /\sstyle="|\son\w+="/, `${where} breaks the content security policy`);
}

describe('every route', () => {
  test('is known to this file', () => {
    const routes = routesOf(router().stack);
    const known = new Set(Object.keys(pages));
    const unknown = routes.filter((route) => route.method === 'get' && !known.has(route.path));
    assert.deepEqual(
      unknown.map((route) => route.path),
      [],
      'list the new route in `pages`',
    );
    const gets = new Set(routes.filter((route) => route.method === 'get').map((route) => route.path));
    assert.deepEqual(
      Object.keys(pages).filter((path) => !gets.has(path)),
      [],
      'these routes are gone',
    );
  });

  const links = new Set<string>();
  const targets = new Set<string>();

  for (const [path, page] of Object.entries(pages)) {
    test(`GET ${path} answers`, async () => {
      const at = page.at?.() ?? path;
      const browser = page.as === undefined || page.as === 'admin' ? admin : await visitor(page.as);
      const response = await browser.get(at);
      if (page.to !== undefined) {
        assert.equal(response.status, 303);
        const { location } = response.headers;
        assert.ok(page.to === 'the claim' ? location?.startsWith(claim('rich')) : location === page.to, location);
        return;
      }
      assert.equal(response.status, 200, (response.text ?? '').slice(0, 2000));
      if (page.other) return assert.match(response.headers['content-type'] ?? '', page.other);

      assert.match(response.headers['content-type'] ?? '', /^text\/html/);
      isPage(response.text, at);
      for (const [, href = ''] of response.text.matchAll(/\s(?:href|src)="(\/[^"]*)"/g)) links.add(plain(href));
      for (const [form] of response.text.matchAll(/<form[^>]*>/g)) {
        const action = plain(/action="([^"]*)"/.exec(form)?.[1] ?? at).split('?')[0] ?? '';
        targets.add(`${/method="post"/i.test(form) ? 'POST' : 'GET'} ${action}`);
      }

      if (page.form) return;
      const [bare, query] = at.split('?');
      const twin = await browser.get(`${bare}.json${query ? `?${query}` : ''}`);
      assert.equal(twin.status, 200);
      assert.match(twin.headers['content-type'] ?? '', /^application\/json/);
      assert.equal(typeof JSON.parse(twin.text), 'object');
    });
  }

  test('is reached by links and forms that lead somewhere', async () => {
    assert.ok(links.size > 40, `${links.size} links`);
    const broken: string[] = [];
    for (const link of links) {
      const { status } = await admin.get(link);
      if (status >= 400) broken.push(`${status} ${link}`);
    }
    assert.deepEqual(broken, []);
    const astray = [...targets].filter((target) => {
      const [method = '', path = ''] = target.split(' ');
      return !methodsAt(router(), path).includes(method);
    });
    assert.deepEqual(astray, []);
  });

  test('breaks for nobody: whatever the role, it is shown or refused', async () => {
    for (const role of roles) {
      const browser = role === 'admin' ? admin : await visitor(role);
      for (const [path, page] of Object.entries(pages)) {
        const { status } = await browser.get(page.at?.() ?? path);
        assert.ok([200, 303, 403, 404, 409].includes(status), `${role} gets ${status} at ${path}`);
      }
    }
  });

  test('that writes asks first who is there, and then what they may', async () => {
    const open = ['/sign-in', '/sign-out', '/invitations/:secret'];
    const posts = routesOf(router().stack).filter((route) => route.method === 'post');
    assert.ok(posts.length > 25);
    const uuid = claims.rich?.evidence[0]?.id ?? '';
    for (const { path } of posts.filter((route) => !open.includes(route.path))) {
      const at = path
        .replace('/account/tokens/:id', made.token)
        .replace('/sources/:id/identity', `${made.hidden}/identity`)
        .replace('/notifications/:id', made.notification)
        .replace('/claims/:id', claim('rich'))
        .replace(':pid', made.publication.split('/').at(-1) ?? '')
        .replace(':cid', made.comment.split('/').at(-1) ?? '')
        .replace(':eid', uuid)
        .replace(':id', '1');
      assert.equal((await on.stranger().post(at, {})).status, 401, at);
      const { status } = await on.as('admin', ['read']).post(at, {});
      assert.ok(status === 403 || (status === 404 && at.includes('/sessions/')), `${status} ${at}`);
    }
  });
});

function router(): { stack: Layer[] } {
  return (on.app as unknown as { router: { stack: Layer[] } }).router;
}

const visitors = new Map<string, Promise<Browser>>();
function visitor(who: string): Promise<Browser> {
  const known = visitors.get(who) ?? (who === 'nobody' ? Promise.resolve(on.browser()) : on.signIn(who));
  visitors.set(who, known);
  return known;
}

function plain(html: string): string {
  return html
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

describe('every claim of the example desk', () => {
  test('has a page, a history and JSON, for every state of it', async () => {
    for (let id = 1; id <= 31; id++) {
      for (const page of [`/claims/${id}`, `/claims/${id}/history`]) {
        const { status, text } = await admin.get(page);
        assert.equal(status, 200, page);
        isPage(text, page);
      }
    }
    const { signOff } = await build.now(8);
    for (const query of ['state=signed', `asOf=${signOff?.at}`, `asOf=${signOff?.at}&state=signed`]) {
      const { status, text } = await admin.get(`/claims/8?${query}`);
      assert.equal(status, 200, query);
      isPage(text, query);
    }
  });

  test('is shown in every list, filtered and sorted in every way, and empty ones say so', async () => {
    for (const query of [
      '',
      '?stage=dropped',
      '?q=nothingatall',
      '?sort=urgency',
      '?state=signed',
      '?limit=5',
      '?topic=bakhmut&kind=fact',
    ]) {
      const { status, text } = await admin.get(`/claims${query}`);
      assert.equal(status, 200, query);
      isPage(text, query);
    }
  });
});

describe('markup in what people type', () => {
  test('stays text on every page that shows it', async () => {
    const hostile = '"><img src=x onerror=alert(1)>\'<b>&amp;';
    const document = await build.document(`Before. ${hostile} stands here.`, {
      title: hostile,
      publisher: hostile,
      author: hostile,
    });
    const source = { name: hostile, kind: 'person', side: 'x"><b>' };
    const recorded = await build.claim('triage', {
      content: {
        statement: hostile,
        topics: [hostile],
        place: { name: hostile },
        appearances: [{ documentId: document.id, exact: `${hostile} stands` }],
        attribution: [{ role: 'asserted_by', source, channel: hostile, appearance: 0 }],
        figures: [{ metric: hostile, value: 1, unit: hostile }],
      },
    });
    await build.evidence(recorded, 'contributor', { note: hostile, source });
    await build.act('contributor', addLink, recorded, { type: 'narrows', claimId: 1, note: hostile });
    const article = { url: 'https://example.org/?q=<b>', title: hostile };
    const used = ok(await on.as('contributor').post(`${recorded.path}/publications`, article), 201);
    await on.as('admin').post('/people', { name: hostile, email: 'hostile@desk.example', role: 'reader' });
    const sources = ok(await on.as('reader').get('/sources.json?q=img')).items;
    const places = [
      ...[
        '/desk',
        '/claims',
        '/documents',
        '/sources',
        '/people',
        '/audit',
        '/claims?q=img',
        `/claims?topic=${encodeURIComponent(hostile)}`,
      ],
      ...['', '/history', '/edit', '/diff?from=1&to=3', '/evidence/new'].map((page) => `${recorded.path}${page}`),
      ...['/publications', used.path, `${recorded.path}/publications`, `${recorded.path}/related`],
      ...[`${recorded.path}/continuations/new`, document.path, sources[0].path, `${sources[0].path}/edit`, '/claims/1'],
      `/sign-in?next=${encodeURIComponent(hostile)}`,
    ];
    for (const place of places) {
      const { text, status } = await admin.get(place);
      assert.ok(status === 200 || status === 303, `${place}: ${status}`);
      assert.doesNotMatch(text, /<img src=x|<b>&/, place);
    }
    const back = await admin.submit('/claims', {
      statement: hostile,
      language: hostile,
      kind: hostile,
      'topics.0': hostile,
    });
    assert.equal(back.status, 422);
    assert.doesNotMatch(back.text, /<img src=x|<b>&/);
  });
});

describe('every view', () => {
  test('of what is shown once is a page too', async () => {
    const fields = { name: 'Invited', email: 'invited@desk.example', role: 'reader', kind: 'person' };
    const { status, text } = await admin.submit('/people', fields);
    assert.equal(status, 200);
    isPage(text, '/people');
    assert.match(text, /\/invitations\/[\w-]{43}/);
  });

  test('of an edit that came late is a page too', async () => {
    const late = await build.claim();
    const form = { language: 'en', kind: 'fact', urgency: 'normal', revision: '1' };
    const edit = { revision: 1, statement: 'The bridge is damaged.', eventDate: '2023-03' };
    ok(await on.as('editor').post(late.path, edit));
    const { status, text } = await admin.submit(late.path, { ...form, statement: 'It is open.', topics: 'bridges' });
    assert.equal(status, 409);
    isPage(text, late.path);
  });

  test('between a form whose session ended and the form itself is a page too', async () => {
    const browser = on.browser();
    const signIn = await browser.submit('/claims', { statement: 'Not lost.' });
    assert.equal(signIn.status, 401);
    isPage(signIn.text, '/claims');
    const fields = { 'kept.path': '/claims', 'kept:statement': 'Not lost.' };
    const back = await browser.submit('/sign-in', { ...fields, email: emailOf('editor'), password });
    assert.equal(back.status, 200);
    isPage(back.text, '/sign-in');
  });

  test('was rendered in strict mode by what stands above', () => {
    const folder = path.join(root, 'views');
    const views = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ejs') && !/^(layout|partials)\//.test(file))
      .map((file) => file.replace(/\.ejs$/, ''));
    // What another view includes is rendered with it.
    const included = views.flatMap((view) =>
      [...readFileSync(path.join(folder, `${view}.ejs`), 'utf8').matchAll(/include\('\/([^']+)'/g)].map(
        (match) => match[1],
      ),
    );
    assert.deepEqual(
      views.filter((view) => !rendered.has(view) && !included.includes(view)),
      [],
    );
  });
});
