import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import { Builder } from '../support/builder.ts';
import { ok, refused, TestDesk } from '../support/desk.ts';

let on: TestDesk;
let build: Builder;

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
});

describe('the identity of a confidential source', () => {
  test('is for the people named for it, and stands in nothing else that the desk gives out', async () => {
    const secret = 'Zebulon Quartermaine';
    const source = await build.source({ name: 'Source K-17', kind: 'person', confidential: true });
    const [reviewer, contributor] = [await on.actor('reviewer'), await on.actor('contributor')];
    const path = `${source.path}/identity`;
    const claim = await build.claim('triage', { content: { statement: 'The crossing closes at noon.' } });
    const item = { stance: 'supports', sourceId: source.id, note: 'It shows the bridge.' };
    ok(await on.as('contributor').post(`${claim.path}/evidence`, item), 201);

    const browser = await on.signIn('contributor');
    assert.match((await browser.get(source.path)).text, /Keep who it is/);
    const sent = await browser.submit(path, { identity: secret, readers: String(reviewer.id) });
    assert.equal(sent.status, 303);

    const kept = { sourceId: source.id, identity: secret, readers: [contributor.id, reviewer.id] };
    assert.deepEqual(ok(await on.as('reviewer').get(`${path}.json`)), kept);
    assert.match((await browser.get(path)).text, new RegExp(secret));
    for (const who of ['admin', 'editor', 'colleague', 'reader', 'robot']) {
      refused(await on.as(who).get(`${path}.json`), 404);
      refused(await on.as(who).post(path, { identity: 'Somebody else' }), 404);
      assert.doesNotMatch((await on.as(who).get(source.path, { accept: 'text/html' })).text, /\/identity"/);
    }
    assert.deepEqual(ok(await on.as('reviewer').get(`${path}.json`)), kept);

    const places = [
      ...[
        source.path,
        '/sources',
        `/sources?q=${encodeURIComponent('Quartermaine')}`,
        '/claims',
        '/claims?q=Quartermaine',
      ],
      ...[claim.path, `${claim.path}/history`, '/audit', '/audit?q=Quartermaine', '/desk', `${source.path}/edit`],
      ...['/export/claims.jsonl', '/people', `/claims?source=${source.id}`, '/documents'],
    ];
    for (const place of places) {
      for (const accept of ['text/html', 'application/json']) {
        const { status, text } = await on.as('admin').get(place, { accept });
        assert.ok([200, 400].includes(status), `${place}: ${status}`);
        // A search page repeats what was searched for, and nothing more.
        if (!place.includes('Quartermaine')) assert.doesNotMatch(text, /Zebulon|Quartermaine/, place);
        assert.doesNotMatch(text, /Zebulon/, place);
      }
    }
    assert.equal(
      on.log.some((line) => /Zebulon|Quartermaine/.test(line)),
      false,
    );
    assert.equal((await verifyAudit(on.desk)).fault, null);
  });

  test('is not kept of a source that is not confidential, and faults lose nothing that was typed', async () => {
    const open = await build.source({ name: 'A ministry', kind: 'organisation' });
    refused(await on.as('contributor').get(`${open.path}/identity.json`), 404);
    const source = await build.source({ name: 'Source K-18', kind: 'person', confidential: true });
    refused(await on.as('contributor').get(`${source.path}/identity.json`), 404);
    refused(await on.as('reader').get(`${source.path}/identity`), 404);
    const browser = await on.signIn('contributor');
    assert.equal((await browser.get(`${source.path}/identity`)).status, 200);
    const sent = await browser.submit(`${source.path}/identity`, { identity: 'Orla Nightingale', readers: '999' });
    assert.equal(sent.status, 422);
    assert.match(sent.text, /Orla Nightingale/);
    assert.match(sent.text, /There is no person 999/);
  });
});

describe('a source', () => {
  test('has a track record of counts, and the history of its reliability with person and date', async () => {
    const source = await build.source({ name: 'The harbour office', kind: 'organisation', reliability: 'C' });
    const attribution = [{ role: 'asserted_by', sourceId: source.id }];
    const confirmed = { verdict: 'confirmed', use: 'state', rationale: 'Two origins.' };
    await build.claim('settled', { content: { attribution } });
    await build.claim('settled', { content: { attribution }, evidence: 2, decision: confirmed });
    await build.claim('triage', { content: { attribution } });
    ok(await on.as('editor').post(source.path, { revision: 1, reliability: 'B' }));

    const { trackRecord } = ok(await on.as('reader').get(`${source.path}.json`));
    assert.deepEqual(trackRecord, { settled: 2, verdicts: { disputed: 1, confirmed: 1 } });
    const { text } = await on.as('reader').get(source.path, { accept: 'text/html' });
    const words = text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    assert.match(words, /Of 2 settled claims that it asserts: 1 Confirmed 0 Partly confirmed 1 Disputed 0 Refuted/);
    assert.match(words, /B since .{10,40}, Editor C since .{10,40}, Contributor/);
    assert.doesNotMatch(words.slice(0, words.indexOf('Claims that name it')), /%/);
  });
});
