import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Claim } from '../../src/domain/claim.ts';
import { Builder } from '../support/builder.ts';
import { type Browser, ok, TestDesk } from '../support/desk.ts';
import { fieldsOf } from '../support/form-fields.ts';

let on: TestDesk;
let build: Builder;
let contributor: Browser;

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
  contributor = await on.signIn('contributor');
});

const now = async (claim: Claim) => ok(await on.as('reader').get(`${claim.path}.json`)) as Claim;
const edit = async (claim: Claim, who: string, members: object) => {
  const { revision } = await now(claim);
  return ok(await on.as(who).post(claim.path, { revision, ...members })) as Claim;
};

async function rich(): Promise<Claim> {
  const text = 'The bridge at Kherson is closed, an official said. Nobody could check it.';
  const document = await build.document(text);
  const content = {
    topics: ['bridges', 'Kherson'],
    place: { name: 'Kherson', lat: 46.6, lon: 32.6 },
    eventDate: '2023-03',
    appearances: [{ documentId: document.id, exact: 'The bridge at Kherson is closed' }],
    attribution: [
      { role: 'asserted_by', source: { name: 'An official', kind: 'person', unnamed: true }, channel: 'radio' },
      { role: 'found_in', source: { name: 'The Report', kind: 'outlet' }, appearance: 0 },
    ],
    figures: [
      { metric: 'bridges', value: 1, place: { name: 'Kherson', lat: 46.6, lon: 32.6 } },
      { metric: 'lanes', value: 4 },
    ],
  };
  return build.claim('triage', { content });
}

/** The form as it was opened. */
const opened = async (claim: Claim) => fieldsOf((await contributor.get(`${claim.path}/edit`)).text);

/** A part of the page of a merge, without markup. */
function section(html: string, title: string): string {
  const from = html.indexOf(`>${title}</h2>`);
  if (from === -1) return '';
  const upTo = html.indexOf('<h2', from);
  return html
    .slice(from, upTo === -1 ? undefined : upTo)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

describe('an edit that comes late', () => {
  test('is merged where both changed different things, and each is said to stand', async () => {
    const claim = await rich();
    const fields = await opened(claim);
    const [bridges, lanes] = claim.figures;
    await edit(claim, 'editor', {
      eventDate: '2023-03-18',
      figures: [{ ...bridges, place: undefined, value: 2 }, lanes],
    });
    const late = await contributor.submit(claim.path, {
      ...fields,
      statement: 'Both bridges are closed.',
      'figures.1.value': '6',
      'attribution.0.channel': 'television',
    });
    ok(late, 409);
    const theirs = section(late.text, 'Only they changed');
    assert.match(theirs, /Date of what is claimed .*2023-03 .*Taken: Editor, 1 Mar 2026.*2023-03-18/);
    assert.match(theirs, /Figure: bridges/);
    const mine = section(late.text, 'Only you changed');
    assert.match(mine, /Statement .*Both bridges are closed\./);
    assert.match(mine, /Figure: lanes .*Value 4 .*Value 6/);
    assert.match(mine, /Step of a chain: An official .*Channel radio .*Channel television/);
    assert.match(late.text, /You changed different things, so both stand/);
    assert.match(late.text, /Editor<\/span>\s+edited the claim/);

    const sent = fieldsOf(late.text);
    for (let time = 0; time < 2; time++) ok(await contributor.submit(claim.path, sent), 303);
    const after = await now(claim);
    assert.equal(after.revision, 3, 'a double submit acts once');
    assert.deepEqual([after.statement, after.eventDate], ['Both bridges are closed.', '2023-03-18']);
    assert.deepEqual(
      after.figures.map(({ id, value }) => [id, value]),
      [
        [bridges?.id, 2],
        [lanes?.id, 6],
      ],
    );
    assert.equal(after.attribution[0]?.channel, 'television');
    assert.deepEqual([after.place, after.appearances, after.topics], [claim.place, claim.appearances, claim.topics]);
    assert.deepEqual(after.attribution[1], claim.attribution[1]);
  });

  test('asks for a choice where both changed the same, and saves what was chosen', async () => {
    const claim = await rich();
    const fields = await opened(claim);
    const [bridges, lanes] = claim.figures;
    await edit(claim, 'second', {
      statement: 'The bridge is damaged.',
      topics: ['war'],
      eventDate: '2023-03-18',
      figures: [{ ...bridges, place: undefined, value: 3 }, lanes],
    });
    const typed = { ...fields, statement: 'The bridge is open.', topics: 'traffic\r\nbridges', 'figures.0.value': '5' };
    const late = await contributor.submit(claim.path, typed);
    ok(late, 409);
    const both = section(late.text, 'Changed by both');
    assert.match(
      both,
      /Statement .*Bridge \d+ is closed\. .*Theirs.*Second, 1 Mar 2026.*The bridge is damaged\. .*The bridge is open\./,
    );
    const sent = fieldsOf(late.text);
    assert.deepEqual([sent.statement, sent.topics], ['The bridge is open.', 'traffic\nbridges']);

    const unchosen = await contributor.submit(claim.path, { ...sent, 'take.statement': 'mine' });
    ok(unchosen, 422);
    const faults = [...unchosen.text.matchAll(/<li><a href="#([^"]+)"/g)].map(([, id]) => id);
    assert.deepEqual(faults, ['field-take.topics', `field-take.figures.${bridges?.id}`]);
    for (const id of faults) assert.ok(unchosen.text.includes(`id="${id}"`), id);
    assert.match(unchosen.text, /name="take\.statement" value="mine" checked/);
    for (const { text } of [late, unchosen]) {
      assert.match(section(text, 'Only they changed'), /Date of what is claimed .*Second, .*2023-03-18/);
    }

    const chosen = {
      ...fieldsOf(unchosen.text),
      'take.statement': 'mine',
      statement: 'The bridge is damaged, yet open.',
      'take.topics': 'theirs',
      [`take.figures.${bridges?.id}`]: 'theirs',
    };
    ok(await contributor.submit(claim.path, chosen), 303);
    const after = await now(claim);
    assert.deepEqual([after.statement, after.topics], ['The bridge is damaged, yet open.', ['war']]);
    assert.deepEqual(
      after.figures.map(({ id, value }) => [id, value]),
      [
        [bridges?.id, 3],
        [lanes?.id, 4],
      ],
    );
  });

  test('lets each side keep what the other removed', async () => {
    const claim = await rich();
    const fields = await opened(claim);
    const [bridges, lanes] = claim.figures;
    await edit(claim, 'editor', { figures: [{ ...lanes, value: 8 }], appearances: [] });
    const typed = {
      ...fields,
      'figures.0.value': '7',
      'figures.1.remove': 'on',
      'appearances.0.outletCheck': 'partly',
    };
    const late = await contributor.submit(claim.path, typed);
    ok(late, 409);
    assert.match(section(late.text, 'Changed by both'), /Removed\..*You removed it\.|You removed it\..*Removed\./);
    const sent = fieldsOf(late.text);
    const take = (side: string) => ({
      [`take.figures.${bridges?.id}`]: side,
      [`take.figures.${lanes?.id}`]: side,
      [`take.appearances.${claim.appearances[0]?.id}`]: side,
    });
    ok(await contributor.submit(claim.path, { ...sent, ...take('mine') }), 303);
    const mine = await now(claim);
    assert.deepEqual(
      mine.figures.map(({ metric, value }) => [metric, value]),
      [['bridges', 7]],
    );
    assert.equal(mine.appearances[0]?.outletCheck, 'partly');
    assert.deepEqual(mine.appearances[0]?.quote, claim.appearances[0]?.quote);
  });

  test('takes theirs whole where that is chosen, removals too', async () => {
    const claim = await rich();
    const fields = await opened(claim);
    const [bridges, lanes] = claim.figures;
    const theirs = await edit(claim, 'editor', { figures: [{ ...lanes, value: 8 }] });
    const late = await contributor.submit(claim.path, { ...fields, 'figures.0.value': '7', 'figures.1.remove': 'on' });
    const take = { [`take.figures.${bridges?.id}`]: 'theirs', [`take.figures.${lanes?.id}`]: 'theirs' };
    ok(await contributor.submit(claim.path, { ...fieldsOf(late.text), ...take }), 303);
    assert.deepEqual((await now(claim)).figures, theirs.figures);
  });

  test('keeps rows that are new on both sides', async () => {
    const claim = await rich();
    const fields = await opened(claim);
    ok(await on.as('editor').post(`${claim.path}/figures`, { metric: 'trains', value: 3 }), 201);
    const late = await contributor.submit(claim.path, {
      ...fields,
      'figures.2.metric': 'trucks',
      'figures.2.value': '9',
    });
    ok(late, 409);
    ok(await contributor.submit(claim.path, fieldsOf(late.text)), 303);
    assert.deepEqual((await now(claim)).figures.map(({ metric }) => metric).sort(), [
      'bridges',
      'lanes',
      'trains',
      'trucks',
    ]);
  });

  test('comes late again: nothing is lost, and nobody is overwritten', async () => {
    const claim = await rich();
    const fields = await opened(claim);
    await edit(claim, 'editor', { statement: 'The bridge is damaged.' });
    const late = await contributor.submit(claim.path, { ...fields, statement: 'The bridge is open.' });
    await edit(claim, 'second', { statement: 'The bridge is gone.' });
    const chosen = { ...fieldsOf(late.text), 'take.statement': 'mine' };
    const again = await contributor.submit(claim.path, chosen);
    ok(again, 409);
    const both = section(again.text, 'Changed by both');
    assert.match(both, /The bridge is damaged\. .*Second, 1 Mar 2026.*The bridge is gone\. .*The bridge is open\./);
    assert.equal((await now(claim)).statement, 'The bridge is gone.');
    ok(await contributor.submit(claim.path, { ...fieldsOf(again.text), 'take.statement': 'theirs' }), 303);
    assert.equal((await now(claim)).statement, 'The bridge is gone.');
  });

  test('shows nothing as chosen that was not, whatever is sent as a choice', async () => {
    const claim = await rich();
    const fields = await opened(claim);
    await edit(claim, 'editor', { statement: 'The bridge is damaged.' });
    const late = fieldsOf((await contributor.submit(claim.path, { ...fields, statement: 'The bridge is open.' })).text);
    for (const wrong of [
      { 'take.statement': 'both' },
      { take: 'theirs' },
      { 'take.__proto__.statement': 'mine' },
      { 'take.statement.x': 'mine' },
      { base: 'x' },
      { base: '999999' },
    ]) {
      ok(await contributor.submit(claim.path, { ...late, ...wrong }), 422);
    }
    assert.equal((await now(claim)).statement, 'The bridge is damaged.');
    const unknown = { ...late, base: '0', 'take.statement': 'mine', revision: '999999' };
    ok(await contributor.submit(claim.path, unknown), 409);
    assert.equal((await now(claim)).revision, 2);
  });

  test('tells JSON clients of each change who made it, when, and in which revision', async () => {
    const claim = await rich();
    await edit(claim, 'editor', { statement: 'The bridge is damaged.' });
    ok(await on.as('contributor').post(`${claim.path}/evidence`, { stance: 'context', note: 'Seen.' }), 201);
    await edit(claim, 'second', { statement: 'The bridge is gone.', eventDate: '2023-03-18' });
    const problem = ok(await on.as('contributor').post(claim.path, { revision: 1, statement: 'It is open.' }), 409);
    assert.equal(problem.revision, 4);
    const told = Object.fromEntries(
      problem.changes.map(({ path, before, after, by, revision }: Record<string, unknown>) => [
        path,
        { before, after, by, revision },
      ]),
    );
    const { id: second } = await on.actor('second');
    assert.deepEqual(told.statement, {
      before: claim.statement,
      after: 'The bridge is gone.',
      by: second,
      revision: 4,
    });
    assert.deepEqual(told.eventDate, { before: '2023-03', after: '2023-03-18', by: second, revision: 4 });
    const evidence = Object.entries(told).find(([path]) => path.startsWith('evidence.'))?.[1] as { revision: number };
    assert.equal(evidence.revision, 3);
    for (const change of problem.changes) assert.match(change.at, /^2026-03-01T/);
  });
});
