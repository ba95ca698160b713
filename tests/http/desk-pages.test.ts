import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { Builder } from '../support/builder.ts';
import { type Browser, ok, refused, TestDesk } from '../support/desk.ts';

let on: TestDesk;
let build: Builder;

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
});

/** What a page says, without its tags. */
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** The value that a field of a form holds. */
const fieldValue = (html: string, name: string) =>
  new RegExp(`name="${name.replace('.', '\\.')}" value="([^"]*)"`).exec(html)?.[1];

describe('the desk', () => {
  test('says who may sign what waits, who may not and why, in words that the workflow has', async () => {
    const claim = await build.claim('in_review', { proposedBy: 'editor' });
    const notes = async (who: string) => ok(await on.as(who).get('/desk.json')).inReview.signOffs;
    assert.deepEqual(await notes('reviewer'), [{ claimId: claim.id, may: true }]);
    const [refusal] = await notes('editor');
    assert.deepEqual([refusal.may, refusal.why], [false, 'separation']);
    const pages = await Promise.all(
      ['reviewer', 'editor', 'reader'].map(async (who) => textOf((await (await on.signIn(who)).get('/desk')).text)),
    );
    assert.match(pages[0] ?? '', /You may sign this off/);
    assert.ok(pages[1]?.includes(refusal.reason));
    assert.doesNotMatch(pages[2] ?? '', /sign this off|sign it off/);
  });

  test('leads from each section to the same list among all claims', async () => {
    await build.claim('checking', { proposedBy: 'editor' });
    await build.claim('triage', { content: { urgency: 'now' } });
    const { mine, inReview, triage, settled, verdicts } = ok(await on.as('editor').get('/desk.json'));
    for (const section of [mine, inReview, triage, settled]) {
      const { items } = ok(await on.as('editor').get(section.path.replace('/claims?', '/claims.json?')));
      assert.equal(items.length, section.count);
      assert.deepEqual(section.items, items.slice(0, 5));
    }
    for (const { count, path } of Object.values<{ count: number; path: string }>(verdicts)) {
      assert.equal(ok(await on.as('editor').get(path.replace('/claims?', '/claims.json?'))).items.length, count);
    }
  });
});

describe('the form of a source', () => {
  const fields = {
    requestId: '',
    name: 'Ministry',
    kind: 'organisation',
    aliases: 'Min.\r\nМінистерство',
    side: 'ukraine',
  };
  let browser: Browser;

  before(async () => {
    browser = await on.signIn('contributor');
  });

  test('clears what was emptied, and JSON keeps what was not sent', async () => {
    const { location } = (await browser.submit('/sources', { ...fields, reliability: 'C', unnamed: 'on' })).headers;
    const made = ok(await on.as('contributor').get(`${location}.json`));
    assert.deepEqual(
      [made.aliases, made.side, made.reliability, made.unnamed],
      [['Min.', 'Мінистерство'], 'ukraine', 'C', true],
    );
    const emptied = { revision: 1, name: 'Ministry', kind: 'organisation', aliases: '', side: '', reliability: '' };
    assert.equal((await browser.submit(location ?? '', emptied)).status, 303);
    const cleared = ok(await on.as('contributor').get(`${location}.json`));
    assert.deepEqual(
      [cleared.aliases, cleared.side, cleared.reliability, cleared.unnamed],
      [[], undefined, undefined, undefined],
    );
    await on.as('contributor').post(`${location}`, { revision: 2, side: 'russia' });
    const kept = ok(await on.as('contributor').post(`${location}`, { revision: 3, reliability: 'B' }));
    assert.deepEqual([kept.side, kept.reliability, kept.revision], ['russia', 'B', 4]);
  });

  test('comes back filled where the source changed meanwhile, says what changed, and saves when it is sent again', async () => {
    const { path } = await build.source({ name: 'Spokeswoman', kind: 'person' });
    ok(await on.as('editor').post(path, { revision: 1, side: 'ukraine' }));
    const typed = { revision: 1, name: 'The spokeswoman', kind: 'person', aliases: 'S.' };
    const stale = await browser.submit(path, typed);
    assert.equal(stale.status, 409);
    assert.match(textOf(stale.text), /Side before: \(nothing\) after: ukraine/);
    assert.equal(fieldValue(stale.text, 'name'), 'The spokeswoman');
    assert.equal(fieldValue(stale.text, 'revision'), '2');
    assert.equal((await browser.submit(path, { ...typed, revision: 2 })).status, 303);
  });

  test('says what is missing beside the field and keeps the rest', async () => {
    const wrong = await browser.submit('/sources', { name: '', kind: 'person', aliases: 'One\r\nTwo', parentId: 'x' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /href="#field-name"/);
    assert.match(wrong.text, /href="#field-parentId"/);
    assert.match(wrong.text, /One\r?\nTwo<\/textarea>/);
  });

  test('is refused to readers, who see no button for it', async () => {
    const reader = await on.signIn('reader');
    assert.equal((await reader.get('/sources/new')).status, 403);
    assert.doesNotMatch((await reader.get('/sources')).text, /\/sources\/new/);
  });
});

describe('a document', () => {
  test('is the same when it comes again with its address and publisher, and the page says so', async () => {
    const browser = await on.signIn('contributor');
    const fields = {
      title: 'News',
      language: 'en',
      publisher: 'Paper',
      url: 'https://example.org/1',
      text: 'One.\r\n\r\nTwo.',
    };
    const first = await browser.submit('/documents', fields);
    const again = await browser.submit('/documents', { ...fields, text: 'One.\n\n\n\nTwo.' });
    assert.equal(again.headers.location, first.headers.location);
    assert.match((await browser.get(again.headers.location ?? '')).text, /The desk has this document already\./);
    const { title, ...body } = fields;
    assert.equal((await on.as('contributor').post('/documents', { ...body, title: `${title}!` })).status, 200);
    assert.equal((await on.as('contributor').post('/documents', { ...body, title, publisher: 'Other' })).status, 201);
  });

  test('names its limit where a text is over it', async () => {
    const text = 'я'.repeat(600_000);
    const client = on.as('contributor');
    assert.match(refused(await client.post('/documents', { title: 'Long', language: 'ru', text }), 422), /1 MB/);
    assert.match(
      refused(await client.post('/documents', { title: 'Long', language: 'ru', text: text.repeat(5) }), 413),
      /MB/,
    );
  });

  test('shows its text letter for letter, with every passage marked, those that overlap too', async () => {
    const text = '😀 <b>Intro</b>.\n\nThe bridge was hit twice, and nobody was hurt.';
    const { id: documentId } = await build.document(text);
    const quotes = ['The bridge was hit twice', 'hit twice, and nobody was hurt', 'hit twice'];
    for (const exact of quotes) await build.claim('triage', { content: { appearances: [{ documentId, exact }] } });
    const { text: html } = await (await on.signIn('reader')).get(`/documents/${documentId}`);
    const block = /<div class="document-text"[^>]*>([\s\S]*?)<\/div>/.exec(html)?.[1] ?? '';
    const words = block.replace(/<a class="passage-link[\s\S]*?<\/a>/g, '');
    assert.equal(
      words
        .replace(/<[^>]+>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>'),
      text,
    );
    const { appearances } = ok(await on.as('reader').get(`/documents/${documentId}.json`));
    assert.equal(appearances.length, quotes.length);
    for (const { id, claimId, quote } of appearances) {
      assert.equal(block.split(`id="appearance-${id}"`).length, 2);
      assert.ok(block.includes(`href="/claims/${claimId}"`));
      assert.equal([...text].slice(quote.start, quote.end).join(''), quote.exact);
    }
  });
});

describe('the audit log', () => {
  test('reads as sentences with a link to what was changed, the newest first', async () => {
    const { id, path } = await build.source({ name: 'Harbour master', kind: 'person' });
    const { text } = await (await on.signIn('editor')).get(`/audit?subjectType=source&subjectId=${id}`);
    assert.match(textOf(text), new RegExp(`Contributor recorded source ${id} : Harbour master`, 'i'));
    assert.ok(text.includes(`href="${path}"`));
  });

  test('gives each event once when it is walked in pages, and refuses the cursor of another list', async () => {
    const editor = on.as('editor');
    const seen: number[] = [];
    let next: string | null = '/audit.json?limit=7';
    while (next) {
      const page: { items: { seq: number; detail: object }[]; next: string | null } = ok(await editor.get(next));
      seen.push(...page.items.map((event) => event.seq));
      next = page.next;
    }
    const newest = seen[0] ?? 0;
    assert.deepEqual(
      seen,
      Array.from({ length: newest }, (_, index) => newest - index),
    );
    const { next: cursor } = ok(await editor.get('/audit.json?limit=1'));
    refused(await editor.get(`${cursor}&actor=1`), 400);
  });

  test('takes a plain day as an end to its last moment', async () => {
    const today = on.clock().toISOString().slice(0, 10);
    const { items } = ok(await on.as('editor').get(`/audit.json?from=${today}&to=${today}&limit=1`));
    assert.equal(items.length, 1);
  });
});
