import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Builder } from '../support/builder.ts';
import { type Browser, ok, refused, TestDesk } from '../support/desk.ts';
import { page, sends, serve } from '../unit/intake-server.ts';

let on: TestDesk;
let build: Builder;
let web: Awaited<ReturnType<typeof serve>>;
let contributor: Browser;

before(async () => {
  on = await TestDesk.open('staffed', { env: { FETCH_ALLOW: '127.0.0.1' } });
  web = await serve({ bridge: sends(page), empty: sends('<html></html>') });
  build = new Builder(on);
  contributor = await on.signIn('contributor');
});

after(() => web.close());

// A sign outside the basic plane stands first, so that offsets in code points and in UTF-16 differ.
const text = [
  '😀 Night report',
  'The governor of Kherson, Oleksandr Prokudin, said on Telegram that 14 people were wounded in the strike.',
  'The bridge was closed. Nobody came. The bridge was closed.',
  'CNN could not independently verify the claim.',
].join('\n\n');

const documentOf = (content = {}) => build.document(text, { publisher: `Paper ${Math.random()}`, ...content });
const placeOf = (exact: string, from = 0) => [...text.slice(0, text.indexOf(exact, from))].length;

/** The value of each field of a page's main form, which `mark` begins. */
function fieldsOf(html: string, mark = 'id="claim-form"'): Record<string, string> {
  const form = html.slice(html.indexOf(mark));
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>|<textarea[\s\S]*?<\/textarea>|<select[\s\S]*?<\/select>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    if (!name || (/type="(checkbox|radio)"/.test(tag) && !/ checked/.test(tag))) continue;
    const value =
      />\r?\n?([\s\S]*)<\/textarea>/.exec(tag)?.[1] ??
      /<option value="([^"]*)" selected/.exec(tag)?.[1] ??
      /^<input.* value="([^"]*)"/.exec(tag)?.[1];
    fields[name] = value ?? '';
  }
  return fields;
}

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
    assert.match(fieldsOf(form.text)['appearances.0.exact'] ?? '', /2 houses were flooded/);
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
    const fields = fieldsOf(html);
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
      ...fieldsOf(html),
      statement: 'A bridge in Kherson is shut.',
    });
    const { appearances } = ok(await on.as('reader').get(`${ok(response, 303) && response.headers.location}.json`));
    assert.equal(appearances[0].quote.start, start);
  });

  test('may be named by its place alone, where it is long', async () => {
    const { id } = await documentOf();
    const start = placeOf('Nobody came.');
    const { text: html } = await contributor.get(`/claims/new?documentId=${id}&start=${start}&end=${start + 12}`);
    assert.equal(fieldsOf(html)['appearances.0.exact'], 'Nobody came.');
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
    const fields = fieldsOf((await contributor.get(`/claims/new?${query}`)).text);
    const typed = { ...fields, statement: 'Ambulances drove until dawn.', 'appearances.0.exact': wrong };
    const before = await on.desk.store.read.claim.count();
    const refusal = await contributor.submit('/claims', typed);
    ok(refusal, 422);
    assert.equal(await on.desk.store.read.claim.count(), before, 'nothing is stored');
    const change = /name="change" value="(take [^"]*)"/.exec(refusal.text)?.[1];
    const taken = await contributor.submit('/claims', { ...fieldsOf(refusal.text), change });
    const now = fieldsOf(ok(taken, 200) && taken.text);
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
    const fields = fieldsOf((await contributor.get(`/claims/new?${query}`)).text);
    return { documentId: id, fields: { ...fields, statement: said } };
  }

  test('those that say nearly the same are shown, and nothing is lost', async () => {
    const claim = await build.claim('triage', { content: { statement } });
    const { fields } = await formOf(like);
    const shown = await contributor.submit('/claims', fields);
    ok(shown, 200);
    assert.match(shown.text, new RegExp(`This is another appearance of #${claim.id}<`));
    const again = fieldsOf(shown.text);
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

describe('a document comes in', () => {
  const draftForm = (html: string) => fieldsOf(html, '<form method="post" action="/documents"');

  test('by a web address: fetched, proposed, corrected, recorded', async () => {
    const sent = await contributor.submit('/documents/drafts', { url: web.at('bridge') });
    const address = ok(sent, 303) && sent.headers.location;
    const { text: html } = await contributor.get(address);
    assert.match(html, /The bridge over the river was closed on Monday/);
    const fields = draftForm(html);
    assert.deepEqual([fields.title, fields.language], ['Bridge closed', 'en']);
    const wrong = await contributor.submit('/documents', { ...fields, title: '', publisher: 'The River Post' });
    assert.equal(wrong.status, 422);
    assert.deepEqual([draftForm(wrong.text).publisher, draftForm(wrong.text).draft], ['The River Post', fields.draft]);
    const recorded = await contributor.submit('/documents', { ...fields, title: 'The bridge is closed' });
    const document = ok(await on.as('reader').get(`${ok(recorded, 303) && recorded.headers.location}.json`));
    assert.equal(document.title, 'The bridge is closed');
    assert.equal(document.mediaType, 'text/html');
    assert.equal(document.snapshot.finalUrl, web.at('bridge'));
    assert.equal((await contributor.get(address)).status, 404, 'the draft is used up');
  });

  test('by an address that gives nothing: the form says why and keeps the address', async () => {
    const url = web.at('nowhere');
    const wrong = await contributor.submit('/documents/drafts', { url });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /href="#field-url"/);
    assert.ok(wrong.text.includes(url));
    assert.equal((await contributor.submit('/documents/drafts', { url: 'ftp://x' })).status, 422);
  });

  test('as JSON, by the same two steps', async () => {
    const draft = ok(await on.as('contributor').post('/documents/drafts', { url: web.at('bridge') }), 201);
    assert.match(draft.text, /the mayor said/);
    const body = { draft: draft.id, title: draft.proposed.title, language: 'en', publisher: 'Another Post' };
    assert.equal(ok(await on.as('contributor').post('/documents', body), 201).text, draft.text);
    refused(await on.as('reader').post('/documents/drafts', { url: web.at('bridge') }), 403);
  });

  test('by an uploaded file', async () => {
    const sent = await contributor.upload(
      '/documents/drafts',
      'note.txt',
      'The ferry stopped on Tuesday, the captain said.',
    );
    const { text: html } = await contributor.get(ok(sent, 303) && sent.headers.location);
    assert.match(html, /The ferry stopped on Tuesday/);
    const recorded = await contributor.submit('/documents', { ...draftForm(html), title: 'A note', language: 'en' });
    const { original } = ok(await on.as('reader').get(`${ok(recorded, 303) && recorded.headers.location}.json`));
    assert.equal(original.name, 'note.txt');
  });
});

describe('editions', () => {
  const first = 'Heading\n\nThe dam held through the night, engineers said.\n\nRoads are open.';
  const second = 'Heading\n\nThe dam broke in the night, engineers said.\n\nNobody was hurt there.\n\nRoads are open.';

  test('are compared paragraph by paragraph, and word by word where one was reworded', async () => {
    const earlier = await build.document(first, { publisher: 'Dam News' });
    const later = await build.document(second, { publisher: 'Dam News', earlierId: earlier.id });
    const { from, to, paragraphs } = ok(await on.as('reader').get(`${later.path}/diff.json`));
    assert.deepEqual([from.id, to.id], [earlier.id, later.id]);
    assert.deepEqual(
      paragraphs.map(({ kind }: { kind: string }) => kind),
      ['same', 'changed', 'in', 'same'],
    );
    const { text: html } = await contributor.get(`${later.path}/diff`);
    assert.match(html, /The dam <del>held through <\/del><ins>broke in <\/ins>the night, engineers said\./);
    assert.match((await contributor.get(later.path)).text, new RegExp(`href="${later.path}/diff"`));
    const back = await contributor.get(`${earlier.path}/diff?with=${later.id}`);
    assert.match(back.text, /<del>Nobody was hurt there\.<\/del>/);
    assert.equal((await contributor.get(`${earlier.path}/diff`)).status, 404);
    refused(await on.as('reader').get(`${later.path}/diff.json?with=x`), 400);
  });
});

describe('the entries of a live blog', () => {
  const blog = [
    '4 min ago',
    'Bridge shut',
    'It was shut at noon.',
    '1 hr 10 min ago',
    'Ferry stops',
    'It stopped.',
  ].join('\n');

  test('are a table of contents that leads into the text, with times where somebody captured it', async () => {
    const dated = await build.document(blog, { publisher: 'Blog', capturedAt: '2023-03-21T02:00:00Z' });
    const { text: html } = await contributor.get(dated.path);
    assert.match(html, /2 entries of a live blog/);
    assert.match(html, /href="#entry-0"[^>]*>Bridge shut</);
    assert.match(html, /<span id="entry-0"/);
    assert.match(html, /datetime="2023-03-21T00:50:00(\.000)?Z"/);
    const undated = await build.document(blog, { publisher: 'Another blog' });
    assert.doesNotMatch((await contributor.get(undated.path)).text, /datetime="2023-03-21T00:50/);
  });

  test('stand in JSON with their times, worked out, and are found in Dutch too', async () => {
    const text =
      '4 uur 34 min geleden\nBrug dicht\nDoor Marieke de Vries\nDe burgemeester zei dat 14 huizen leeg staan.\n2 min geleden\nStil.';
    const { path, id } = await build.document(text, {
      publisher: 'Blad',
      language: 'nl',
      capturedAt: '2023-03-21T12:00:00Z',
    });
    const { sections, contradictions } = ok(await on.as('reader').get(path));
    assert.deepEqual(sections[0], {
      ...{ start: 0, end: 99, heading: 'Brug dicht', byline: 'Door Marieke de Vries' },
      ...{
        relative: { text: '4 uur 34 min geleden', minutes: 274, unit: 1 },
        at: '2023-03-21T07:26:00Z',
        derived: true,
      },
    });
    assert.deepEqual(contradictions, []);
    assert.match((await contributor.get(path)).text, /Brug dicht<\/a>\s*<span[^>]*>Door Marieke de Vries\./);
    const { items } = ok(await on.as('contributor').get(`${path}/suggestions`));
    const form = await contributor.get(`/claims/new?documentId=${id}&suggestion=${items[0].start}`);
    const fields = fieldsOf(form.text);
    assert.deepEqual([fields['attribution.1.at'], fields['attribution.1.derived']], ['2023-03-21T07:26:00Z', 'on']);
  });

  test('that cannot have been captured at once are pointed out', async () => {
    const mixed = await build.document(`${blog}\n1 year ago\nOld news\nIt was long ago.`, { publisher: 'Mixed' });
    assert.match((await contributor.get(mixed.path)).text, /cannot have been counted from one moment/);
  });
});

describe('a transcript', () => {
  const transcript =
    '[00:00:05] Good evening.\nHe was calm.\n[00:12:31] The bridge is closed, the mayor said.\n13:02 – Nobody came.';
  const sent = {
    title: 'A voice message',
    language: 'en',
    text: transcript,
    requestId: 'transcript',
    publisher: 'The mayor',
  };

  test('asks for the address of its recording', async () => {
    const { text: form } = await contributor.get('/documents/new');
    assert.match(form, /<select[^>]*name="mediaType"[\s\S]*A voice message or other sound[\s\S]*name="mediaUrl"/);
    const refusal = await contributor.submit('/documents', { ...sent, mediaType: 'audio/*' });
    assert.equal(refusal.status, 422);
    assert.match(
      refusal.text,
      /id="field-mediaUrl-error">[^<]*<span[^>]*>Error: <\/span>Say where the recording stands/,
    );
    assert.match(refusal.text, /The bridge is closed/);
    assert.match(refusal.text, /<option value="audio\/\*" selected>/);
  });

  test('leads from a claim, its passage and the margin to the moment of the recording, in HTML and JSON', async () => {
    const mediaUrl = 'https://media.example/voice.ogg?id=1#old';
    const response = await contributor.submit('/documents', { ...sent, mediaType: 'audio/*', mediaUrl });
    const { location: path = '' } = ok(response, 303) && response.headers;
    const moment = 'https://media.example/voice.ogg?id=1#t=751';
    const claim = await build.claim('triage', {
      content: { appearances: [{ documentId: Number(path.split('/').at(-1)), exact: 'The bridge is closed' }] },
    });
    const { timeCodes, appearances, mediaType } = ok(await on.as('reader').get(path));
    assert.equal(mediaType, 'audio/*');
    assert.deepEqual(
      timeCodes.map(({ text: code, seconds }: { text: string; seconds: number }) => [code, seconds]),
      [
        ['00:00:05', 5],
        ['00:12:31', 751],
        ['13:02', 782],
      ],
    );
    assert.deepEqual(appearances[0].timeCode, { text: '00:12:31', seconds: 751, url: moment });
    const served = ok(await on.as('reader').get(claim.path));
    assert.deepEqual(served.appearances[0].timeCode, appearances[0].timeCode);
    const note = 'He was heard.';
    const heard = { stance: 'context', note, documentId: served.appearances[0].documentId, exact: 'Nobody came' };
    const after = ok(await on.as('contributor').post(`${claim.path}/evidence`, heard), 201);
    assert.deepEqual([after.evidence[0].timeCode.text, after.evidence[0].timeCode.seconds], ['13:02', 782]);
    assert.match((await contributor.get(claim.path)).text, /#t=782"[^>]*>13:02/);
    const line = (await on.as('reader').get('/export/claims.jsonl')).text
      .split('\n')
      .find((each) => each.includes(claim.path));
    assert.doesNotMatch(line ?? '', /timeCode/);
    const link = new RegExp(`href="${moment.replaceAll('?', '\\?')}"[^>]*>00:12:31`);
    assert.match((await contributor.get(claim.path)).text, link);
    const { text: html } = await contributor.get(path);
    assert.match(html.slice(html.indexOf(`id="claim-${claim.id}"`)), link);
    assert.match(html, /3 time codes/);
  });

  test('is none without a recording: times of day stay times of day', async () => {
    const { path } = await build.document(transcript, { publisher: 'A live blog' });
    const { timeCodes } = ok(await on.as('reader').get(path));
    assert.equal(timeCodes, undefined);
    assert.doesNotMatch((await contributor.get(path)).text, /time codes/);
  });
});

describe('the original of a document', () => {
  test('is given out to be saved, runs nowhere, and is noted', async () => {
    const html = '<!doctype html><title>T</title><p>The quay was empty, a sailor said.</p><script>alert(1)</script>';
    const body = { title: 'Quay', language: 'en', publisher: 'Quay News', html };
    const { path } = ok(await on.as('contributor').post('/documents', body), 201);
    const response = await contributor.get(`${path}/original`);
    ok(response);
    assert.match(response.headers['content-disposition'] ?? '', /^attachment; filename="document-\d+\.html"/);
    assert.match(response.headers['content-security-policy'] ?? '', /^sandbox/);
    assert.equal(response.headers['x-content-type-options'], 'nosniff');
    assert.doesNotMatch(response.headers['content-type'] ?? '', /html/);
    assert.equal((response.body as Buffer).toString(), html);
    const noted = await on.desk.store.read.workAccess.findMany({ where: { kind: 'downloaded' } });
    assert.equal(noted.at(-1)?.path, `${path}/original`);
    assert.match((await contributor.get(path)).text, new RegExp(`href="${path}/original"`));
    const { path: pasted } = await build.document('Plain words only.');
    assert.equal((await contributor.get(`${pasted}/original`)).status, 404);
  });
});
