import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import { defaultPolicy } from '../../src/domain/policy.ts';
import { Builder } from '../support/builder.ts';
import { ok, refused, TestDesk } from '../support/desk.ts';

let on: TestDesk;

before(async () => {
  on = await TestDesk.open();
});

const get = async () => ok(await on.as('reader').get('/policy.json'));
const set = async (body: object) => ok(await on.as('admin').post('/policy', body));
const faultsOf = (body: { errors: { path: string; message: string }[] }) => body.errors.map(({ path }) => path);

describe('the policy', () => {
  test('is read by everybody who is signed in, with the names that it is changed by', async () => {
    const { revision, updatedAt, ...settings } = await get();
    assert.deepEqual([revision, typeof updatedAt], [1, 'string']);
    assert.deepEqual(settings, defaultPolicy);
    assert.equal((await on.stranger().get('/policy.json')).status, 401);
    const page = await (await on.signIn('reader')).get('/policy');
    assert.match(page.text, /Independent origins for “Confirmed”/);
    assert.doesNotMatch(page.text, /Save the policy/);
  });

  test('is changed by admins alone', async () => {
    for (const who of ['reader', 'contributor', 'editor']) {
      assert.match(refused(await on.as(who).post('/policy', { provisionalHours: 6 }), 403), /Only an admin/);
    }
    assert.equal((await get()).revision, 1);
  });

  test('changes in what is named and nothing else, each time by a revision and an event', async () => {
    const before = await get();
    const after = await set({ minimumOrigins: { confirmed: 3 }, shelfLifeDays: { forecast: 5 }, blindReview: ['now'] });
    assert.deepEqual(after.minimumOrigins, { ...before.minimumOrigins, confirmed: 3 });
    assert.deepEqual(after.shelfLifeDays, { ...before.shelfLifeDays, forecast: 5 });
    assert.deepEqual(
      [after.blindReview, after.timeZone, after.revision],
      [['now'], before.timeZone, before.revision + 1],
    );
    const { items } = ok(await on.as('editor').get('/audit.json?subjectType=policy'));
    assert.deepEqual([items[0].action, items[0].detail.revision], ['policy.changed', after.revision]);
    assert.equal((await set({ minimumOrigins: { confirmed: 3 } })).revision, after.revision);
    await verifyAudit(on.desk);
    const page = await (await on.signIn('reader')).get('/policy');
    assert.match(page.text, /Independent origins for “Confirmed”[\s\S]*<del>2<\/del>[\s\S]*<ins>3<\/ins>/);
    await set({ minimumOrigins: { confirmed: 2 }, shelfLifeDays: { forecast: 7 }, blindReview: [] });
  });

  test('keeps metrics by their folded names, and null takes one away', async () => {
    const one = await set({ metricShelfLifeDays: { ' Área  held': 4, Tanks: 20 } });
    assert.deepEqual([one.metricShelfLifeDays['area held'], one.metricShelfLifeDays.tanks], [4, 20]);
    const two = await set({ metricShelfLifeDays: { TANKS: null, 'area held': 3 } });
    assert.equal('tanks' in two.metricShelfLifeDays, false);
  });

  test('refuses what it does not know, and another revision than the one that was seen', async () => {
    for (const body of [
      { colour: 'red' },
      { minimumOrigins: { maybe: 1 } },
      { minimumOrigins: { confirmed: -1 } },
      { minimumOrigins: { confirmed: 1.5 } },
      { blindReview: ['soon'] },
      { shelfLifeDays: { fact: 0 } },
      { metricShelfLifeDays: { tanks: 'many' } },
      { provisionalHours: 0 },
      { timeZone: 'Mars/Olympus' },
    ]) {
      refused(await on.as('admin').post('/policy', body), 422);
    }
    const { revision } = await get();
    assert.match(
      refused(await on.as('admin').post('/policy', { revision: revision + 7, timeZone: 'UTC' }), 409),
      /changed/,
    );
    assert.equal((await get()).revision, revision);
  });

  test('that could hardly be kept is warned about before it is saved, and saved where that is accepted', async () => {
    const { revision } = await get();
    const cases: [object, string[]][] = [
      [{ minimumOrigins: { confirmed: 9 } }, ['minimumOrigins.confirmed']],
      [{ minimumOrigins: { unverifiable: 1 } }, ['minimumOrigins.unverifiable']],
      [{ shelfLifeDays: { fact: 1 }, provisionalHours: 48 }, ['shelfLifeDays.fact']],
    ];
    for (const [body, paths] of cases) {
      const response = await on.as('admin').post('/policy', body);
      assert.match(refused(response, 422), /acceptWarnings/);
      assert.deepEqual(faultsOf(response.body), paths);
    }
    assert.equal((await get()).revision, revision);
    const accepted = await set({ minimumOrigins: { confirmed: 9 }, acceptWarnings: true });
    assert.equal(accepted.minimumOrigins.confirmed, 9);
    // What was accepted is not asked about again with every other change.
    await set({ timeZone: 'Europe/Kyiv' });
    await set({ minimumOrigins: { confirmed: 2 }, timeZone: 'UTC' });
  });

  test('of a desk with one editor is warned about where a verdict takes two', async () => {
    const small = await TestDesk.open();
    const { items } = ok(await small.as('admin').get('/people.json'));
    for (const person of items) {
      if (!['editor', 'admin'].includes(person.role) || person.kind !== 'person' || /^admin@/.test(person.email))
        continue;
      ok(await small.as('admin').post(person.path, { revision: person.revision, disabled: true }));
    }
    const response = await small
      .as('admin')
      .post('/policy', { blindReview: ['now'], minimumOrigins: { confirmed: 3 } });
    assert.match(refused(response, 422), /only one person is/);
    assert.deepEqual(faultsOf(response.body), ['minimumOrigins.confirmed', 'blindReview']);
    ok(await small.as('admin').post('/policy', { timeZone: 'Europe/Kyiv' }));
  });
});

describe('the form of the policy', () => {
  const formOf = (html: string) => {
    const form = html.slice(html.indexOf('action="/policy"'));
    const pairs: [string, string][] = [];
    for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
      const name = /name="([^"]*)"/.exec(tag)?.[1] ?? '';
      if (/type="checkbox"/.test(tag) ? / checked/.test(tag) : name)
        pairs.push([name, /value="([^"]*)"/.exec(tag)?.[1] ?? '']);
    }
    const metrics = /<textarea[^>]*name="metricShelfLifeDays"[^>]*>\n?([\s\S]*?)<\/textarea>/.exec(form)?.[1] ?? '';
    const fields: Record<string, unknown> = { metricShelfLifeDays: metrics };
    for (const [name, value] of pairs) {
      fields[name] = name === 'blindReview' ? [...((fields[name] as string[]) ?? []), value] : value;
    }
    return fields;
  };

  test('saves what stands in it, unticked boxes and metrics that were taken out included', async () => {
    const admin = await on.signIn('admin');
    await set({ blindReview: ['high', 'now'], metricShelfLifeDays: { tanks: 20 } });
    const fields = formOf((await admin.get('/policy')).text);
    assert.match(String(fields.metricShelfLifeDays), /tanks: 20/);
    ok(await admin.submit('/policy', { ...fields, blindReview: '', metricShelfLifeDays: 'Area held: 2' }), 303);
    const { blindReview, metricShelfLifeDays } = await get();
    assert.deepEqual([blindReview, metricShelfLifeDays], [[], { 'area held': 2 }]);
    ok(await admin.submit('/policy', { ...formOf((await admin.get('/policy')).text), blindReview: ['', 'now'] }), 303);
    assert.deepEqual((await get()).blindReview, ['now']);
  });

  test('comes back with what was typed, an empty field and a line that is no metric named', async () => {
    const admin = await on.signIn('admin');
    const fields = formOf((await admin.get('/policy')).text);
    const empty = await admin.submit('/policy', { ...fields, 'minimumOrigins.confirmed': '', timeZone: 'Europe/Kyiv' });
    assert.equal(empty.status, 422);
    assert.match(empty.text, /href="#field-minimumOrigins.confirmed"/);
    assert.match(empty.text, /value="Europe\/Kyiv"/);
    const line = await admin.submit('/policy', { ...fields, metricShelfLifeDays: 'tanks, many' });
    assert.equal(line.status, 422);
    assert.match(line.text, /is no metric with its days/);
    assert.match(line.text, />\s*tanks, many<\/textarea>/);
  });

  test('shows a warning with a box to save it anyway, and saves nothing until then', async () => {
    const admin = await on.signIn('admin');
    const { revision } = await get();
    const fields = formOf((await admin.get('/policy')).text);
    const warned = await admin.submit('/policy', { ...fields, 'minimumOrigins.refuted': '8' });
    assert.equal(warned.status, 422);
    assert.match(warned.text, /Nothing was saved yet/);
    assert.match(warned.text, /name="acceptWarnings"/);
    assert.equal((await get()).revision, revision);
    const again = { ...formOf(warned.text), acceptWarnings: 'on' };
    assert.equal((again as Record<string, unknown>)['minimumOrigins.refuted'], '8');
    ok(await admin.submit('/policy', again), 303);
    assert.equal((await get()).minimumOrigins.refuted, 8);
    await set({ minimumOrigins: { refuted: 2 } });
  });

  test('that is sent over somebody else’s change says so and keeps what was typed', async () => {
    const admin = await on.signIn('admin');
    const fields = formOf((await admin.get('/policy')).text);
    await set({ provisionalHours: 10 });
    const stale = await admin.submit('/policy', { ...fields, timeZone: 'Asia/Tokyo' });
    assert.equal(stale.status, 409);
    assert.match(stale.text, /The policy changed while/);
    assert.match(stale.text, /value="Asia\/Tokyo"/);
    await set({ provisionalHours: 12 });
  });
});

describe('shelf life', () => {
  test('goes by the metrics of a claim’s figures, the shortest first, else by its kind; the signer may set another', async () => {
    const build = new Builder(on);
    await set({ blindReview: [], metricShelfLifeDays: { 'area held': 3, injured: 21 } });
    const days = async (content: object, body: object = {}) => {
      const claim = await build.claim('in_review', { content: { ...content } });
      const { revision, contentHash } = claim;
      const signed = ok(await on.as('reviewer').post(`${claim.path}/sign-offs`, { revision, contentHash, ...body }));
      return (Date.parse(signed.staleAfter) - Date.parse(signed.signOff.at)) / 86_400_000;
    };
    const figure = (metric: string) => ({ metric, value: 5 });
    assert.equal(await days({}), 14);
    assert.equal(await days({ kind: 'forecast' }), 7);
    assert.equal(await days({ figures: [figure('Area Held')] }), 3);
    assert.equal(await days({ figures: [figure('injured')] }), 21);
    assert.equal(await days({ figures: [figure('injured'), figure('tanks')] }), 14);
    assert.equal(await days({ figures: [figure('injured'), figure('area held')] }), 3);
    const at = on.clock().getTime();
    const own = new Date(at + 5 * 86_400_000).toISOString();
    assert.equal(Math.round(await days({}, { staleAfter: own })), 5);
  });

  test('refuses a time that is past or too far, and marks in lists and on the page what is past it', async () => {
    const build = new Builder(on);
    const claim = await build.claim('in_review');
    const { revision, contentHash } = claim;
    for (const staleAfter of ['2020-01-01', on.clock().toISOString(), '2099-01-01', 'soon']) {
      const response = await on.as('reviewer').post(`${claim.path}/sign-offs`, { revision, contentHash, staleAfter });
      refused(response, 422);
      assert.deepEqual(faultsOf(response.body), ['staleAfter']);
    }
    ok(await on.as('reviewer').post(`${claim.path}/sign-offs`, { revision, contentHash }));
    const read = async () => ok(await on.as('reader').get(`${claim.path}.json`));
    assert.equal((await read()).stale, undefined);
    const stored = (await on.as('reader').get('/export/claims.jsonl')).text;
    on.clock.pass(15 * 24);
    assert.equal((await read()).stale, true);
    const { items } = ok(await on.as('reader').get('/claims.json?limit=200'));
    assert.equal(items.find((item: { id: number }) => item.id === claim.id).stale, true);
    assert.equal((await on.as('reader').get('/export/claims.jsonl')).text, stored);
    const page = await (await on.signIn('reader')).get(claim.path);
    assert.match(page.text, /past its shelf life since/);
  });
});
