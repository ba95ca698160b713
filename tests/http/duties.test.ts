import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { assign } from '../../src/desk/assign.ts';
import { drop } from '../../src/desk/drop.ts';
import { editClaim } from '../../src/desk/edit-claim.ts';
import { changePerson } from '../../src/desk/people.ts';
import { propose } from '../../src/desk/propose.ts';
import { publishProvisionally } from '../../src/desk/publish-provisionally.ts';
import { recordClaim } from '../../src/desk/record-claim.ts';
import { editSource } from '../../src/desk/record-source.ts';
import { createToken, revokeToken } from '../../src/desk/tokens.ts';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import { Forbidden, SignedOut } from '../../src/domain/errors.ts';
import { findTokens } from '../../src/store/access.ts';
import { Builder, given } from '../support/builder.ts';
import { ok, refused, TestDesk } from '../support/desk.ts';

let on: TestDesk;
let build: Builder;

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
});

const disputed = { verdict: 'disputed', use: 'attribute', rationale: 'Both sides say so.' };
const speaker = (name: string) => ({ role: 'asserted_by', source: { name, kind: 'person' } });

describe('who signs off', () => {
  test('cannot sign chains that they wrote into a duplicate', async () => {
    const duplicate = await build.claim('triage', {
      recordedBy: 'reviewer',
      content: { attribution: [speaker('Somebody whom the reviewer quotes')] },
    });
    const claim = await build.claim('triage');
    await build.act('editor', drop, duplicate, { reason: 'duplicate', duplicateOf: claim.id });
    await build.act('editor', assign, claim, { assignee: 'me' });
    const proposed = await build.act('editor', propose, claim, disputed);
    const { revision, contentHash } = proposed;
    refused(await on.as('reviewer').post(`${claim.path}/sign-offs`, { revision, contentHash }), 403);
  });

  test('cannot sign chains that came to the claim by way of two duplicates', async () => {
    const content = { attribution: [speaker('Somebody else whom the reviewer quotes')] };
    const first = await build.claim('triage', { recordedBy: 'reviewer', content });
    const second = await build.claim('triage');
    const claim = await build.claim('triage');
    await build.act('editor', drop, first, { reason: 'duplicate', duplicateOf: second.id });
    await build.act('editor', drop, second, { reason: 'duplicate', duplicateOf: claim.id });
    await build.act('editor', assign, claim, { assignee: 'me' });
    const { revision, contentHash } = await build.act('editor', propose, claim, disputed);
    refused(await on.as('reviewer').post(`${claim.path}/sign-offs`, { revision, contentHash }), 403);
    ok(await on.as('second').post(`${claim.path}/sign-offs`, { revision, contentHash }));
  });

  test('signs the names that they saw, whatever a source is called meanwhile', async () => {
    const named = await build.claim('in_review', { content: { attribution: [speaker('Name as it was read')] } });
    const source = named.attribution[0]?.source;
    assert.ok(source);
    const { revision } = ok(await on.as('contributor').get(`/sources/${source.id}.json`));
    const actor = await on.actor('contributor');
    await editSource(on.desk, { actor }, source.id, given({ revision, name: 'Somebody else entirely' }));
    const body = { revision: named.revision, contentHash: named.contentHash };
    const signed = ok(await on.as('reviewer').post(`${named.path}/sign-offs`, body));
    assert.equal(signed.attribution[0].source.name, 'Name as it was read');
    assert.equal((await verifyAudit(on.desk)).fault, null);
  });
});

describe('a signed verdict', () => {
  test('keeps its shelf life when the claim is edited away from it and back', async () => {
    const settled = await build.claim('settled');
    assert.ok(settled.staleAfter);
    const edited = await build.act('editor', editClaim, settled, { statement: 'Something else.' });
    assert.deepEqual([edited.standing, edited.verdict, edited.staleAfter], ['changed', 'unverified', undefined]);
    const back = await build.act('editor', editClaim, settled, { statement: settled.statement });
    assert.deepEqual([back.standing, back.verdict, back.staleAfter], ['current', settled.verdict, settled.staleAfter]);
  });
});

describe('a provisional verdict', () => {
  test('keeps to the table of verdicts, and is not prolonged while it lasts', async () => {
    const claim = await build.claim('checking');
    const body = { verdict: 'refuted', use: 'state', reason: 'It is needed now.' };
    const { revision } = claim;
    refused(await on.as('editor').post(`${claim.path}/provisionals`, { revision, ...body }), 422);
    const shown = await build.act('editor', publishProvisionally, claim, { ...body, use: 'hold' });
    const again = { revision: shown.revision, ...body, use: 'hold' };
    refused(await on.as('reviewer').post(`${claim.path}/provisionals`, again), 409);
  });
});

describe('an act that began', () => {
  test('is not finished by a token that was revoked meanwhile', async () => {
    const secret = await on.token('contributor');
    const actor = await on.actor('contributor');
    const [token] = await findTokens(on.desk.store.read, actor.id);
    assert.ok(token && secret);
    await revokeToken(on.desk, { actor }, token.id);
    const late = { actor: { ...actor, token: { id: token.id, expiresAt: token.expiresAt } } };
    const body = given({ statement: 'Too late.', language: 'en', kind: 'fact' });
    await assert.rejects(recordClaim(on.desk, late, body), SignedOut);
  });

  test('is not finished in a role that was taken away meanwhile', async () => {
    const people = ok(await on.as('admin').get('/people.json')).items as {
      id: number;
      email: string;
      revision: number;
    }[];
    const late = await on.actor('reviewer');
    const { revision } = people.find((person) => person.id === late.id) ?? {};
    const admin = { actor: await on.actor('admin') };
    const lowered = await changePerson(on.desk, admin, late.id, given({ revision, role: 'reader' }));
    const body = given({ statement: 'Too late.', language: 'en', kind: 'fact' });
    await assert.rejects(recordClaim(on.desk, { actor: late }, body), SignedOut);
    await changePerson(on.desk, admin, late.id, given({ revision: lowered.revision, role: 'editor' }));
  });
});

describe('an account', () => {
  test('that has a password is not handed to an admin by a new link', async () => {
    const { id } = await on.actor('reviewer');
    refused(await on.as('admin').post(`/people/${id}/invitations`), 409);
  });

  test('gets no token from a token that ends sooner', async () => {
    const soon = new Date(on.clock().getTime() + 60_000).toISOString();
    const secret = await on.token('editor', ['read', 'write'], soon);
    const actor = await on.actor('editor');
    const [token] = await findTokens(on.desk.store.read, actor.id);
    assert.ok(token && secret);
    const act = { actor: { ...actor, token: { id: token.id, expiresAt: token.expiresAt } } };
    await assert.rejects(createToken(on.desk, act, actor.id, 'f'.repeat(64), given({ name: 'for good' })), Forbidden);
  });
});

describe('an edit', () => {
  test('that names one item twice is refused, and the desk stays provable', async () => {
    const figure = { metric: 'bridges', value: 1 };
    const claim = await build.claim('triage', { content: { figures: [figure] } });
    const twice = [
      { ...figure, id: claim.figures[0]?.id },
      { ...figure, id: claim.figures[0]?.id },
    ];
    const body = { revision: claim.revision, figures: twice };
    refused(await on.as('contributor').post(claim.path, body), 422);
    assert.equal((await verifyAudit(on.desk)).fault, null);
  });

  test('with a key and a strange member is told so and is no fault of the desk', async () => {
    const key = { 'idempotency-key': 'a key of this test' };
    refused(await on.as('contributor').post('/claims', { toJSON: 1 }, key), 422);
    refused(await on.as('contributor').post('/claims', `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`, key), 422);
  });
});
