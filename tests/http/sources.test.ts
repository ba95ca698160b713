import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { system } from '../../src/desk/desk.ts';
import { importClaims } from '../../src/desk/import-claims.ts';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import type { Source } from '../../src/domain/records.ts';
import { readImportedLines } from '../../src/interchange/imported-lines.ts';
import { readJsonLines } from '../../src/interchange/json-lines.ts';
import { indexRenamed } from '../../src/jobs/renamings.ts';
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

describe('a source that many claims name and that is renamed', () => {
  /** A source, with so many claims that it asserts; and before them one each that only counts by it, or has it as an origin. */
  async function named(name: string, count: number): Promise<Source> {
    const source = await build.source({ name, kind: 'organisation' });
    const figure = { metric: 'mills', value: 3, qualifier: 'about', countedById: source.id };
    await build.claim('triage', { content: { figures: [figure] } });
    await build.evidence(await build.claim(), 'contributor', { source: undefined, originId: source.id });
    await build.evidence(await build.claim(), 'contributor', { source: undefined, sourceId: source.id });
    const attribution = [{ role: 'asserted_by', source: { name, kind: 'organisation' } }];
    async function* lines() {
      for (let id = 1; id <= count; id++) {
        const claim = { id, statement: `Mill ${id} burned.`, language: 'en', kind: 'fact', attribution };
        yield Buffer.from(`${JSON.stringify(claim)}\n`);
      }
    }
    const request = { from: name, withoutPassages: false, refused: assert.fail, progress: () => {} };
    await importClaims(on.desk, { actor: system }, readImportedLines(readJsonLines(lines())), request);
    return source;
  }

  async function rename({ path }: Source, revision: number, names: { name: string; aliases?: string[] }) {
    ok(await on.as('contributor').post(path, { revision, ...names }));
  }

  async function countOf(q: string): Promise<number> {
    return ok(await on.as('reader').get(`/claims.json?q=${encodeURIComponent(q)}&limit=1&count=exact`)).count;
  }

  const says = async ({ path }: Source) =>
    /still being indexed/.test((await on.as('reader').get(path, { accept: 'text/html' })).text);

  test('is found by its new name and alias in the newest claims at once, in all of them soon, and says so meanwhile', async () => {
    const source = await named('Ministry of Roads', 447);
    assert.equal(await countOf('"ministry of roads"'), 450);
    const { seq } = (await on.desk.store.read.auditHead.findFirst()) ?? { seq: 0 };
    await rename(source, 1, { name: 'Department of Highways', aliases: ['MinRoads'] });
    assert.deepEqual([await countOf('minroads'), await countOf('highways')], [200, 200]);
    assert.ok(await says(source));

    while (await indexRenamed(on.desk));
    assert.deepEqual([await countOf('minroads'), await countOf('highways')], [450, 450]);
    assert.equal(await countOf('"ministry of roads"'), 0);
    assert.equal(await says(source), false);
    const events = await on.desk.store.read.event.findMany({ where: { seq: { gt: seq } } });
    assert.deepEqual(
      events.map(({ action }) => action),
      ['source.changed'],
    );
    assert.equal((await verifyAudit(on.desk)).fault, null);
  });

  test('is not told to have more to do where the newest claims were all', async () => {
    const source = await named('Bureau of Ferries', 197);
    await rename(source, 1, { name: 'Crossings Authority' });
    assert.equal(await countOf('crossings'), 200);
    assert.equal(await says(source), false);
    assert.equal(await indexRenamed(on.desk), false);
  });

  test('is found by its last name alone, where it is renamed again before all claims are found by the one before', async () => {
    const source = await named('Office of Canals', 447);
    await rename(source, 1, { name: 'Waterway Board' });
    await indexRenamed(on.desk);
    assert.equal(await countOf('waterway'), 400);
    await rename(source, 2, { name: 'Lock Trust' });
    assert.deepEqual([await countOf('"lock trust"'), await countOf('waterway')], [200, 200]);
    while (await indexRenamed(on.desk));
    assert.deepEqual([await countOf('"lock trust"'), await countOf('waterway'), await countOf('canals')], [450, 0, 0]);
  });

  test('is found in claims that people change while two programs make them found by its name, as they then are', async () => {
    const source = await named('Council of Bells', 597);
    const other = await TestDesk.open('staffed', { url: on.url, clock: on.clock });
    const { items } = ok(await on.as('reader').get(`/claims.json?source=${source.id}&sort=id&limit=60`));
    await rename(source, 1, { name: 'Chime Chamber' });
    const index = async ({ desk }: TestDesk) => {
      while (await indexRenamed(desk));
    };
    const change = async () => {
      for (const { path, revision } of items) {
        ok(await on.as('contributor').post(path, { revision, statement: `Belfry of ${path} fell.` }));
      }
    };
    await Promise.all([index(on), index(other), change()]);
    assert.deepEqual([await countOf('chime'), await countOf('bells')], [600, 0]);
    assert.equal(await countOf('chime belfry'), items.length);
    assert.equal((await verifyAudit(on.desk)).fault, null);
  });
});
