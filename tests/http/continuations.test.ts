import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { addLink } from '../../src/desk/add-to-claim.ts';
import { drop } from '../../src/desk/drop.ts';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { Builder } from '../support/builder.ts';
import { ok, refused, TestDesk } from '../support/desk.ts';

let on: TestDesk;
let build: Builder;
let documentId = 0;

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
  documentId = (await build.document('The group now holds about 72 % of the town.')).id;
});

const share = { metric: 'area held', value: 70, unit: '%', qualifier: 'about', asOf: '2023-03-20' };

/** A claim with a chain, a figure and what else belongs to it. */
function holds(value = 70, more: object = {}): Promise<Claim> {
  return build.claim('triage', {
    content: {
      statement: `The group holds about ${value} % of the town.`,
      topics: ['town'],
      place: { name: 'The town', lat: 48.6, lon: 38 },
      eventDate: '2023-03-20',
      attribution: [
        {
          role: 'asserted_by',
          source: { name: 'The group', kind: 'organisation' },
          channel: 'a letter',
          at: '2023-03-20',
        },
        { role: 'found_in', source: { name: 'A paper', kind: 'outlet' } },
      ],
      figures: [
        { ...share, value, place: { name: 'The town' }, countedBy: { name: 'The group', kind: 'organisation' } },
      ],
      ...more,
    },
  });
}

async function continued(claim: Claim, value: number, asOf: string, who = 'colleague'): Promise<Claim> {
  const body = {
    statement: `The group holds about ${value} % of the town.`,
    figures: [{ id: claim.figures[0]?.id, value, asOf }],
  };
  return ok(await on.as(who).post(`${claim.path}/continuations`, body), 201);
}

const idsOf = (claims: Claim[]) => claims.map((one) => one.id);
const series = async (claim: Claim) => ok(await on.as('reader').get(`${claim.path}/continuations`));

describe('continuing a claim with a new value', () => {
  test('copies what stays the same, links to the claim before, and leaves that one as it is', async () => {
    const claim = await build.evidence(await holds());
    const body = {
      statement: 'The group holds about 72 % of the town.',
      figures: [{ id: claim.figures[0]?.id, value: 72, asOf: '2023-03-21' }],
      appearances: [{ documentId, exact: 'about 72 % of the town' }],
    };
    const response = await on.as('colleague').post(`${claim.path}/continuations`, body);
    const made: Claim = ok(response, 201);
    assert.equal(response.headers.location, made.path);
    assert.notEqual(made.id, claim.id);
    assert.deepEqual([made.stage, made.revision, made.standing], ['triage', 1, 'undecided']);
    for (const member of ['language', 'kind', 'place', 'topics', 'urgency'] as const) {
      assert.deepEqual(made[member], claim[member], member);
    }
    assert.deepEqual(
      made.attribution.map(({ role, source, channel, at }) => [role, source?.name, channel, at]),
      [
        ['asserted_by', 'The group', 'a letter', undefined],
        ['found_in', 'A paper', undefined, undefined],
      ],
    );
    const { id, ...figure } = made.figures[0] as Claim['figures'][number];
    const { id: before, ...figureBefore } = claim.figures[0] as Claim['figures'][number];
    assert.notEqual(id, before);
    assert.deepEqual(figure, { ...figureBefore, value: 72, asOf: '2023-03-21' });
    assert.deepEqual(
      made.links.map(({ type, claimId }) => [type, claimId]),
      [['supersedes', claim.id]],
    );
    assert.deepEqual([made.evidence.length, made.appearances.length, made.eventDate], [0, 1, undefined]);
    assert.equal(made.recordedBy, (await on.actor('colleague')).id);
    assert.deepEqual(await build.now(claim.id), claim, 'the claim before has the text that it had');
    assert.equal((await verifyAudit(on.desk)).fault, null);
  });

  test('shows the series on both pages, in order of time, with where it goes on', async () => {
    const first = await holds();
    const third = await continued(await continued(first, 72, '2023-03-21'), 71, '2023-03-22');
    const { items } = await series(first);
    assert.deepEqual(idsOf(items), [first.id, third.id - 1, third.id]);
    assert.deepEqual((await series(third)).items, items);
    const reader = await on.signIn('reader');
    for (const { path, id } of items) {
      const { text } = await reader.get(path);
      const table = /<h2 id="series">[\s\S]*?<\/table>/.exec(text)?.[0] ?? '';
      assert.deepEqual(
        [...table.matchAll(/about \d+\s*%/g)].map(([value]) => value.replace(/\s+/g, ' ')),
        ['about 70 %', 'about 72 %', 'about 71 %'],
        path,
      );
      assert.match(table, /This claim/);
      assert.doesNotMatch(table, new RegExp(`href="/claims/${id}"`));
    }
    const history = await reader.get(`${third.path}/history`);
    assert.match(history.text, new RegExp(`recorded the claim \\(continuing claim ${third.id - 1}\\)`));
  });

  test('bounds a long series honestly: what is beyond has an address', async () => {
    const first = await holds(1);
    let last = first;
    for (let value = 2; value <= 12; value++) last = await continued(last, value, `2023-04-${value + 10}`);
    const { text } = await (await on.signIn('reader')).get(first.path);
    const later = /href="(\/claims\/\d+\/continuations)">Later values/.exec(text)?.[1];
    assert.equal(later, `/claims/${first.id + 8}/continuations`);
    assert.doesNotMatch(text, /Earlier values/);
    const { items, earlier, later: beyond } = await series(first);
    assert.deepEqual([items.length, earlier, beyond], [12, null, null]);
    assert.match((await (await on.signIn('reader')).get(last.path)).text, /Earlier values/);
  });

  test('counts its author as the recorder, who does not sign it', async () => {
    const claim = await holds();
    let made = await continued(claim, 72, '2023-03-21', 'editor');
    made = ok(await on.as('second').post(`${made.path}/assignments`, { revision: 1, assignee: 'me' }));
    const decision = { verdict: 'disputed', use: 'attribute', rationale: 'Both sides say so.' };
    made = ok(await on.as('second').post(`${made.path}/proposals`, { revision: made.revision, ...decision }));
    const { revision, contentHash } = made;
    refused(await on.as('editor').post(`${made.path}/sign-offs`, { revision, contentHash }), 403);
    ok(await on.as('reviewer').post(`${made.path}/sign-offs`, { revision, contentHash }));
  });

  test('is done once: of two at once one wins, and the other is told which claim and who', async () => {
    const claim = await holds();
    const body = (value: number) => ({
      statement: `The group holds about ${value} % of the town.`,
      figures: [{ id: claim.figures[0]?.id, value }],
    });
    const path = `${claim.path}/continuations`;
    const [one, two] = await Promise.all([
      on.as('colleague').post(path, body(72)),
      on.as('contributor').post(path, body(73)),
    ]);
    assert.deepEqual([one.status, two.status].sort(), [201, 409]);
    const [won, lost] = one.status === 201 ? [one, two] : [two, one];
    const who = won === one ? 'Colleague' : 'Contributor';
    assert.equal(
      refused(lost, 409),
      `Claim ${claim.id} was already continued as claim ${won.body.id}, by ${who}. Continue claim ${won.body.id}.`,
    );
    const form = await (await on.signIn('contributor')).get(`${path}/new`);
    assert.equal(form.status, 409);
    await build.act('editor', drop, won.body, { reason: 'not_checkable' });
    await continued(claim, 74, '2023-03-22');
  });

  test('sent twice acts once', async () => {
    const claim = await holds();
    const body = { statement: 'Another value.', figures: [{ id: claim.figures[0]?.id, value: 1 }] };
    const key = { 'idempotency-key': 'continue-1' };
    const first = await on.as('colleague').post(`${claim.path}/continuations`, body, key);
    const second = await on.as('colleague').post(`${claim.path}/continuations`, body, key);
    assert.deepEqual(ok(second, 201), ok(first, 201));
    assert.equal(first.headers.location, second.headers.location);
  });

  test('refuses what is not new, not whole, not seen or not there', async () => {
    const claim = await holds();
    const path = `${claim.path}/continuations`;
    const id = claim.figures[0]?.id;
    const statement = claim.statement;
    const wrong: [object, RegExp][] = [
      [{ figures: [{ id, value: 1 }] }, /statement/],
      [{ statement: 'Anew.' }, /Give the new value of what the claim counts/],
      [{ statement, figures: [{ id, value: 70, asOf: '2023-03-20' }] }, /Nothing is new/],
      [{ statement, figures: [{ id }] }, /Give a value/],
      [{ statement, figures: [{ value: 3 }] }, /figures\.0\.metric/],
      [{ statement, figures: [{ id: '01890000-0000-7000-8000-000000000000', metric: 'm', value: 3 }] }, /no such item/],
      [{ statement, figures: [{ id, value: 3 }], stage: 'settled' }, /stage/],
      [{ statement, figures: [{ id, value: 3 }], appearances: [{ documentId, exact: 'about 99 %' }] }, /exact/],
    ];
    for (const [body, said] of wrong) {
      assert.match(JSON.stringify(ok(await on.as('colleague').post(path, body), 422).errors), said);
    }
    const right = { statement, figures: [{ id, value: 3 }] };
    refused(await on.as('reader').post(path, right), 403);
    const stale = ok(await on.as('colleague').post(path, { ...right, revision: 7 }), 409);
    assert.equal(stale.revision, 1);
    const dropped = await build.claim('dropped');
    refused(await on.as('editor').post(`${dropped.path}/continuations`, { statement: 'Anew.' }), 409);
    assert.equal((await series(claim)).items.length, 1, 'nothing was recorded');
  });
});

describe('the form', () => {
  test('stands filled with the claim, and sends what was changed', async () => {
    const claim = await holds();
    const contributor = await on.signIn('contributor');
    const { text } = await contributor.get(`${claim.path}/continuations/new`);
    assert.match(text, /<textarea[^>]*name="statement"[^>]*>\s*The group holds about 70 % of the town\./);
    assert.match(text, /name="figures\.0\.value" value="70"/);
    assert.match(text, /name="figures\.0\.unit" value="%"/);
    assert.match(text, /name="figures\.0\.asOf" value="2026-\d\d-\d\d"/);
    const fields = {
      revision: '1',
      statement: 'The group holds about 72 % of the town.',
      'figures.0.id': claim.figures[0]?.id,
      'figures.0.metric': 'area held',
      'figures.0.qualifier': 'about',
      'figures.0.value': '72',
      'figures.0.asOf': '2023-03-21',
      'figures.0.place.name': 'The town',
      'figures.0.countedBy.name': 'The group',
      'figures.0.countedBy.kind': 'organisation',
    };
    const empty = await contributor.submit(`${claim.path}/continuations`, { ...fields, statement: '' });
    assert.equal(empty.status, 422);
    assert.match(empty.text, /<details>\s*<summary>More/);
    const more = { ...fields, statement: '', 'figures.0.unit': 'persons' };
    const changed = await contributor.submit(`${claim.path}/continuations`, more);
    assert.match(changed.text, /<details open>\s*<summary>More/);
    assert.match(empty.text, /name="figures\.0\.value" value="72"/);
    const sent = await contributor.submit(`${claim.path}/continuations`, fields);
    assert.equal(sent.status, 303, sent.text);
    const made = await build.now(Number(sent.headers.location?.split('/').at(-1)));
    const { unit, ...figure } = { ...claim.figures[0], value: 72, asOf: '2023-03-21', id: made.figures[0]?.id };
    assert.deepEqual(made.figures, [figure], `the unit ${unit} was emptied`);
  });

  test('shows what changed meanwhile, with all that was typed', async () => {
    const claim = await holds();
    await build.evidence(claim);
    const page = await (await on.signIn('contributor')).submit(`${claim.path}/continuations`, {
      revision: '1',
      statement: 'Typed and not lost.',
      'figures.0.value': '72',
      'figures.0.metric': 'area held',
    });
    assert.equal(page.status, 409);
    assert.match(page.text, /This claim changed meanwhile/);
    assert.match(page.text, /Typed and not lost\./);
  });
});

describe('the queues of what is to be looked at again', () => {
  test('leave a claim out that was continued, until what continues it is dropped', async () => {
    const claim = await build.claim('settled');
    on.clock.pass(60 * 24);
    const isQueued = async () => {
      const { items } = ok(await on.as('editor').get('/claims?queue=stale&limit=200'));
      return idsOf(items).includes(claim.id);
    };
    assert.ok(await isQueued());
    const path = `${claim.path}/continuations`;
    const made = ok(await on.as('colleague').post(path, { statement: 'Bridges are closed now.' }), 201);
    assert.ok(!(await isQueued()));
    await build.act('editor', drop, made, { reason: 'not_checkable' });
    assert.ok(await isQueued());
  });
});

describe('a ring of claims that supersede each other', () => {
  test('is refused with a sentence, however long', async () => {
    const first = await holds();
    const second = await continued(first, 72, '2023-03-21');
    const third = await continued(second, 74, '2023-03-22');
    for (const last of [second, third]) {
      const body = { type: 'supersedes', claimId: last.id };
      const sentence = refused(await on.as('contributor').post(`${first.path}/links`, body), 422);
      assert.match(sentence, /a series cannot run in a ring/);
    }
    const other = await holds();
    await build.act('contributor', addLink, third, { type: 'supersedes', claimId: other.id });
    refused(await on.as('contributor').post(`${other.path}/links`, { type: 'supersedes', claimId: third.id }), 422);
    await build.act('contributor', addLink, other, { type: 'bears_on', claimId: third.id });
  });
});
