import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { Builder } from '../support/builder.ts';
import { type Browser, ok, refused, TestDesk } from '../support/desk.ts';
import { fieldsOf } from '../support/form-fields.ts';

let on: TestDesk;
let build: Builder;
let contributor: Browser;

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
  contributor = await on.signIn('contributor');
});

// A sign outside the basic plane stands first, so that offsets in code points and in UTF-16 differ.
const text = [
  '😀 Night report',
  'The governor of Kherson, Oleksandr Prokudin, said on Telegram that 14 people were wounded in the strike.',
  'The bridge was closed. Nobody came. The bridge was closed.',
  'CNN could not independently verify the claim.',
].join('\n\n');

const documentOf = (content = {}) => build.document(text, { publisher: `Paper ${Math.random()}`, ...content });
const placeOf = (exact: string, from = 0) => [...text.slice(0, text.indexOf(exact, from))].length;

const claimFields = (html: string) => fieldsOf(html, 'id="claim-form"');

describe('suggestions', () => {
  test('stand in the text and in the margin, with their reasons in words', async () => {
    const { path, id } = await documentOf();
    const { items, next } = ok(await on.as('contributor').get(`${path}/suggestions`));
    assert.equal(next, null);
    const wounded = items.find(({ exact }: { exact: string }) => exact.includes('14 people'));
    assert.equal(wounded.start, placeOf('The governor'));
    const html = ok(await contributor.get(path)) && (await contributor.get(path)).text;
    assert.match(html, new RegExp(`<mark class="suggested" id="suggestion-${wounded.start}"`));
    assert.match(html, new RegExp(`href="#suggested-${wounded.start}"`));
    const entry = html.slice(html.indexOf(`id="suggested-${wounded.start}"`));
    assert.match(entry, /Attributed: “said”/);
    assert.match(entry, /Figures: “14/);
    assert.match(entry, /Oleksandr Prokudin/);
    assert.ok(entry.includes(`/claims/new?documentId=${id}&amp;suggestion=${wounded.start}`));
  });

  test('of a long text come later: the reader is there at once and says so', async () => {
    const long = Array.from({ length: 600 }, (_, index) => `The mayor said that ${index + 2} houses were flooded.`);
    const { path, id } = await build.document(long.join('\n\n'), { publisher: 'A long paper' });
    const early = await contributor.get(path);
    assert.match(early.text, /suggestions are being worked out/);
    assert.match(early.text, new RegExp(`href="${path}/suggestions"`));
    const asked = await on.as('contributor').get(`${path}/suggestions`);
    if (ok(asked).state === 'pending') assert.equal(asked.headers['retry-after'], '1');
    // The form waits for the suggestion that it is to begin with.
    const form = await contributor.get(`/claims/new?documentId=${id}&suggestion=0`);
    assert.match(claimFields(form.text)['appearances.0.exact'] ?? '', /2 houses were flooded/);
    const { state, items } = ok(await on.as('contributor').get(`${path}/suggestions`));
    assert.deepEqual([state, items.length], ['ready', 600]);
    const { text: html } = await contributor.get(path);
    assert.doesNotMatch(html, /being worked out/);
    assert.match(html, /id="suggested-0"/);
  });

  test('are for those who may record', async () => {
    const { path } = await documentOf();
    assert.match(refused(await on.as('reader').get(`${path}/suggestions`), 403), /suggest/);
    const { text: html } = await (await on.signIn('reader')).get(path);
    assert.doesNotMatch(html, /class="suggested"|data-selection|Record a passage/);
    refused(await on.as('reader').post(`${path}/dismissals`, { passageHash: 'a'.repeat(64) }), 403);
  });

  test('leave out what is recorded already', async () => {
    const { path, id: documentId } = await documentOf();
    const overlaps = { documentId, exact: '14 people were wounded' };
    await build.claim('triage', { content: { appearances: [overlaps] } });
    const { items } = ok(await on.as('contributor').get(`${path}/suggestions`));
    assert.ok(!items.some(({ exact }: { exact: string }) => exact.includes('14 people')));
  });

  test('stay dismissed for everybody until that is taken back', async () => {
    const { path } = await documentOf();
    const before = ok(await on.as('contributor').get(`${path}/suggestions`)).items;
    const passageHash = before[0].hash;
    ok(await contributor.submit(`${path}/dismissals`, { passageHash }), 303);
    const hashes = async () =>
      ok(await on.as('editor').get(`${path}/suggestions`)).items.map(({ hash }: { hash: string }) => hash);
    assert.ok(!(await hashes()).includes(passageHash));
    assert.match((await contributor.get(path)).text, /Not claims \(1\)/);
    ok(await contributor.submit(`${path}/dismissals?next=suggestion-1`, { passageHash, undo: 'true' }), 303);
    assert.ok((await hashes()).includes(passageHash));
    assert.equal((await contributor.submit(`${path}/dismissals?next=//evil.example`, { passageHash })).status, 400);
  });

  test('fill the form of a claim: passage, speaker, kind', async () => {
    const { path, id } = await documentOf({ language: 'en-GB' });
    const { items } = ok(await on.as('contributor').get(`${path}/suggestions`));
    const wounded = items.find(({ exact }: { exact: string }) => exact.includes('14 people'));
    const { text: html } = await contributor.get(`/claims/new?documentId=${id}&suggestion=${wounded.start}`);
    const fields = claimFields(html);
    assert.equal(fields.language, 'en-GB');
    assert.equal(fields['appearances.0.exact'], wounded.exact);
    assert.equal(fields['appearances.0.start'], String(wounded.start));
    assert.equal(fields['attribution.0.source.name'], 'Oleksandr Prokudin');
    const response = await contributor.submit('/claims', {
      ...fields,
      statement: '14 people were wounded in Kherson.',
    });
    const { appearances, attribution } = ok(
      await on.as('reader').get(`${ok(response, 303) && response.headers.location}.json`),
    );
    assert.equal(appearances[0].quote.start, wounded.start);
    assert.equal(attribution[0].source.name, 'Oleksandr Prokudin');
    assert.equal(attribution[0].role, 'asserted_by');
  });
});

describe('a passage', () => {
  test('that stands in the text twice is settled by where it begins', async () => {
    const { id } = await documentOf();
    const second = text.lastIndexOf('The bridge was closed.');
    const start = [...text.slice(0, second)].length;
    const query = new URLSearchParams({
      documentId: String(id),
      exact: 'The bridge was closed.',
      start: String(start),
    });
    const { text: html } = await contributor.get(`/claims/new?${query}`);
    const response = await contributor.submit('/claims', {
      ...claimFields(html),
      statement: 'A bridge in Kherson is shut.',
    });
    const { appearances } = ok(await on.as('reader').get(`${ok(response, 303) && response.headers.location}.json`));
    assert.equal(appearances[0].quote.start, start);
  });

  test('may be named by its place alone, where it is long', async () => {
    const { id } = await documentOf();
    const start = placeOf('Nobody came.');
    const { text: html } = await contributor.get(`/claims/new?documentId=${id}&start=${start}&end=${start + 12}`);
    assert.equal(claimFields(html)['appearances.0.exact'], 'Nobody came.');
  });
});

describe('a quote that does not stand in its document', () => {
  const wrong = 'The govenor of Kherson said on Telegram that 15 people were wounded in the strike.';
  const right = text.split('\n\n')[1] ?? '';

  /** The words that a page marks as differing, of what was typed and of the document. */
  const marked = (html: string) => {
    const compared = html.slice(html.indexOf('class="comparison"'));
    const words = (tag: string) => [...compared.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map((m) => m[1]);
    return { typed: words('ins'), nearest: words('del') };
  };

  test('is compared with the nearest passage before anything else is filled in', async () => {
    const { id } = await documentOf();
    const page = await contributor.get(`/claims/new?${new URLSearchParams({ documentId: String(id), exact: wrong })}`);
    ok(page, 422);
    assert.match(
      page.text,
      /does not stand in the text, letter for letter. The nearest passage begins at character 16/,
    );
    assert.deepEqual(marked(page.text), {
      typed: ['govenor ', 'Kherson ', '15 '],
      nearest: ['governor ', 'Kherson, Oleksandr Prokudin, ', '14 '],
    });
  });

  test('is replaced by it with one button, and what was typed stays', async () => {
    const { id } = await documentOf();
    const query = new URLSearchParams({ documentId: String(id), exact: 'Nobody came.' });
    const fields = claimFields((await contributor.get(`/claims/new?${query}`)).text);
    const typed = { ...fields, statement: 'Ambulances drove until dawn.', 'appearances.0.exact': wrong };
    const before = await on.desk.store.read.claim.count();
    const refusal = await contributor.submit('/claims', typed);
    ok(refusal, 422);
    assert.equal(await on.desk.store.read.claim.count(), before, 'nothing is stored');
    const change = /name="change" value="(take [^"]*)"/.exec(refusal.text)?.[1];
    const taken = await contributor.submit('/claims', { ...claimFields(refusal.text), change });
    const now = claimFields(ok(taken, 200) && taken.text);
    assert.deepEqual(
      [now.statement, now['appearances.0.exact'], now['appearances.0.start']],
      [typed.statement, right, String(placeOf('The governor'))],
    );
    const recorded = await contributor.submit('/claims', now);
    const { appearances } = ok(await on.as('reader').get(`${ok(recorded, 303) && recorded.headers.location}.json`));
    assert.equal(appearances[0].quote.exact, right);
  });

  test('is compared in the forms of an appearance and of evidence, too', async () => {
    const { id: documentId } = await documentOf();
    const { path } = await build.claim('checking');
    const evidence = { stance: 'supports', note: 'Said so.', 'source.name': 'Paper', 'source.kind': 'outlet' };
    for (const [resource, rest] of [
      ['appearances', {}],
      ['evidence', evidence],
    ] as const) {
      const revision = (await build.now(Number(path.split('/').at(-1)))).revision;
      const refusal = await contributor.submit(`${path}/${resource}`, { ...rest, documentId, exact: wrong });
      ok(refusal, 422);
      assert.deepEqual(marked(refusal.text).typed, ['govenor ', 'Kherson ', '15 ']);
      assert.equal((await build.now(Number(path.split('/').at(-1)))).revision, revision);
      const change = /name="change" value="(take [^"]*)"/.exec(refusal.text)?.[1];
      const taken = await contributor.submit(`${path}/${resource}`, { ...rest, documentId, exact: wrong, change });
      assert.ok(ok(taken, 200) && taken.text.includes(right.slice(0, 40)));
    }
  });

  test('is answered to JSON with the nearest passage beside the fault', async () => {
    const { id: documentId } = await documentOf();
    const { path } = await build.claim('checking');
    const start = placeOf('The governor');
    const nearest = { exact: right, start, end: start + [...right].length };
    const flat = { documentId, exact: wrong };
    for (const [address, body, at] of [
      [`${path}/appearances`, flat, 'exact'],
      [`${path}/evidence`, { ...flat, stance: 'supports', note: 'So it was said.' }, 'exact'],
      ['/claims', { statement: 'A.', language: 'en', kind: 'fact', appearances: [flat] }, 'appearances.0.exact'],
    ] as const) {
      const { errors } = ok(await on.as('contributor').post(address, body), 422);
      assert.equal(errors.length, 1);
      assert.equal(errors[0].path, at);
      const { exact, start: from, end } = errors[0].nearest;
      assert.deepEqual({ exact, start: from, end }, nearest);
    }
    const unlike = await on.as('contributor').post(`${path}/appearances`, { documentId, exact: 'Quirky zebras jump' });
    assert.match(refused(unlike, 422), /Nothing in it is much like it/);
    assert.equal(unlike.body.errors[0].nearest, undefined);
  });
});

describe('before a claim is recorded', () => {
  const statement = 'The old mill near Orikhiv burned down on Sunday night.';
  const like = 'The old mill near Orikhiv burned down late on Sunday night.';

  async function formOf(said: string) {
    const { id } = await documentOf();
    const query = new URLSearchParams({ documentId: String(id), exact: 'Nobody came.' });
    const fields = claimFields((await contributor.get(`/claims/new?${query}`)).text);
    return { documentId: id, fields: { ...fields, statement: said } };
  }

  test('those that say nearly the same are shown, and nothing is lost', async () => {
    const claim = await build.claim('triage', { content: { statement } });
    const { fields } = await formOf(like);
    const shown = await contributor.submit('/claims', fields);
    ok(shown, 200);
    assert.match(shown.text, new RegExp(`This is another appearance of #${claim.id}<`));
    const again = claimFields(shown.text);
    assert.equal(again.statement, like);
    assert.equal(again.seenSimilar, 'yes');
    const recorded = await contributor.submit('/claims', again);
    ok(recorded, 303);
    const twice = await contributor.submit('/claims', again);
    assert.equal(ok(twice, 303) && twice.headers.location, recorded.headers.location);
  });

  test('the passage becomes another appearance of one by one button', async () => {
    const claim = await build.claim('triage', { content: { statement } });
    const { documentId, fields } = await formOf(like);
    const { text: html } = await contributor.submit('/claims', fields);
    const from = html.indexOf(`action="${claim.path}/appearances"`);
    assert.ok(from > 0);
    const form = html.slice(from, html.indexOf('</form>', from));
    const hidden = Object.fromEntries(
      [...form.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    );
    ok(await contributor.submit(`${claim.path}/appearances`, hidden), 303);
    const { appearances } = await build.now(claim.id);
    assert.deepEqual([appearances.at(-1)?.documentId, appearances.at(-1)?.quote.exact], [documentId, 'Nobody came.']);
  });

  test('a form that is sent twice makes one claim and asks nothing', async () => {
    const { fields } = await formOf('Two cranes fell into the harbour basin of Mykolaiv.');
    const [first, second] = [await contributor.submit('/claims', fields), await contributor.submit('/claims', fields)];
    assert.equal(ok(second, 303) && second.headers.location, ok(first, 303) && first.headers.location);
  });

  test('JSON is never refused, and tells of them with its answer', async () => {
    const claim = await build.claim('triage', {
      content: { statement: 'Forty wagons stand idle at Melitopol station.' },
    });
    const body = { statement: 'Forty wagons stand idle at Melitopol.', language: 'en', kind: 'fact' };
    const { similar } = ok(await on.as('contributor').post('/claims', body), 201);
    assert.deepEqual(
      similar.map(({ id }: { id: number }) => id),
      [claim.id],
    );
  });
});
