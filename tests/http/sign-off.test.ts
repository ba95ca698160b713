import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { addFigure, withdrawEvidence } from '../../src/desk/add-to-claim.ts';
import { assign } from '../../src/desk/assign.ts';
import { editClaim } from '../../src/desk/edit-claim.ts';
import { propose } from '../../src/desk/propose.ts';
import { reopen, retract } from '../../src/desk/reopen.ts';
import { signOff } from '../../src/desk/sign-off.ts';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { endProvisionals } from '../../src/jobs/provisionals.ts';
import { Builder } from '../support/builder.ts';
import { runRaw } from '../support/catalogue.ts';
import { engineName } from '../support/database.ts';
import { ok, refused, TestDesk } from '../support/desk.ts';

let on: TestDesk;
let build: Builder;

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
});

const disputed = { verdict: 'disputed', use: 'attribute', rationale: 'Both sides say so.' };
const confirmed = { verdict: 'confirmed', use: 'state', rationale: 'Two origins.' };
const sign = (who: string, claim: Claim, body: object = {}) =>
  on.as(who).post(`${claim.path}/sign-offs`, { revision: claim.revision, contentHash: claim.contentHash, ...body });
const signedState = async (claim: Claim) => on.as('reader').get(`${claim.path}.json?state=signed`);
const signedLines = async (): Promise<Claim[]> => {
  const { text } = await on.as('reader').get('/export/claims.jsonl?state=signed');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
};
const signedList = async (claim: Claim): Promise<Claim | undefined> => {
  const { items } = ok(await on.as('reader').get('/claims.json?state=signed&limit=200'));
  return items.find((item: Claim) => item.id === claim.id);
};

describe('a sign-off', () => {
  test('settles the claim with the verdict and says who decided, who agreed, when, and on what', async () => {
    const claim = await build.claim('in_review', { evidence: 2, decision: confirmed });
    const { proposal } = ok(await on.as('reviewer').get(`${claim.path}.json`));
    const signed = ok(await sign('reviewer', claim, { decisionHash: proposal.decisionHash }));
    const [editor, reviewer] = [await on.actor('editor'), await on.actor('reviewer')];
    assert.deepEqual(
      [signed.stage, signed.verdict, signed.use, signed.rationale, signed.standing],
      ['settled', 'confirmed', 'state', 'Two origins.', 'current'],
    );
    const { by, proposedBy, contentHash, decisionHash, at } = signed.signOff;
    assert.deepEqual(
      { by, proposedBy, contentHash, decisionHash },
      { by: reviewer.id, proposedBy: editor.id, contentHash: claim.contentHash, decisionHash: proposal.decisionHash },
    );
    assert.deepEqual([signed.lastSigned.revision, signed.lastSigned.at], [signed.revision, at]);
    const days = (Date.parse(signed.staleAfter) - Date.parse(at)) / 86_400_000;
    assert.equal(days, 14);
  });

  test('is refused to the proposer, by form and by JSON, and an admin has no way around it', async () => {
    for (const proposedBy of ['editor', 'admin']) {
      const claim = await build.claim('in_review', { proposedBy });
      assert.match(refused(await sign(proposedBy, claim), 403), /^You proposed this verdict/);
      const browser = await on.signIn(proposedBy);
      const { revision, contentHash } = claim;
      const page = await browser.submit(`${claim.path}/sign-offs`, { revision, contentHash });
      assert.equal(page.status, 403);
      assert.match(page.text, /You proposed this verdict/);
      assert.equal((await build.now(claim.id)).stage, 'in_review');
    }
  });

  test('is refused to who recorded the claim, and to who changed since what is claimed', async () => {
    const recorded = await build.claim('in_review', { recordedBy: 'reviewer' });
    assert.match(refused(await sign('reviewer', recorded), 403), /recorded or changed/);
    const claim = await build.claim('checking');
    await build.act('second', editClaim, claim, { statement: 'Restated.' });
    const proposed = await build.act('editor', propose, claim, disputed);
    assert.match(refused(await sign('second', proposed), 403), /recorded or changed/);
    ok(await sign('reviewer', proposed));
  });

  test('is open again to who restated the claim before the sign-off in between', async () => {
    const claim = await build.claim('checking');
    await build.act('second', editClaim, claim, { statement: 'Restated once.' });
    await build.act('editor', propose, claim, disputed);
    const { contentHash } = await build.now(claim.id);
    await build.act('reviewer', signOff, claim, { contentHash });
    await build.act('editor', reopen, claim, { note: 'Again.' });
    const proposed = await build.act('editor', propose, claim, disputed);
    ok(await sign('second', proposed));
  });

  test('is open to who changed only topics or urgency: that is not what is claimed', async () => {
    const claim = await build.claim('checking');
    await build.act('second', editClaim, claim, { topics: ['bridges'], urgency: 'high' });
    ok(await sign('second', await build.act('editor', propose, claim, disputed)));
  });

  test('is refused to who added the evidence that it rests on, and open to them where others’ is enough', async () => {
    const claim = await build.claim('checking', { evidence: 1 });
    await build.evidence(claim, 'reviewer');
    const proposed = await build.act('editor', propose, claim, confirmed);
    const sentence = refused(await sign('reviewer', proposed), 403);
    assert.match(sentence, /evidence that you added|You added evidence/);
    const more = await build.evidence(claim);
    ok(await sign('reviewer', more));
  });

  test('is refused to a service account', async () => {
    const claim = await build.claim('in_review');
    assert.match(refused(await sign('robot', claim), 403), /Only a person can sign off/);
  });

  test('of another content than the one that was seen is refused', async () => {
    const claim = await build.claim('in_review');
    const { revision } = await build.evidence(claim);
    const response = await sign('reviewer', claim, { revision });
    assert.match(refused(response, 409), /The content is not the one that you saw/);
    assert.equal(response.body.revision, revision);
  });

  test('of another decision than the one that was seen is refused', async () => {
    const claim = await build.claim('in_review');
    const refusal = refused(await sign('reviewer', claim, { decisionHash: 'a'.repeat(64) }), 409);
    assert.match(refusal, /The decision is not the one that you saw/);
  });

  test('by form leads back to the claim', async () => {
    const claim = await build.claim('in_review');
    const browser = await on.signIn('reviewer');
    const { revision, contentHash } = claim;
    const response = await browser.submit(`${claim.path}/sign-offs`, { revision, contentHash, requestId: 'sign-1' });
    assert.equal(response.status, 303);
    assert.equal(response.headers.location, claim.path);
    assert.match((await browser.get(claim.path)).text, /Signed off\./);
  });

  test('by fifty requests of several editors at once is given once', async () => {
    const claim = await build.claim('in_review');
    const desks = [on];
    // Two processes over one database are what PostgreSQL is for.
    if (engineName === 'postgresql') desks.push(await TestDesk.open('staffed', { url: on.url, clock: on.clock }));
    const signers = ['reviewer', 'second', 'admin'];
    for (const desk of desks) for (const who of signers) await desk.as(who).get('/claims.json?limit=1');
    const requests = Array.from({ length: 50 }, (_, index) => {
      const desk = desks[index % desks.length] as TestDesk;
      const { revision, contentHash } = claim;
      return desk.as(signers[index % 3] as string).post(`${claim.path}/sign-offs`, { revision, contentHash });
    });
    const statuses = (await Promise.all(requests)).map((response) => response.status);
    assert.deepEqual(
      [statuses.filter((status) => status === 200).length, statuses.filter((status) => status === 409).length],
      [1, 49],
      String(statuses),
    );
    assert.equal((await build.now(claim.id)).revision, claim.revision + 1);
    assert.equal((await verifyAudit(on.desk)).fault, null);
  });
});

describe('the standing of a signed claim', () => {
  test('is changed by an edit: the working verdict is unverified, readers of the signed state keep what was signed', async () => {
    const claim = await build.claim('settled', { evidence: 2, decision: confirmed });
    const body = { revision: claim.revision, statement: 'Something else is claimed.' };
    const edited = ok(await on.as('second').post(claim.path, body));
    assert.deepEqual(
      [edited.stage, edited.verdict, edited.standing, edited.use],
      ['checking', 'unverified', 'changed', undefined],
    );
    assert.equal(edited.lastSigned.verdict, 'confirmed');
    const signed = ok(await signedState(claim));
    assert.deepEqual(signed, JSON.parse(JSON.stringify(claim)));
    assert.deepEqual(await signedList(claim), signed);
    assert.equal((await signedLines()).find((line) => line.id === claim.id)?.statement, claim.statement);
  });

  test('is behind after new evidence: the verdict stands, in the working state too', async () => {
    const claim = await build.claim('settled', { evidence: 2, decision: confirmed });
    const behind = await build.evidence(claim);
    assert.deepEqual([behind.stage, behind.verdict, behind.standing], ['settled', 'confirmed', 'behind']);
    assert.equal(ok(await signedState(claim)).evidence.length, 2);
    const { items } = ok(await on.as('reader').get('/claims.json?standing=behind&limit=200'));
    assert.ok(items.some((item: Claim) => item.id === claim.id));
  });

  test('is current again when the item is withdrawn', async () => {
    const claim = await build.claim('settled');
    const { evidence } = await build.evidence(claim);
    const withdraw: typeof editClaim = (desk, act, id, body) =>
      withdrawEvidence(desk, act, id, evidence[0]?.id ?? '', body);
    const after = await build.act('editor', withdraw, claim, { reason: 'Mistaken.' });
    assert.deepEqual([after.standing, after.verdict], ['current', 'disputed']);
  });

  test('is changed by a new figure, and not by an appearance or a link', async () => {
    const claim = await build.claim('settled');
    const { id } = await build.document('The bridge is closed, says the sign.');
    const appearance = { documentId: id, exact: 'The bridge is closed' };
    assert.equal(ok(await on.as('contributor').post(`${claim.path}/appearances`, appearance), 201).standing, 'current');
    const link = { type: 'bears_on', claimId: (await build.claim()).id };
    assert.equal(ok(await on.as('contributor').post(`${claim.path}/links`, link), 201).standing, 'current');
    assert.equal((await build.act('editor', addFigure, claim, { metric: 'spans', value: 2 })).standing, 'changed');
  });

  test('stays when the claim is reopened, until a newer sign-off', async () => {
    const claim = await build.claim('settled');
    const reopened = await build.act('editor', reopen, claim, { note: 'New photographs.' });
    assert.deepEqual([reopened.verdict, reopened.standing, reopened.stage], ['disputed', 'current', 'checking']);
    await build.act('editor', propose, claim, {
      ...disputed,
      verdict: 'unverified',
      reason: 'single_source',
      use: 'hold',
    });
    assert.equal(ok(await signedState(claim)).verdict, 'disputed');
    const again = ok(await sign('reviewer', await build.now(claim.id)));
    assert.equal(again.verdict, 'unverified');
    const { corrections } = ok(await signedState(claim));
    assert.deepEqual(
      corrections.map(({ from, to, revision }: Claim['corrections'][number]) => ({ from, to, revision })),
      [{ from: 'disputed', to: 'unverified', revision: again.revision }],
    );
  });

  test('keeps unsigned work inside: before the first sign-off there is no signed state', async () => {
    const claim = await build.claim('in_review');
    refused(await signedState(claim), 404);
    assert.equal(await signedList(claim), undefined);
    assert.ok(!(await signedLines()).some((line) => line.id === claim.id));
  });
});

describe('a retraction', () => {
  test('makes the claim unverified everywhere at once, with a correction that says why', async () => {
    const claim = await build.claim('settled', { evidence: 2, decision: confirmed });
    const reason = 'The photograph was ten years old.';
    const body = { revision: claim.revision, reason };
    const retracted = ok(await on.as('second').post(`${claim.path}/retractions`, body));
    assert.deepEqual([retracted.stage, retracted.verdict, retracted.standing], ['checking', 'unverified', 'retracted']);
    assert.equal(retracted.signOff, undefined);
    const readers = [
      ok(await signedState(claim)),
      await signedList(claim),
      (await signedLines()).find((line) => line.id === claim.id),
    ];
    for (const seen of readers) {
      assert.ok(seen);
      assert.deepEqual([seen.verdict, seen.standing, seen.use ?? null], ['unverified', 'retracted', null]);
      assert.equal(seen.signOff, undefined);
      assert.equal(seen.statement, claim.statement);
      const correction = seen.corrections.at(-1);
      assert.deepEqual([correction?.from, correction?.to, correction?.reason], ['confirmed', 'unverified', reason]);
    }
    refused(await on.as('second').post(`${claim.path}/retractions`, { revision: retracted.revision, reason }), 409);
  });

  test('of work in progress shows readers nothing of that work', async () => {
    const claim = await build.claim('settled');
    await build.act('editor', reopen, claim, { note: 'Again.' });
    const edited = await build.act('editor', editClaim, claim, { statement: 'A draft that nobody signed.' });
    await build.evidence(edited);
    await build.act('second', retract, claim, { reason: 'Wrong.' });
    const signed = ok(await signedState(claim));
    assert.equal(signed.statement, claim.statement);
    assert.deepEqual(signed.evidence, []);
    assert.ok(!JSON.stringify(signed).includes('A draft that nobody signed'));
  });

  test('ends with a new sign-off, which is a correction too', async () => {
    const claim = await build.claim('settled');
    await build.act('second', retract, claim, { reason: 'Wrong.' });
    const proposed = await build.act('editor', propose, claim, disputed);
    const signed = ok(await sign('reviewer', proposed));
    assert.equal(signed.standing, 'current');
    assert.deepEqual(
      signed.corrections.map(({ from, to }: Claim['corrections'][number]) => [from, to]),
      [
        ['disputed', 'unverified'],
        ['unverified', 'disputed'],
      ],
    );
  });

  test('whose text was redacted is kept from readers, for what became of the claim is not known', async () => {
    const retracted = await build.claim('settled');
    const { revision } = await build.act('second', retract, retracted, { reason: 'It names a witness.' });
    const settled = await build.claim('settled');
    await build.act('editor', reopen, settled, { note: 'Again.' });
    const edited = await build.act('editor', editClaim, settled, { statement: 'A witness is named here.' });
    const redact = (id: number, number: number) =>
      `UPDATE "RevisionText" SET "text" = NULL WHERE "recordType" = 'claim' AND "recordId" = ${id} AND "number" = ${number}`;
    await runRaw(on.url, redact(retracted.id, revision), redact(settled.id, edited.revision));
    for (const claim of [retracted, settled]) {
      assert.equal(await signedList(claim), undefined);
      assert.ok(!(await signedLines()).some((line) => line.id === claim.id));
    }
  });

  test('can be found by who follows the signed state', async () => {
    const claim = await build.claim('settled');
    on.clock.pass(1);
    const since = on.clock.shows();
    const before = ok(await on.as('reader').get(`/claims.json?state=signed&changedSince=${since}`));
    assert.ok(!before.items.some((item: Claim) => item.id === claim.id));
    await build.act('second', retract, claim, { reason: 'Wrong.' });
    const { items } = ok(
      await on.as('reader').get(`/claims.json?state=signed&verdict=unverified&changedSince=${since}`),
    );
    assert.ok(items.some((item: Claim) => item.id === claim.id));
  });

  test('tells nobody who follows it of work on a claim that was retracted before', async () => {
    const claim = await build.claim('settled');
    await build.act('second', retract, claim, { reason: 'Wrong.' });
    on.clock.pass(1);
    const since = on.clock.shows();
    await build.evidence(claim);
    const { items } = ok(await on.as('reader').get(`/claims.json?state=signed&changedSince=${since}`));
    assert.ok(!items.some((item: Claim) => item.id === claim.id));
  });
});

describe('confirming again', () => {
  test('is possible only past the shelf life, and only by a second person to the last proposal', async () => {
    const claim = await build.claim('settled');
    assert.match(refused(await sign('reviewer', claim), 409), /still within its shelf life/);
    on.clock.pass(30 * 24);
    assert.match(refused(await sign('editor', claim), 403), /^You proposed/);
    const again = ok(await sign('second', claim));
    assert.equal(again.stage, 'settled');
    assert.ok(again.staleAfter > (claim.staleAfter ?? ''));
    assert.equal(again.signOff.by, (await on.actor('second')).id);
    assert.deepEqual(again.corrections ?? [], []);
    assert.match(refused(await sign('reviewer', again), 409), /still within its shelf life/);
  });

  test('of a claim that is behind asks for the content that is there now', async () => {
    const claim = await build.claim('settled');
    const behind = await build.evidence(claim);
    on.clock.pass(31 * 24);
    refused(await sign('second', behind, { contentHash: claim.contentHash }), 409);
    assert.equal(ok(await sign('second', behind)).standing, 'current');
  });
});

describe('a provisional publication', () => {
  const provisional = { verdict: 'confirmed', use: 'attribute', reason: 'Everybody asks.' };
  const publish = async (claim: Claim) =>
    ok(await on.as('editor').post(`${claim.path}/provisionals`, { revision: claim.revision, ...provisional }));

  test('is no verdict, and ends by itself after twelve hours', async () => {
    const claim = await build.claim('checking');
    const published = await publish(claim);
    assert.deepEqual([published.verdict, published.standing], ['unverified', 'undecided']);
    const { verdict, until, at } = published.provisional;
    assert.equal(verdict, 'confirmed');
    assert.equal(Date.parse(until) - Date.parse(at), 12 * 3_600_000);
    const browser = await on.signIn('reader');
    assert.match((await browser.get(claim.path)).text, /provisional/i);
    on.clock.pass(12);
    assert.doesNotMatch((await browser.get(claim.path)).text, /provisional until/i);
    const later = await build.evidence(claim);
    assert.equal(later.provisional, undefined);
  });

  test('is taken away once it has ended, once, by whichever of two processes comes first', async () => {
    const other = await TestDesk.open('staffed', { url: on.url, clock: on.clock });
    const made: Claim[] = [];
    for (let count = 0; count < 4; count += 1) made.push(await publish(await build.claim('checking')));
    const still = await build.claim('in_review');
    on.clock.pass(12);
    const later = await publish(still);
    const [one, two] = await Promise.all([endProvisionals(on.desk), endProvisionals(other.desk)]);
    assert.ok(one + two >= made.length);
    for (const { id, revision } of made) {
      const now = await build.now(id);
      assert.deepEqual([now.provisional, now.revision, now.stage], [undefined, revision + 1, 'checking']);
      const { items } = ok(await on.as('editor').get(`/audit.json?subjectType=claim&subjectId=${id}`));
      assert.deepEqual([items[0].action, items[0].actorId], ['claim.provisional_ended', 1]);
    }
    assert.equal((await build.now(later.id)).revision, later.revision);
    assert.equal(await endProvisionals(on.desk), 0);
    await verifyAudit(on.desk);
  });

  test('ends with a sign-off', async () => {
    const claim = await build.claim('checking');
    await publish(claim);
    const proposed = await build.act('editor', propose, claim, disputed);
    assert.equal(proposed.provisional?.verdict, 'confirmed');
    assert.equal(ok(await sign('reviewer', proposed)).provisional, undefined);
  });

  test('never reaches readers of the signed state', async () => {
    const claim = await build.claim('settled');
    await build.act('editor', reopen, claim, { note: 'Again.' });
    await publish(await build.act('editor', assign, claim, { assignee: 'me' }));
    assert.equal(ok(await signedState(claim)).provisional, undefined);
  });
});
