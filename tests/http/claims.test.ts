import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Claim } from '../../src/domain/claim.ts';
import { Builder } from '../support/builder.ts';
import { ok, refused, TestDesk } from '../support/desk.ts';

let on: TestDesk;
let build: Builder;

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
});

const bridge = { statement: 'The bridge is closed.', language: 'en', kind: 'fact' };
const record = async (body: object) => ok(await on.as('contributor').post('/claims', { ...bridge, ...body }), 201);
const paths = (problem: { errors: { path: string }[] }) => problem.errors.map((fault) => fault.path);

describe('recording a claim', () => {
  test('answers 201 with its place and its whole JSON, in triage and undecided', async () => {
    const response = await on.as('contributor').post('/claims', { ...bridge, topics: ['bridges', 'bridges'] });
    const claim = ok(response, 201);
    assert.equal(response.headers.location, claim.path);
    const { schema, statement, kind, topics, stage, verdict, standing, urgency, revision } = claim;
    assert.deepEqual(
      { schema, statement, kind, topics, stage, verdict, standing, urgency, revision },
      {
        ...{ schema: 'claimdesk/claim/v1', statement: bridge.statement, kind: 'fact', topics: ['bridges'] },
        ...{ stage: 'triage', verdict: 'unverified', standing: 'undecided', urgency: 'normal', revision: 1 },
      },
    );
    const { similar: _similar, ...recorded } = claim;
    assert.deepEqual(ok(await on.as('reader').get(`${claim.path}.json`)), recorded);
  });

  test('makes the sources that it names, and finds them again by folded name, by alias and by kind', async () => {
    const general = { name: 'Général Łukasz', kind: 'person', side: 'here' };
    const first = await record({ attribution: [{ role: 'asserted_by', source: general }] });
    const { id } = first.attribution[0].source;
    assert.deepEqual(first.attribution[0].source, { id, ...general });

    const folded = await record({
      attribution: [{ role: 'asserted_by', source: { name: 'GENERAL lukasz', kind: 'person' } }],
    });
    assert.equal(folded.attribution[0].source.id, id);

    ok(await on.as('contributor').post(`/sources/${id}`, { revision: 1, aliases: ['Лукаш'] }));
    const byAlias = await record({ attribution: [{ role: 'asserted_by', source: { name: 'лукаш', kind: 'person' } }] });
    assert.equal(byAlias.attribution[0].source.id, id);
    assert.equal(byAlias.attribution[0].source.name, 'Général Łukasz');

    const otherKind = await record({
      attribution: [{ role: 'asserted_by', source: { name: 'General Lukasz', kind: 'account' } }],
    });
    assert.notEqual(otherKind.attribution[0].source.id, id);
  });

  test('makes each unnamed source anew, since "an official" is never the same one', async () => {
    const official = {
      role: 'asserted_by',
      voice: 'unnamed',
      source: { name: 'An official', kind: 'person', unnamed: true },
    };
    const [one, other] = [await record({ attribution: [official] }), await record({ attribution: [official] })];
    assert.notEqual(one.attribution[0].source.id, other.attribution[0].source.id);
  });

  test('orders chains by their numbers and steps, and numbers the steps that have none', async () => {
    const step = (chain: number, role: string) => ({ chain, role });
    const { attribution } = await record({
      attribution: [step(2, 'asserted_by'), step(1, 'asserted_by'), step(2, 'found_in'), step(1, 'relayed_by')],
    });
    assert.deepEqual(
      attribution.map((item: { chain: number; step: number; role: string }) => [item.chain, item.step, item.role]),
      [
        [1, 1, 'asserted_by'],
        [1, 2, 'relayed_by'],
        [2, 1, 'asserted_by'],
        [2, 2, 'found_in'],
      ],
    );
  });

  test('is never refused for likeness: the answer names the similar ones', async () => {
    const first = await record({ statement: 'The granary in Snihurivka burned down on Tuesday.' });
    const again = await record({ statement: 'The granary in Snihurivka burned down on Tuesday!' });
    assert.ok(again.similar.some((item: { id: number }) => item.id === first.id));
  });

  test('is refused as a whole where a part of it is wrong, and then leaves no source behind', async () => {
    const body = {
      ...bridge,
      attribution: [{ role: 'asserted_by', source: { name: 'A new witness', kind: 'eyewitness' } }],
      appearances: [{ documentId: 999, exact: 'closed' }],
    };
    refused(await on.as('contributor').post('/claims', body), 422);
    const { items } = ok(await on.as('reader').get('/sources.json?q=witness'));
    assert.deepEqual(
      items.filter((source: { name: string }) => source.name === 'A new witness'),
      [],
    );
  });

  test('names every mistake with its path', async () => {
    const response = await on.as('contributor').post('/claims', {
      language: 'no language!',
      kind: 'rumour',
      eventDate: 'last Tuesday',
      figures: [{ metric: 'dead', value: 1, low: 2 }, { metric: 'wounded' }],
      colour: 'red',
    });
    refused(response, 422);
    for (const path of ['statement', 'language', 'kind', 'eventDate', 'figures.0.value', 'figures.1.value', 'colour']) {
      assert.ok(paths(response.body).includes(path), `${path} is missing in ${paths(response.body)}`);
    }
  });

  test('keeps HTML as text: nothing of it becomes markup', async () => {
    const statement = '<script>alert("closed")</script> & <b>bold</b>';
    const claim = await record({ statement });
    assert.equal(claim.statement, statement);
    const browser = await on.signIn('reader');
    for (const page of [claim.path, '/claims', `${claim.path}/history`]) {
      const { text } = await browser.get(page);
      assert.ok(!text.includes('<script>alert'), `${page} lets markup through`);
    }
    const { text } = await browser.get(claim.path);
    assert.ok(text.includes('&lt;script&gt;alert(&#34;closed&#34;)&lt;/script&gt; &amp; &lt;b&gt;bold&lt;/b&gt;'));
  });

  test('by form leads to the claim, and a form sent twice makes one claim', async () => {
    const browser = await on.signIn('contributor');
    const fields = { ...bridge, statement: 'The ferry sank.', topics: 'ferries\nrivers', requestId: 'form-1' };
    const answers = await Promise.all([browser.submit('/claims', fields), browser.submit('/claims', fields)]);
    assert.deepEqual(
      answers.map((response) => response.status),
      [303, 303],
    );
    assert.equal(answers[0]?.headers.location, answers[1]?.headers.location);
    const claim = ok(await on.as('reader').get(`${answers[0]?.headers.location}.json`));
    assert.deepEqual(claim.topics, ['ferries', 'rivers']);
    const found = ok(await on.as('reader').get('/claims.json?q=ferry+sank'));
    assert.equal(found.items.length, 1);
  });

  test('by form comes back with 422 and everything typed, where it is wrong', async () => {
    const browser = await on.signIn('contributor');
    const response = await browser.submit('/claims', { statement: 'Typed & kept', language: 'xx-!', kind: 'fact' });
    assert.equal(response.status, 422);
    assert.match(response.text, /Typed &amp; kept/);
    assert.match(response.text, /href="#field-language"/);
  });
});

describe('a repeat of a request', () => {
  test('with the same key and body acts once and gets the same answer', async () => {
    const send = () => on.as('contributor').post('/claims', bridge, { 'idempotency-key': 'once' });
    const [first, second] = [await send(), await send()];
    assert.equal(second.status, 201);
    assert.equal(first.body.id, second.body.id);
    assert.equal(first.headers.location, second.headers.location);
  });

  test('at the same moment acts once too', async () => {
    const send = () => on.as('contributor').post('/claims', bridge, { 'idempotency-key': 'at-once' });
    const answers = await Promise.all(Array.from({ length: 8 }, send));
    const ids = new Set(answers.map((response) => ok(response, 201).id));
    assert.equal(ids.size, 1);
  });

  test('with the same key and another body is refused, not taken for the first', async () => {
    const headers = { 'idempotency-key': 'two-bodies' };
    ok(await on.as('contributor').post('/claims', bridge, headers), 201);
    refused(await on.as('contributor').post('/claims', { ...bridge, kind: 'utterance' }, headers), 422);
  });

  test('by somebody else with the same key is another act', async () => {
    const headers = { 'idempotency-key': 'shared' };
    const mine = ok(await on.as('contributor').post('/claims', bridge, headers), 201);
    const theirs = ok(await on.as('colleague').post('/claims', bridge, headers), 201);
    assert.notEqual(mine.id, theirs.id);
  });

  test('of something refused acts when it is mended', async () => {
    const headers = { 'idempotency-key': 'mended' };
    refused(await on.as('contributor').post('/claims', { ...bridge, kind: 'rumour' }, headers), 422);
    ok(await on.as('contributor').post('/claims', bridge, headers), 201);
  });

  test('of an action on a claim leaves one revision', async () => {
    const claim = await build.claim();
    const body = { stance: 'context', note: 'Seen.' };
    const send = () => on.as('contributor').post(`${claim.path}/evidence`, body, { 'idempotency-key': 'evidence' });
    ok(await send(), 201);
    // Which item was new then is not known any more, so the repeat names no place.
    const again = ok(await send());
    assert.equal(again.revision, 2);
    assert.equal(again.evidence.length, 1);
  });
});

describe('editing a claim', () => {
  test('changes what is sent, takes away what is null, and keeps the rest', async () => {
    const claim = await record({ place: { name: 'Kherson' }, eventDate: '2023-03', topics: ['a'] });
    const body = { revision: 1, statement: 'The bridge is open.', eventDate: null };
    const edited = ok(await on.as('colleague').post(claim.path, body));
    assert.deepEqual(
      [edited.statement, edited.eventDate, edited.place, edited.topics, edited.revision],
      ['The bridge is open.', undefined, { name: 'Kherson' }, ['a'], 2],
    );
  });

  test('replaces an array by the one that is sent, its items known by their ids', async () => {
    const metric = (name: string, value: number) => ({ metric: name, value });
    const claim = await record({ figures: [metric('dead', 1), metric('wounded', 2), metric('missing', 3)] });
    const [dead, , missing] = claim.figures;
    const figures = [{ ...missing, value: 4 }, metric('found', 5), { ...dead }];
    const edited = ok(await on.as('contributor').post(claim.path, { revision: 1, figures }));
    assert.deepEqual(
      edited.figures.map((figure: { metric: string; value: number }) => [figure.metric, figure.value]),
      [
        ['missing', 4],
        ['found', 5],
        ['dead', 1],
      ],
    );
    assert.deepEqual([edited.figures[0].id, edited.figures[2].id], [missing.id, dead.id]);
    assert.ok(![claim.figures[0].id, claim.figures[1].id, claim.figures[2].id].includes(edited.figures[1].id));
  });

  test('refuses an item id of another claim', async () => {
    const other = await record({ figures: [{ metric: 'dead', value: 1 }] });
    const claim = await record({});
    const body = { revision: 1, figures: [{ id: other.figures[0].id, metric: 'dead', value: 1 }] };
    const response = await on.as('contributor').post(claim.path, body);
    refused(response, 422);
    assert.deepEqual(paths(response.body), ['figures.0.id']);
  });

  test('of a stale revision is refused with what changed, and nothing is lost', async () => {
    const claim = await record({});
    ok(await on.as('colleague').post(claim.path, { revision: 1, statement: 'The bridge is half closed.' }));
    const response = await on.as('contributor').post(claim.path, { revision: 1, statement: 'The bridge is shut.' });
    assert.match(refused(response, 409), /revision 1.*revision 2/);
    assert.equal(response.body.revision, 2);
    const [{ by, at, ...change }, ...others] = response.body.changes;
    assert.deepEqual(others, []);
    assert.deepEqual(change, {
      path: 'statement',
      before: 'The bridge is closed.',
      after: 'The bridge is half closed.',
      revision: 2,
    });
    assert.equal(by, (await on.actor('colleague')).id);
    assert.match(at, /^2026-03-01T/);
    assert.equal((await build.now(claim.id)).statement, 'The bridge is half closed.');
  });

  test('of a stale revision by form shows what changed beside what was typed', async () => {
    const claim = await record({});
    ok(await on.as('colleague').post(claim.path, { revision: 1, statement: 'The bridge is half closed.' }));
    const browser = await on.signIn('contributor');
    const response = await browser.submit(claim.path, {
      ...bridge,
      urgency: 'normal',
      revision: 1,
      statement: 'Typed and not lost',
    });
    assert.equal(response.status, 409);
    assert.match(response.text, /The bridge is half closed\./);
    assert.match(response.text, /Typed and not lost/);
  });

  test('asks for the revision that was seen', async () => {
    const claim = await record({});
    const response = await on.as('contributor').post(claim.path, { statement: 'The bridge is shut.' });
    refused(response, 422);
    assert.deepEqual(paths(response.body), ['revision']);
  });

  test('that changes nothing of what is claimed keeps the claim hash', async () => {
    const claim = await record({});
    const edited = ok(await on.as('contributor').post(claim.path, { revision: 1, topics: ['new'], urgency: 'now' }));
    assert.equal(edited.claimHash, claim.claimHash);
    const restated = ok(await on.as('contributor').post(claim.path, { revision: 2, language: 'nl' }));
    assert.notEqual(restated.claimHash, claim.claimHash);
  });

  test('drops the appearance of a chain with the appearance itself', async () => {
    const { id } = await build.document('The dam broke at dawn.');
    const claim = await record({
      appearances: [{ documentId: id, exact: 'The dam broke' }],
      attribution: [{ role: 'asserted_by', appearance: 0 }],
    });
    assert.equal(claim.attribution[0].appearance, claim.appearances[0].id);
    const edited = ok(await on.as('contributor').post(claim.path, { revision: 1, appearances: [] }));
    assert.equal(edited.attribution[0].appearance, undefined);
  });
});

describe('an appearance', () => {
  let documentId: number;
  const text = 'The 🌉 bridge is closed.\nOn Monday the bridge is closed.\nOn Tuesday it opens.';
  before(async () => {
    documentId = (await build.document(text)).id;
  });
  const add = async (claim: Claim, body: object) =>
    on.as('contributor').post(`${claim.path}/appearances`, { documentId, ...body });

  test('stands where its quote stands exactly, counted in code points', async () => {
    const claim = await build.claim();
    const response = await add(claim, { exact: 'On Tuesday it opens.', outletCheck: 'not_verified' });
    const { appearances } = ok(response, 201);
    const { quote, outletCheck, document } = appearances[0];
    assert.equal([...text].slice(quote.start, quote.end).join(''), 'On Tuesday it opens.');
    assert.equal(outletCheck, 'not_verified');
    assert.equal(document.title, 'A report');
    assert.equal(response.headers.location, `${claim.path}/appearances/${appearances[0].id}`);
  });

  test('takes the quote’s members flat or as one member', async () => {
    const claim = await build.claim();
    ok(await add(claim, { exact: 'On Monday' }), 201);
    const { appearances } = ok(await add(claim, { quote: { exact: 'On Monday' } }), 201);
    assert.deepEqual(appearances[0].quote, appearances[1].quote);
  });

  test('that stands in several places is refused with all of them, until one is chosen', async () => {
    const claim = await build.claim();
    const response = await add(claim, { exact: 'bridge is closed' });
    refused(response, 422);
    assert.deepEqual(paths(response.body), ['exact', 'start', 'start']);
    const { message } = response.body.errors[2];
    const start = [...text.slice(0, text.lastIndexOf('bridge is closed'))].length;
    assert.match(message, /On Monday the \[bridge is closed\]\.\nOn Tuesday/);
    assert.ok(message.startsWith(`At character ${start}:`), message);
    ok(await add(claim, { exact: 'bridge is closed', start }), 201);
    ok(await add(claim, { exact: 'bridge is closed', prefix: 'On Monday the ' }), 201);
  });

  test('that stands nowhere, or not there, is refused', async () => {
    const claim = await build.claim();
    for (const body of [{ exact: 'The bridge was closed' }, { exact: 'bridge is closed', start: 5 }, { exact: ' ' }]) {
      refused(await add(claim, body), 422);
    }
    refused(await add(claim, { documentId: 999, exact: 'bridge' }), 422);
    assert.equal((await build.now(claim.id)).revision, 1);
  });

  test('leaves what is claimed and its hashes as they were', async () => {
    const claim = await build.claim();
    const after = ok(await add(claim, { exact: 'On Monday' }), 201);
    assert.equal(after.contentHash, claim.contentHash);
  });
});

describe('evidence', () => {
  test('has the source as its origin where none is named, and changes the content hash alone', async () => {
    const claim = await build.claim();
    const body = { stance: 'refutes', source: { name: 'Port authority', kind: 'organisation' }, note: 'Ships pass.' };
    const after = ok(await on.as('contributor').post(`${claim.path}/evidence`, body), 201);
    const [item] = after.evidence;
    assert.deepEqual(item.origin, item.source);
    assert.equal(item.addedBy, (await on.actor('contributor')).id);
    assert.equal(after.claimHash, claim.claimHash);
    assert.notEqual(after.contentHash, claim.contentHash);
  });

  test('may be added to a stale revision, but not where an old revision is named', async () => {
    const claim = await build.claim();
    await build.evidence(claim);
    const item = { stance: 'context', note: 'Later.' };
    ok(await on.as('contributor').post(`${claim.path}/evidence`, item), 201);
    refused(await on.as('contributor').post(`${claim.path}/evidence`, { ...item, revision: 1 }), 409);
  });

  test('may be withdrawn by its author or an editor, with a reason, and stays in the record', async () => {
    const claim = await build.claim('triage', { evidence: 2 });
    const [first, second] = (await build.now(claim.id)).evidence;
    const at = (item: { id: string } | undefined) => `${claim.path}/evidence/${item?.id}/withdrawals`;
    refused(await on.as('colleague').post(at(first), { reason: 'Mistaken.' }), 403);
    refused(await on.as('contributor').post(at(first), {}), 422);
    const withdrawn = ok(await on.as('contributor').post(at(first), { reason: 'Mistaken.' }));
    assert.equal(withdrawn.evidence[0].withdrawn.reason, 'Mistaken.');
    refused(await on.as('contributor').post(at(first), { reason: 'Again.' }), 409);
    ok(await on.as('editor').post(at(second), { reason: 'A rumour.' }));
    const nowhere = `${claim.path}/evidence/01890000-0000-7000-8000-000000000000/withdrawals`;
    assert.equal((await on.as('editor').post(nowhere, { reason: 'None.' })).status, 404);
  });

  test('that is withdrawn counts no more: the content hash is what it was before', async () => {
    const claim = await build.claim();
    const { evidence } = await build.evidence(claim);
    const path = `${claim.path}/evidence/${evidence[0]?.id}/withdrawals`;
    const after = ok(await on.as('contributor').post(path, { reason: 'Mistaken.' }));
    assert.equal(after.contentHash, claim.contentHash);
  });

  test('takes a passage of a document, and only web addresses as links', async () => {
    const document = await build.document('Ships passed the bridge.');
    const claim = await build.claim();
    const add = (body: object) =>
      on.as('contributor').post(`${claim.path}/evidence`, { stance: 'refutes', note: 'See.', ...body });
    const { evidence } = ok(await add({ documentId: document.id, exact: 'Ships passed' }), 201);
    assert.deepEqual([evidence[0].quote.start, evidence[0].sha256], [0, document.textSha256]);
    refused(await add({ exact: 'Ships passed' }), 422);
    refused(await add({ url: 'javascript:alert(1)' }), 422);
    refused(await add({ sourceId: 1, source: { name: 'Two', kind: 'person' } }), 422);
  });
});

describe('links and figures', () => {
  test('link to a claim that exists, once a type, and never to itself', async () => {
    const [one, other] = [await build.claim(), await build.claim()];
    const link = (body: object) => on.as('contributor').post(`${one.path}/links`, body);
    const { links } = ok(await link({ type: 'contradicts', claimId: other.id }), 201);
    assert.equal(links[0].claimId, other.id);
    refused(await link({ type: 'contradicts', claimId: other.id }), 422);
    refused(await link({ type: 'narrows', claimId: one.id }), 422);
    refused(await link({ type: 'narrows', claimId: 99_999 }), 422);
    ok(await link({ type: 'narrows', claimId: other.id }), 201);
  });

  test('a figure is part of what is claimed', async () => {
    const claim = await build.claim();
    const figure = { metric: 'spans', low: 2, high: 3, unit: 'spans', qualifier: 'at_least', asOf: '2023-03~' };
    const after = ok(await on.as('contributor').post(`${claim.path}/figures`, figure), 201);
    assert.notEqual(after.claimHash, claim.claimHash);
    refused(await on.as('contributor').post(`${claim.path}/figures`, { metric: 'spans', low: 3, high: 2 }), 422);
  });
});

describe('the limits', () => {
  const figures = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ metric: `m${index}`, value: index }));
  const topics = Array.from({ length: 50 }, (_, index) => `topic ${index}`);

  test('500 nested items are taken, 501 are not', async () => {
    const full = await record({ topics, figures: figures(450) });
    refused(await on.as('contributor').post('/claims', { ...bridge, topics, figures: figures(451) }), 422);
    assert.match(
      refused(await on.as('contributor').post(`${full.path}/figures`, { metric: 'one more', value: 1 }), 422),
      /at most 500 items/,
    );
  });

  test('a note has at most 20,000 characters, and a claim at most 256 kB of text', async () => {
    const claim = await build.claim();
    const add = (note: string) => on.as('contributor').post(`${claim.path}/evidence`, { stance: 'context', note });
    refused(await add('n'.repeat(20_001)), 422);
    for (let item = 0; item < 12; item++) ok(await add('n'.repeat(20_000)), 201);
    assert.match(refused(await add('n'.repeat(20_000)), 422), /256 kB/);
  });

  test('a document has at most 1 MB of text', async () => {
    const document = { title: 'Long', language: 'en' };
    const text = 'm'.repeat(1024 * 1024);
    ok(await on.as('contributor').post('/documents', { ...document, text }), 201);
    refused(await on.as('contributor').post('/documents', { ...document, text: `${text}m` }), 422);
  });

  test('a body that is far larger is not read at all', async () => {
    const response = await on.as('contributor').post('/documents', { text: 'x'.repeat(5 * 1024 * 1024) });
    assert.match(refused(response, 413), /At most \d MB/);
  });

  test('NUL and halves of surrogate pairs are refused wherever they stand', async () => {
    for (const broken of ['\u0000', '\ud800', '\udc00 ']) {
      for (const body of [
        { ...bridge, statement: `Bridge ${broken}` },
        { ...bridge, topics: [`t${broken}`] },
        { ...bridge, [`x${broken}`]: 1 },
      ]) {
        refused(await on.as('contributor').post('/claims', JSON.stringify(body)), 422);
      }
    }
  });

  test('an id that no record can have is not found, whatever it looks like', async () => {
    for (const id of ['0', '-1', '01', '1e3', '1.0', 'abc', '2147483648', '99999999999999999999', '%00', '1%20']) {
      assert.equal((await on.as('admin').get(`/claims/${id}`)).status, 404, id);
      assert.equal((await on.as('admin').post(`/claims/${id}`, { revision: 1 })).status, 404, id);
    }
    refused(
      await on.as('contributor').post('/claims', { ...bridge, attribution: [{ role: 'found_in', sourceId: 2 ** 31 }] }),
      422,
    );
  });
});
