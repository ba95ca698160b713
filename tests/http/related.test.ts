import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { addLink, withdrawEvidence } from '../../src/desk/add-to-claim.ts';
import { reopen, retract } from '../../src/desk/reopen.ts';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { Builder, given } from '../support/builder.ts';
import { ok, refused, TestDesk } from '../support/desk.ts';

let on: TestDesk;
let build: Builder;

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
});

const url = 'https://example.org/pictures/bridge';
const signedByOthers = { proposedBy: 'second', signedBy: 'admin' };

/** What a page of related claims says of each: its reasons, by its id. */
async function reasonsOf(claim: Claim, query = ''): Promise<Record<number, string[]>> {
  const { items } = ok(await on.as('reader').get(`${claim.path}/related${query}`));
  return Object.fromEntries(items.map((item: { claim: Claim; reasons: string[] }) => [item.claim.id, item.reasons]));
}

async function countsOf(claim: Claim): Promise<Record<string, number>> {
  const { groups } = ok(await on.as('reader').get(`${claim.path}/related`));
  return Object.fromEntries(groups.map((group: { reason: string; count: number }) => [group.reason, group.count]));
}

const chosen = (...claims: Claim[]) => claims.map(({ id, revision }) => ({ id, revision }));

describe('what else rests on a claim', () => {
  test('is every claim with the same evidence, origin or people, or with a link to it, each once with all its reasons', async () => {
    const ministry = await build.source({ name: 'Ministry of Bridges', kind: 'organisation' });
    const press = await build.source({ name: 'Its press office', kind: 'organisation', parentId: ministry.id });
    const spokesman = await build.source({ name: 'Its spokesman', kind: 'person', parentId: press.id });
    const other = await build.source({ name: 'Somebody else', kind: 'person' });

    let claim = await build.claim('checking');
    claim = await build.evidence(claim, 'contributor', { source: undefined, sourceId: press.id, url });
    const file = await build.document('The bridge is closed, says a text.');
    claim = await build.evidence(claim, 'contributor', { source: undefined, sourceId: other.id, documentId: file.id });

    const sameAddress = await build.evidence(await build.claim('triage'), 'contributor', { url });
    const sameCopy = await build.evidence(await build.claim('triage'), 'contributor', { documentId: file.id });
    const sameRoot = await build.evidence(await build.claim('triage'), 'contributor', {
      source: undefined,
      sourceId: spokesman.id,
    });
    const linked = await build.claim('triage');
    await build.act('contributor', addLink, linked, { type: 'bears_on', claimId: claim.id });
    await build.evidence(linked, 'contributor', { source: undefined, sourceId: ministry.id, url });
    const gone = await build.evidence(await build.claim('triage'), 'contributor', { url });
    await withdrawEvidence(
      on.desk,
      { actor: await on.actor('editor') },
      gone.id,
      gone.evidence[0]?.id ?? '',
      given({ reason: 'Another bridge.' }),
    );
    await build.evidence(await build.claim('triage'));

    assert.deepEqual(await reasonsOf(claim), {
      [sameAddress.id]: ['same_evidence'],
      [sameCopy.id]: ['same_evidence'],
      [sameRoot.id]: ['same_origin'],
      [linked.id]: ['same_evidence', 'same_origin', 'links_here'],
    });
    assert.deepEqual(await countsOf(claim), { same_evidence: 3, same_origin: 2, same_people: 0, links_here: 1 });
    assert.deepEqual(Object.keys(await reasonsOf(claim, '?reason=links_here')), [String(linked.id)]);
    assert.deepEqual(await reasonsOf(claim, '?reason=same_origin&limit=1'), {
      [linked.id]: ['same_evidence', 'same_origin', 'links_here'],
    });
    const { origins } = ok(await on.as('reader').get(`${claim.path}/related`));
    assert.deepEqual(origins, [
      { id: ministry.id, name: 'Ministry of Bridges' },
      { id: other.id, name: 'Somebody else' },
    ]);
  });

  test('holds what was withdrawn from the claim itself, for it may still stand elsewhere', async () => {
    const address = 'https://example.org/pictures/withdrawn';
    const claim = await build.evidence(await build.claim('triage'), 'contributor', { url: address });
    const act = { actor: await on.actor('contributor') };
    await withdrawEvidence(on.desk, act, claim.id, claim.evidence[0]?.id ?? '', given({ reason: 'An old picture.' }));
    const other = await build.evidence(await build.claim('triage'), 'contributor', { url: address });
    assert.deepEqual(await reasonsOf(claim), { [other.id]: ['same_evidence'] });
  });

  test('is what the same two people signed within a week, either way round', async () => {
    on.clock.pass(40 * 24);
    const tooEarly = await build.claim('settled');
    on.clock.pass(8 * 24);
    const earlier = await build.claim('settled', { proposedBy: 'reviewer', signedBy: 'editor' });
    on.clock.pass(6 * 24);
    const claim = await build.claim('settled');
    const others = await build.claim('settled', signedByOthers);
    on.clock.pass(6 * 24);
    const later = await build.claim('settled');
    on.clock.pass(2 * 24);
    const tooLate = await build.claim('settled');
    const found = await reasonsOf(await build.act('editor', retract, claim, { reason: 'The picture was old.' }));
    assert.deepEqual(found, { [earlier.id]: ['same_people'], [later.id]: ['same_people'] });
    for (const { id } of [tooEarly, others, tooLate]) assert.ok(!(id in found));
  });

  test('is counted to the end, listed by pages that leave nothing out, and told apart by stage', async () => {
    const address = 'https://example.org/pictures/many';
    const claim = await build.evidence(await build.claim('triage'), 'contributor', { url: address });
    const all: number[] = [];
    for (let made = 0; made < 7; made++) {
      const stage = made === 3 ? 'settled' : 'triage';
      const other = await build.claim(stage, signedByOthers);
      all.push(other.id);
      await build.evidence(other, 'contributor', { url: address });
    }
    const seen: number[] = [];
    for (let next: string | null = `${claim.path}/related.json?limit=3`; next; ) {
      const page = await on.as('reader').get(next);
      ({ next } = ok(page));
      assert.equal(page.headers.link, next ? `<${next}>; rel="next"` : undefined);
      seen.push(...page.body.items.map((item: { claim: Claim }) => item.claim.id));
    }
    assert.deepEqual(seen, all.toReversed());
    assert.deepEqual(Object.keys(await reasonsOf(claim, '?stage=settled')), [String(all[3])]);
    const { next } = ok(await on.as('reader').get(`${claim.path}/related?limit=3`));
    const cursor = new URLSearchParams(next.split('?')[1]).get('after');
    refused(await on.as('reader').get(`${claim.path}/related?reason=same_evidence&after=${cursor}`), 400);
    refused(await on.as('reader').get(`/claims/${all[0]}/related?after=${cursor}`), 400);
    refused(await on.as('reader').get(`${claim.path}/related?reason=hearsay`), 400);
    refused(await on.as('reader').get('/claims/999999/related'), 404);
  });

  test('is where the person lands who retracts, and JSON gets the claim as before', async () => {
    const claim = await build.claim('settled', signedByOthers);
    const editor = await on.signIn('editor');
    const sent = await editor.submit(`${claim.path}/retractions`, {
      revision: claim.revision,
      reason: 'It was staged.',
    });
    assert.deepEqual([sent.status, sent.headers.location], [303, `${claim.path}/related`]);
    const page = await editor.get(sent.headers.location ?? '');
    assert.match(page.text, /Retracted: It was staged\./);
    assert.match(page.text, /The verdict was retracted\. This is what else rests on it\./);
    const another = await build.claim('settled', signedByOthers);
    const body = { revision: another.revision, reason: 'It was staged.' };
    assert.equal(ok(await on.as('editor').post(`${another.path}/retractions`, body)).standing, 'retracted');
  });

  test('shows nothing of a proposal that waits', async () => {
    const address = 'https://example.org/pictures/waiting';
    const claim = await build.evidence(await build.claim('triage'), 'contributor', { url: address });
    const rationale = 'A rationale that nobody else reads.';
    const waiting = await build.claim('in_review', { decision: { verdict: 'disputed', use: 'hold', rationale } });
    await build.evidence(waiting, 'contributor', { url: address });
    const { text } = await (await on.signIn('second')).get(`${claim.path}/related`);
    assert.ok(text.includes(waiting.statement));
    assert.doesNotMatch(text, /Disputed|rationale that nobody/);
    const json = await on.as('second').get(`${claim.path}/related`);
    assert.doesNotMatch(json.text, /disputed|rationale that nobody/);
  });
});

describe('reopening several claims in one act', () => {
  test('reopens each by its own revision and event, with the note, and says because of which claim', async () => {
    const claim = await build.claim('settled');
    const others = [await build.claim('settled'), await build.claim('settled')];
    const body = { note: 'The same two signed a staged picture.', claims: chosen(...others) };
    const response = await on.as('editor').post(`${claim.path}/related/reopenings`, body);
    const made = ok(response, 201);
    assert.equal(response.headers.location, made.path);
    assert.deepEqual(
      made.reopened,
      others.map(({ id, revision }) => ({ claimId: id, revision: revision + 1 })),
    );
    assert.deepEqual(made.refused, []);
    for (const { id, path } of others) {
      assert.equal((await build.now(id)).stage, 'checking');
      const page = await (await on.signIn('reader')).get(`${path}/history`);
      assert.match(page.text, new RegExp(`reopened the claim \\(because of claim ${claim.id}\\)`));
      assert.match(page.text, /The same two signed a staged picture\./);
    }
    const { text } = await (await on.signIn('reader')).get(`${claim.path}/history`);
    assert.match(
      text,
      new RegExp(`reopened others because of the claim \\(claims ${others[0]?.id}, ${others[1]?.id}\\)`),
    );
    assert.equal((await build.now(claim.id)).revision, claim.revision, 'the claim itself is left alone');
    assert.deepEqual(ok(await on.as('reader').get(made.path)), made);
    assert.equal((await verifyAudit(on.desk)).fault, null);
  });

  test('leaves one alone that changed meanwhile, and says which, who and what', async () => {
    const claim = await build.claim('settled');
    const [kept, changed, reopened] = [
      await build.claim('settled'),
      await build.claim('settled'),
      await build.claim('settled'),
    ];
    await build.evidence(changed, 'colleague');
    await build.act('reviewer', reopen, reopened, { note: 'On my own.' });
    const body = { note: 'Look again.', claims: chosen(kept, changed, reopened) };
    const made = ok(await on.as('editor').post(`${claim.path}/related/reopenings`, body), 201);
    assert.deepEqual(made.reopened, [{ claimId: kept.id, revision: kept.revision + 1 }]);
    assert.deepEqual(
      made.refused.map((one: { message: string }) => one.message),
      [
        `Claim ${changed.id} changed meanwhile: you saw revision ${changed.revision}, it was at revision ${changed.revision + 1}.`,
        `Claim ${reopened.id} is no longer settled.`,
      ],
    );
    assert.equal((await build.now(changed.id)).stage, 'settled');
    const { text } = await (await on.signIn('editor')).get(made.path);
    assert.match(text, /1 of 3 claims reopened/);
    assert.match(text, /Colleague added evidence to the claim/);
    assert.match(text, /Reviewer reopened the claim/);
  });

  test('refuses the act where none can be reopened, and loses nothing of it', async () => {
    const claim = await build.claim('settled');
    const other = await build.claim('settled');
    await build.evidence(other, 'colleague');
    const path = `${claim.path}/related/reopenings`;
    const sentence = refused(await on.as('editor').post(path, { note: 'Look.', claims: chosen(other) }), 409);
    assert.match(sentence, new RegExp(`^None of the claims was reopened\\. Claim ${other.id} changed meanwhile`));
    const fields = { note: 'A note to be kept.', ...rows(other) };
    const page = await (await on.signIn('editor')).submit(path, fields);
    assert.equal(page.status, 409);
    assert.match(page.text, /A note to be kept\./);
  });

  test('asks for a note, a choice and claims that are there, and gives the form back as it was', async () => {
    const claim = await build.claim('settled');
    const other = await build.claim('settled');
    const path = `${claim.path}/related/reopenings`;
    const wrong: [object, RegExp][] = [
      [{ note: 'Look.', claims: [] }, /Choose at least one claim/],
      [{ claims: chosen(other) }, /note/i],
      [{ note: 'Look.', claims: chosen(other, other) }, new RegExp(`Claim ${other.id} is given twice`)],
      [{ note: 'Look.', claims: chosen(claim) }, /This is the claim itself/],
      [{ note: 'Look.', claims: [{ id: 999_999, revision: 1 }] }, /There is no claim 999999/],
      [{ note: 'Look.', claims: Array.from({ length: 101 }, (_, n) => ({ id: n + 1, revision: 1 })) }, /At most 100/],
      [{ note: 'Look.', claims: [{ ...chosen(other)[0], stage: 'triage' }] }, /stage/],
    ];
    for (const [body, said] of wrong) {
      const { errors } = ok(await on.as('editor').post(path, body), 422);
      assert.match(JSON.stringify(errors), said);
    }
    assert.equal((await build.now(other.id)).revision, other.revision, 'nothing was written');
    refused(await on.as('contributor').post(path, { note: 'Look.', claims: chosen(other) }), 403);
    refused(await on.as('contributor').post(path, { claims: [] }), 403);
    const page = await (await on.signIn('editor')).submit(path, rows(other));
    assert.equal(page.status, 422);
    assert.match(page.text, /Why they are reopened: Required/);
    assert.match(page.text, new RegExp(`aria-label="Choose claim ${other.id}" checked`));
  });

  test('sent twice acts once, and is answered as the first was', async () => {
    const claim = await build.claim('settled');
    const other = await build.claim('settled');
    const path = `${claim.path}/related/reopenings`;
    const body = { note: 'Look again.', claims: chosen(other) };
    const key = { 'idempotency-key': 'reopen-1' };
    const first = ok(await on.as('editor').post(path, body, key), 201);
    assert.deepEqual(ok(await on.as('editor').post(path, body, key), 201), first);
    assert.equal((await build.now(other.id)).revision, other.revision + 1);

    const third = await build.claim('settled');
    const editor = await on.signIn('editor');
    const fields = { ...rows(third), note: 'Look again.', requestId: '4f9d6f2e-3a39-4a43-a9ce-4a6b7a3a7a11' };
    const [one, two] = [await editor.submit(path, fields), await editor.submit(path, fields)];
    assert.deepEqual([one.status, two.status], [303, 303]);
    assert.equal(one.headers.location, two.headers.location);
    assert.equal((await build.now(third.id)).revision, third.revision + 1);
  });

  test('has an address of its own below its claim alone', async () => {
    const claim = await build.claim('settled');
    const other = await build.claim('settled');
    const body = { note: 'Look again.', claims: chosen(other) };
    const made = ok(await on.as('editor').post(`${claim.path}/related/reopenings`, body), 201);
    refused(await on.as('reader').get(`${other.path}/related/reopenings/${made.id}`), 404);
    refused(await on.as('reader').get(`${claim.path}/related/reopenings/01890000-0000-7000-8000-000000000000`), 404);
  });
});

/** The row of a claim in the form, ticked. */
function rows({ id, revision }: Claim): Record<string, string> {
  return { 'claims.0.id': String(id), 'claims.0.revision': String(revision), 'claims.0.chosen': 'on' };
}
