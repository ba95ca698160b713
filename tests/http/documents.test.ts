import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Builder } from '../support/builder.ts';
import { type Browser, ok, refused, TestDesk } from '../support/desk.ts';
import { fieldsOf } from '../support/form-fields.ts';
import { page, sends, serve } from '../unit/intake-server.ts';

/** How documents come in, and what is kept of them: editions, entries of a live blog, transcripts, originals. */
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
