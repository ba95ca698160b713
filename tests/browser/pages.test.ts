import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { getJson, openPage, postJson, signedIn } from './browser.ts';
import { addressPatterns } from './routes.ts';
import { isSound, listenTo } from './sound-page.ts';
import { RunningDesk } from './support.ts';

// Claims of the example desk by what becomes of them before the pages are looked at.
const [checking, inTriage, dropped, proposed, ownProposal, behind, retracted, provisional] = [
  1, 15, 12, 3, 7, 8, 16, 9,
];

/** Addresses to look at for each pattern that the app knows; in them stand names that `prepare` gives a meaning. */
const pages: Record<string, string[]> = {
  '/desk': ['/desk'],
  '/desk/handover': ['/desk/handover', '/desk/handover?since=2023-01-01'],
  '/desk/queues/:name': ['/desk/queues/inReview', '/desk/queues/behind', '/desk/queues/overdue', '/desk/queues/stale'],
  '/claims': ['/claims', '/claims?q=Wagner&verdict=unverified&sort=urgency&limit=20', '/claims?q=nothing+at+all'],
  '/claims/new': ['/claims/new', '/claims/new?documentId=1&exact=In+short'],
  '/claims/:id': [
    ...[checking, inTriage, dropped, proposed, ownProposal, behind, retracted, provisional].map(
      (id) => `/claims/${id}`,
    ),
    `/claims/${behind}?asOf={earlier}`,
    '{rightToLeft}',
    '{continued}',
  ],
  '/claims/:id/edit': [`/claims/${checking}/edit`, '{rightToLeft}/edit'],
  '/claims/:id/history': [`/claims/${behind}/history`, `/claims/${checking}/history?kind=comments`],
  '/claims/:id/diff': [`/claims/${behind}/diff?from=1&to=8`],
  '/claims/:id/appearances/new': [`/claims/${checking}/appearances/new`],
  '/claims/:id/evidence/new': [`/claims/${checking}/evidence/new`],
  '/claims/:id/figures/new': [`/claims/${checking}/figures/new`],
  '/claims/:id/links/new': [`/claims/${checking}/links/new`],
  '/claims/:id/assignments/new': [`/claims/${checking}/assignments/new`],
  '/claims/:id/releases/new': [`/claims/${checking}/releases/new`],
  '/claims/:id/drops/new': [`/claims/${checking}/drops/new`],
  '/claims/:id/restorations/new': [`/claims/${dropped}/restorations/new`],
  '/claims/:id/reopenings/new': [`/claims/${behind}/reopenings/new`],
  '/claims/:id/proposals/new': [`/claims/${checking}/proposals/new`],
  '/claims/:id/withdrawals/new': [`/claims/${ownProposal}/withdrawals/new`],
  '/claims/:id/returns/new': [`/claims/${proposed}/returns/new`],
  '/claims/:id/sign-offs/new': [`/claims/${proposed}/sign-offs/new`],
  '/claims/:id/retractions/new': [`/claims/${behind}/retractions/new`],
  '/claims/:id/provisionals/new': [`/claims/${checking}/provisionals/new`],
  '/claims/:id/continuations': ['{continued}/continuations'],
  '/claims/:id/continuations/new': ['{continued}/continuations/new'],
  '/publications': ['/publications', '/publications?toCorrect=true&assignee=me'],
  '/claims/:id/publications': [`/claims/${behind}/publications`, `/claims/${checking}/publications`],
  '/claims/:id/publications/:pid': ['{publication}', '{corrected}'],
  '/claims/:id/related': [`/claims/${retracted}/related`, `/claims/${behind}/related?stage=settled&choose=all`],
  '/claims/:id/related/reopenings/:rid': ['{reopening}'],
  '/claims/:id/priorities/new': [`/claims/${checking}/priorities/new`],
  '/claims/:id/lease-breaks/new': [`/claims/${inTriage}/lease-breaks/new`],
  '/claims/:id/evidence/:eid': ['{evidence}'],
  '/claims/:id/evidence/:eid/withdrawals/new': ['{evidence}/withdrawals/new'],
  '/claims/:id/comments': [`/claims/${checking}/comments`, `/claims/${ownProposal}/comments`],
  '/claims/:id/comments/:cid': ['{thread}'],
  '/documents': ['/documents'],
  '/documents/new': [
    ...['/documents/new', '/documents/new?earlierId=1', '/documents/new?way=file', '/documents/new?way=url'],
    '{draft}',
  ],
  '/documents/:id/diff': ['/documents/2/diff?with=1'],
  '/documents/:id': ['/documents/1', '/documents/2', '{rightToLeftDocument}'],
  '/sources': ['/sources', '/sources?q=nothing+at+all'],
  '/sources/new': ['/sources/new'],
  '/sources/:id': ['/sources/1', '{confidential}'],
  '/sources/:id/edit': ['/sources/1/edit'],
  '/sources/:id/identity': ['{confidential}/identity'],
  '/account': ['/account'],
  '/account/tokens/:id': ['{token}'],
  '/policy': ['/policy'],
  '/people': ['/people'],
  '/people/:id': ['/people/1', '/people/2', '{invited}'],
  '/notifications': ['/notifications', '/notifications?show=unread'],
  '/audit': ['/audit', '/audit?action=claim.signed_off'],
};

/** Addresses that show no page of their own, and why; the signed-out ones have tests of their own below. */
const notLooked: Record<string, string> = {
  '/': 'leads to the desk',
  '/sign-in': 'signed out',
  '/invitations/:secret': 'signed out',
  '/healthz': 'for machines',
  '/readyz': 'for machines',
  '/schema/claim.v1.json': 'for machines',
  '/export/claims.jsonl': 'for machines',
  '/claims/:id/appearances/:itemId': 'leads to the claim',
  '/claims/:id/as-of': 'leads to the claim',
  '/claims/:id/evidence/:eid/copy': 'a download',
  '/claims/:id/figures/:itemId': 'leads to the claim',
  '/claims/:id/links/:itemId': 'leads to the claim',
  '/documents/:id/suggestions': 'leads to the document',
  '/documents/:id/original': 'a download',
  '/notifications/:id': 'leads to what it tells of',
};

let desk: RunningDesk;
let page: Page;
let known: Record<string, string>;

before(async () => {
  desk = await RunningDesk.start();
  page = await signedIn(desk, 'admin');
  known = await prepare(page, await signedIn(desk, 'editor'));
  listenTo(page);
});

/** Brings claims into every stage and standing, and makes what the example desk does not have. */
async function prepare(admin: Page, editor: Page): Promise<Record<string, string>> {
  const earlier = new Date().toISOString();
  const decision = { verdict: 'disputed', use: 'attribute', rationale: 'Both sides say so, and neither can be asked.' };
  await act(editor, dropped, 'drops', { reason: 'out_of_scope', note: 'Background only.' });
  await act(editor, proposed, 'proposals', decision);
  await act(admin, ownProposal, 'proposals', decision);
  await act(editor, retracted, 'retractions', { reason: 'The agency corrected its own list.' });
  await act(editor, provisional, 'provisionals', { verdict: 'disputed', use: 'attribute', reason: 'On air at nine.' });
  await postJson(editor, `/claims/${inTriage}/leases`, {});
  const item = { stance: 'refutes', source: { name: 'A ferryman', kind: 'eyewitness' }, note: 'He heard nothing.' };
  const { evidence } = await postJson(editor, `/claims/${behind}/evidence`, item);
  const { revision } = await getJson(editor, '/claims/4.json');
  const { path: reopening } = await postJson(editor, `/claims/${retracted}/related/reopenings`, {
    note: 'The same two signed it.',
    claims: [
      { id: 4, revision },
      { id: behind, revision: 1 },
    ],
  });
  const article = {
    url: 'https://example.org/morning',
    title: 'What is known this morning',
    publishedAt: '2023-03-21',
  };
  const { path: publication } = await postJson(editor, `/claims/${retracted}/publications`, article);
  const { path: corrected } = await postJson(editor, `/claims/${retracted}/publications`, article);
  await postJson(admin, `${corrected}/corrections`, { verdict: 'unverified' });
  await postJson(admin, `${publication}/assignments`, { assignee: 'me' });
  await postJson(editor, `/claims/${behind}/publications`, article);
  const { figures } = await getJson(editor, `/claims/${checking}.json`);
  const { path: continued } = await postJson(editor, `/claims/${checking}/continuations`, {
    statement: 'Wagner holds about 72 % of the city of Bakhmut.',
    figures: figures.map((figure: { id: string }) => ({ id: figure.id, value: 72, asOf: '2023-03-21' })),
  });
  const arabic = { title: 'بيان صحفي', language: 'ar', text: 'قال المتحدث إن الجسر مغلق منذ يوم الاثنين.' };
  const document = await postJson(editor, '/documents', arabic);
  const claim = await postJson(editor, '/claims', {
    ...{ statement: 'الجسر مغلق منذ يوم الاثنين.', language: 'ar', kind: 'fact', urgency: 'now' },
    ...{ dueAt: '2026-01-01', appearances: [{ documentId: document.id, exact: 'الجسر مغلق' }] },
    attribution: [{ role: 'asserted_by', source: { name: 'المتحدث', kind: 'person' } }],
  });
  const secret = { name: 'Source K-17', kind: 'person', confidential: true };
  const confidential = await postJson(admin, '/sources', secret);
  const token = await postJson(admin, '/account/tokens', { name: 'Nightly export', scopes: ['read'] });
  const invited = await postJson(admin, '/people', {
    name: 'Ines Invited',
    email: 'ines@desk.example',
    role: 'editor',
  });
  const thread = await threadOn(editor, admin);
  return {
    ...{
      earlier,
      thread,
      reopening,
      continued,
      publication,
      corrected,
      confidential: confidential.path,
      draft: await draftOf(admin),
      rightToLeft: claim.path,
      rightToLeftDocument: document.path,
      token: token.path,
    },
    ...{ invited: invited.path, invitation: new URL(invited.invitation).pathname },
    evidence: `/claims/${behind}/evidence/${evidence.at(-1).id}`,
  };
}

/** A thread with an answer, and one that was resolved. */
async function threadOn(editor: Page, admin: Page): Promise<string> {
  const path = `/claims/${checking}/comments`;
  await postJson(editor, path, { body: 'Settled by the map.' });
  const { items } = await getJson(editor, path);
  await postJson(editor, `${items[0].path}/resolutions`, {});
  await postJson(editor, path, { body: '@admin: see https://example.org/map\nand tell me what it shows.' });
  const [root] = (await getJson(editor, path)).items;
  await postJson(admin, path, { body: 'The northern bank.', replyTo: root.id });
  return root.path;
}

/** The address of what was uploaded and not brought in yet. */
async function draftOf(who: Page): Promise<string> {
  const html =
    '<html lang="en"><title>Bridge closed</title><h1>Bridge closed</h1><p>It was closed on Monday.</p></html>';
  await who.goto('/documents/new?way=file');
  await who.getByLabel('File').setInputFiles({ name: 'bridge.html', mimeType: 'text/html', buffer: Buffer.from(html) });
  await who.getByRole('button', { name: 'Upload it' }).click();
  await who.waitForURL(/draft=/);
  return who.url().slice(new URL(who.url()).origin.length);
}

async function act(who: Page, claim: number, resource: string, body: object): Promise<void> {
  const { revision } = await getJson(who, `/claims/${claim}.json`);
  await postJson(who, `/claims/${claim}/${resource}`, { revision, ...body });
}

const meant = (address: string) => address.replace(/\{(\w+)\}/g, (_whole, name) => known[name] ?? name);

test('every address that the app knows is looked at', async () => {
  const patterns = await addressPatterns();
  const listed = [...Object.keys(pages), ...Object.keys(notLooked)];
  const unlooked = patterns.filter((pattern) => !listed.includes(pattern));
  assert.deepEqual(unlooked, [], 'say above where they can be looked at');
  const gone = listed.filter((pattern) => !patterns.includes(pattern));
  assert.deepEqual(gone, [], 'they are no more');
});

describe('a page that everybody can read and use:', () => {
  for (const address of Object.values(pages).flat()) {
    test(address, async () => {
      const response = await page.goto(meant(address));
      assert.equal(response?.status(), 200);
      await isSound(page, address.replaceAll(/\W+/g, '-').slice(1));
    });
  }

  test('signing in, and setting a password by an invitation', async () => {
    const stranger = listenTo(await openPage(desk));
    await stranger.goto('/sign-in');
    await isSound(stranger, 'sign-in');
    await stranger.goto(meant('{invitation}'));
    await isSound(stranger, 'invitation');
  });
});
