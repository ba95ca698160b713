import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Claim } from '../../src/domain/claim.ts';
import { Builder } from '../support/builder.ts';
import { type Browser, ok, TestDesk } from '../support/desk.ts';
import { fieldsOf } from '../support/form-fields.ts';

let on: TestDesk;
let build: Builder;
let contributor: Browser;
let editor: Browser;

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
  contributor = await on.signIn('contributor');
  editor = await on.signIn('editor');
});

const text = 'The bridge at Kherson is closed, an official said. Nobody could check it.';
const now = async (claim: Claim) => ok(await on.as('reader').get(`${claim.path}.json`)) as Claim;

async function rich(): Promise<Claim> {
  const { body } = await on.as('contributor').post('/documents', { title: 'A report', language: 'en', text });
  const content = {
    topics: ['bridges', 'Kherson'],
    place: { name: 'Kherson', lat: 46.6, lon: 32.6 },
    eventDate: '2023-03~',
    eventDateDerived: true,
    appearances: [
      {
        documentId: body.id,
        exact: 'The bridge at Kherson is closed',
        outletCheck: 'not_verified',
        disclaimer: { exact: 'Nobody could check it.' },
      },
    ],
    attribution: [
      { role: 'asserted_by', source: { name: 'An official', kind: 'person', unnamed: true }, voice: 'unnamed' },
      {
        role: 'found_in',
        source: { name: 'The Report', kind: 'outlet' },
        at: '2023-03-21',
        derived: true,
        appearance: 0,
      },
    ],
    figures: [
      { metric: 'bridges', low: 1, high: 2, place: { name: 'Kherson', lat: 46.6, lon: 32.6 }, cumulative: true },
    ],
  };
  return build.claim('triage', { content });
}

describe('the form of an edit', () => {
  test('changes nothing of what is claimed when it is sent as it came', async () => {
    const claim = await rich();
    const fields = fieldsOf((await contributor.get(`${claim.path}/edit`)).text);
    ok(await contributor.submit(claim.path, fields), 303);
    const { revision: _r, updatedAt: _u, ...after } = await now(claim);
    const { revision: _s, updatedAt: _v, ...before } = claim;
    assert.deepEqual(after, JSON.parse(JSON.stringify(before)));
  });

  test('clears what was emptied and removes the rows that were ticked', async () => {
    const claim = await rich();
    const fields = fieldsOf((await contributor.get(`${claim.path}/edit`)).text);
    for (const name of ['eventDate', 'eventDateDerived', 'topics', 'place.name', 'place.lat', 'place.lon'])
      delete fields[name];
    const ticked = { 'appearances.0.remove': 'on', 'figures.0.remove': 'on' };
    ok(await contributor.submit(claim.path, { ...fields, ...ticked }), 303);
    const after = await now(claim);
    assert.deepEqual([after.eventDate, after.eventDateDerived, after.place], [undefined, undefined, undefined]);
    assert.deepEqual([after.topics, after.appearances, after.figures], [[], [], []]);
    assert.deepEqual(
      after.attribution.map((step) => step.appearance),
      [undefined, undefined],
    );
  });

  test('shows what others did meanwhile, keeps what was typed, and can be sent over it', async () => {
    const claim = await rich();
    const fields = fieldsOf((await contributor.get(`${claim.path}/edit`)).text);
    ok(await on.as('editor').post(`${claim.path}/figures`, { metric: 'trains', value: 3 }), 201);

    const response = await contributor.submit(claim.path, { ...fields, statement: 'Both bridges are closed.' });
    ok(response, 409);
    assert.match(response.text, /Editor<\/span>\s+added a figure to the claim/);
    const again = fieldsOf(response.text);
    assert.equal(again.statement, 'Both bridges are closed.');
    assert.equal(again.revision, '2');

    ok(await contributor.submit(claim.path, again), 303);
    const after = await now(claim);
    assert.equal(after.statement, 'Both bridges are closed.');
    assert.deepEqual(
      after.figures.map((figure) => figure.metric),
      ['bridges', 'trains'],
    );
    assert.deepEqual(after.appearances, (await now(claim)).appearances);
  });

  test('comes back with 422, each fault at a field and everything kept', async () => {
    const claim = await rich();
    const fields = fieldsOf((await contributor.get(`${claim.path}/edit`)).text);
    const wrong = {
      ...fields,
      statement: '',
      eventDate: 'Tuesday',
      'figures.1.metric': 'trains',
      'place.precision': 'city',
    };
    const response = await contributor.submit(claim.path, wrong);
    ok(response, 422);
    const targets = [...response.text.matchAll(/<li><a href="#([^"]+)"/g)].map(([, id]) => id);
    assert.deepEqual(targets, ['field-statement', 'field-eventDate', 'field-figures.1.value']);
    for (const id of targets) assert.ok(response.text.includes(`id="${id}"`), id);
    const kept = fieldsOf(response.text);
    assert.deepEqual(
      [kept.eventDate, kept['figures.1.metric'], kept['place.precision']],
      ['Tuesday', 'trains', 'city'],
    );
  });
});

describe('the chains in the form of a claim', () => {
  const names = (fields: Record<string, string>) =>
    Object.keys(fields)
      .filter((name) => /^attribution\.\d+\.role$/.test(name))
      .map((name) => name.replace('role', ''))
      .map((row) => `${fields[`${row}chain`]} ${fields[`${row}role`]} ${fields[`${row}source.name`]}`.trim());

  /** Presses a button within the form, by its words and what it speaks of. */
  async function press(address: string, fields: Record<string, string>, html: string, words: string) {
    const buttons = [...html.matchAll(/<button [^>]*name="change" value="([^"]*)"[^>]*>([\s\S]*?)<\/button>/g)];
    const change = buttons.find(([, , name]) => name?.replace(/<[^>]*>/g, '').trim() === words)?.[1];
    assert.ok(change, `no button “${words}”`);
    const shown = await contributor.submit(address, { ...fields, change });
    ok(shown, 200);
    return { html: shown.text, fields: fieldsOf(shown.text) };
  }

  test('are changed step by step with everything typed kept, and nothing is recorded until it is sent', async () => {
    const claim = await rich();
    const before = (await contributor.get(`${claim.path}/edit`)).text;
    let form = { html: before, fields: fieldsOf(before) };
    const turn = async (words: string) => {
      form = await press(claim.path, form.fields, form.html, words);
    };
    form.fields.statement = 'The bridge is shut.';
    await turn('Add a step to chain 1');
    assert.deepEqual(names(form.fields), ['1 asserted_by An official', '1 relayed_by', '1 found_in The Report']);
    Object.assign(form.fields, { 'attribution.1.source.name': 'A wire', 'attribution.1.source.kind': 'outlet' });
    form.fields['attribution.1.channel'] = 'news wire';
    await turn('Move down step 2 of chain 1');
    assert.deepEqual(names(form.fields)[2], '1 relayed_by A wire');
    await turn('Move up step 3 of chain 1');
    await turn('Add another chain');
    assert.deepEqual(names(form.fields).slice(3), ['2 asserted_by', '2 found_in']);
    await turn('Move up to chain 1 step 1 of chain 2');
    assert.deepEqual(names(form.fields).slice(3), ['1 asserted_by', '2 found_in']);
    await turn('Remove step 4 of chain 1');
    assert.equal(form.fields.statement, 'The bridge is shut.');
    assert.equal(form.fields['attribution.1.channel'], 'news wire');
    assert.match(form.html, /formaction="\/claims\/\d+#field-attribution\.1"/);
    assert.equal((await now(claim)).revision, claim.revision);

    ok(await contributor.submit(claim.path, form.fields), 303);
    const after = await now(claim);
    assert.deepEqual(
      after.attribution.map(({ chain, step, role, source }) => [chain, step, role, source?.name]),
      [
        [1, 1, 'asserted_by', 'An official'],
        [1, 2, 'relayed_by', 'A wire'],
        [1, 3, 'found_in', 'The Report'],
      ],
    );
    const kept = (index: number) => claim.attribution[index];
    assert.deepEqual([after.attribution[0], after.attribution[2]], [kept(0), { ...kept(1), step: 3 }]);
  });

  test('begin with who says it and where it was found', async () => {
    const { text: html } = await contributor.get('/claims/new');
    assert.deepEqual(names(fieldsOf(html)), ['1 asserted_by', '1 found_in']);
    const { fields } = await press('/claims', fieldsOf(html), html, 'Remove step 1 of chain 1');
    assert.deepEqual(names(fields), ['1 found_in']);
    const unknown = await contributor.submit('/claims', { ...fields, change: 'constructor 1' });
    assert.deepEqual(names(fieldsOf(ok(unknown, 200) && unknown.text)), ['1 found_in']);
  });
});

describe('the form of a new claim', () => {
  test('begins with the passage that was marked, and drops the rows that were left empty', async () => {
    const { body } = await on.as('contributor').post('/documents', { title: 'A report', language: 'en', text });
    const address = `/claims/new?documentId=${body.id}&exact=${encodeURIComponent('an official said')}`;
    const fields = fieldsOf((await contributor.get(address)).text);
    assert.equal(fields['appearances.0.exact'], 'an official said');
    const response = await contributor.submit('/claims', { ...fields, kind: 'fact', statement: 'An official spoke.' });
    ok(response, 303);
    const claim = ok(await on.as('reader').get(`${response.headers.location}.json`)) as Claim;
    assert.deepEqual([claim.attribution.length, claim.appearances.length, claim.figures.length], [0, 1, 0]);
  });

  test('needs no kind for a source that the desk knows in one kind alone', async () => {
    await on.as('contributor').post('/sources', { name: 'Known Agency', kind: 'organisation' });
    const fields = { statement: 'It is so.', language: 'en', kind: 'fact', 'attribution.0.role': 'asserted_by' };
    const named = (name: string) => contributor.submit('/claims', { ...fields, 'attribution.0.source.name': name });
    ok(await named('known agency'), 303);
    ok(await named('An agency nobody knows'), 422);
  });
});

describe('the form of an action', () => {
  test('answers as the action itself would where it is not open', async () => {
    const review = await build.claim('in_review');
    ok(await editor.get(`${review.path}/sign-offs/new`), 403);
    ok(await contributor.get(`${review.path}/returns/new`), 403);
    ok(await editor.get(`${review.path}/proposals/new`), 409);
    ok(await editor.get('/claims/99999/proposals/new'), 404);
  });

  test('tells before a proposal how many origins are missing, and keeps the verdicts on chains with theirs', async () => {
    const attribution = ['One', 'Two'].map((name, index) => ({
      chain: index + 1,
      role: 'asserted_by',
      source: { name, kind: 'person' },
    }));
    const claim = await build.claim('checking', { content: { attribution } });
    const form = (await editor.get(`${claim.path}/proposals/new`)).text;
    assert.match(form, /asks for 2 independent origins; the evidence has 0\. Not enough yet/);
    const fields = {
      ...fieldsOf(form),
      verdict: 'refuted',
      use: 'hold',
      rationale: 'So.',
      'chainVerdicts.1.verdict': 'said',
    };
    const response = await editor.submit(`${claim.path}/proposals`, fields);
    ok(response, 422);
    const kept = fieldsOf(response.text);
    assert.deepEqual([kept['chainVerdicts.0.verdict'], kept['chainVerdicts.1.verdict']], ['', 'said']);
    ok(await editor.submit(`${claim.path}/proposals`, { ...kept, verdict: 'disputed' }), 303);
    const { proposal } = ok(await on.as('editor').get(`${claim.path}.json`));
    assert.deepEqual(proposal.chainVerdicts, [{ chain: 2, verdict: 'said' }]);
  });

  test('that comes too late says who did what and when, and what was typed', async () => {
    const claim = await build.claim('checking');
    const fields = fieldsOf((await editor.get(`${claim.path}/proposals/new`)).text);
    const decision = { revision: claim.revision, verdict: 'disputed', use: 'attribute', rationale: 'Theirs.' };
    ok(await on.as('second').post(`${claim.path}/proposals`, decision));
    const typed = { ...fields, verdict: 'unverifiable', use: 'hold', rationale: 'Typed and not lost.' };
    const response = await editor.submit(`${claim.path}/proposals`, typed);
    ok(response, 409);
    assert.match(response.text, /Nobody can propose a verdict while the claim is in review\./);
    assert.match(response.text, /1 Mar 2026, \d\d:\d\d: Second proposed a verdict on the claim/);
    assert.match(response.text, /Typed and not lost\./);
  });

  test('signs nothing that changed after it was read, and shows what changed', async () => {
    const claim = await build.claim('in_review');
    const reviewer = await on.signIn('reviewer');
    const fields = fieldsOf((await reviewer.get(`${claim.path}/sign-offs/new`)).text);
    ok(await on.as('contributor').post(`${claim.path}/evidence`, { stance: 'context', note: 'Late news.' }), 201);
    const response = await reviewer.submit(`${claim.path}/sign-offs`, fields);
    ok(response, 409);
    assert.match(response.text, /Late news\./);
    ok(await reviewer.submit(`${claim.path}/sign-offs`, fieldsOf(response.text)), 303);
    assert.equal((await now(claim)).stage, 'settled');
  });
});
