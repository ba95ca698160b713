import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { comment } from '../../src/desk/comment.ts';
import { editClaim } from '../../src/desk/edit-claim.ts';
import { propose, sendBack, withdrawProposal } from '../../src/desk/propose.ts';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { decisionHash } from '../../src/domain/claim-hashes.ts';
import { queueNames } from '../../src/domain/queues.ts';
import { findOpenProposal } from '../../src/store/decisions.ts';
import { Builder } from '../support/builder.ts';
import { ok, refused, TestDesk } from '../support/desk.ts';

let on: TestDesk;
let build: Builder;

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
  ok(await on.as('admin').post('/policy', { blindReview: ['normal', 'high', 'now'] }));
});

// Words that stand nowhere but in the proposal.
const rationale = 'Zanzibarquux explains it.';
const recheckAt = '2031-07-09T00:00:00.000Z';
const proposed = { verdict: 'refuted', reason: 'mistranslated', use: 'do_not_use', rationale, recheckAt };
const sign = (who: string, { path, revision, contentHash }: Claim, body: object = {}) =>
  on.as(who).post(`${path}/sign-offs`, { revision, contentHash, ...body });
const inReview = (decision: object = proposed, options: object = {}) =>
  build.claim('in_review', { evidence: 2, decision: decision as Record<string, unknown>, ...options });

/** A claim whose evidence would let "refuted" be proposed. */
async function refutable(): Promise<Claim> {
  const claim = await build.claim('checking');
  for (const name of ['Origin one', 'Origin two']) {
    const source = { name: `${name} ${claim.id}`, kind: 'organisation' };
    ok(await on.as('contributor').post(`${claim.path}/evidence`, { stance: 'refutes', note: 'Not so.', source }), 201);
  }
  return build.act('editor', propose, await build.now(claim.id), proposed);
}

describe('a blind review', () => {
  test('is bound to the proposal when it is made, whatever the policy says later', async () => {
    const blind = await refutable();
    ok(await on.as('admin').post('/policy', { blindReview: [] }));
    const open = await inReview({ verdict: 'disputed', use: 'attribute', rationale: 'Both say so.' });
    ok(await on.as('admin').post('/policy', { blindReview: ['normal', 'high', 'now'] }));
    const shown = async (claim: Claim) => ok(await on.as('reviewer').get(`${claim.path}.json`)).proposal;
    assert.deepEqual([(await shown(blind)).verdict, (await shown(blind)).blind], [undefined, true]);
    assert.deepEqual([(await shown(open)).verdict, (await shown(open)).blind], ['disputed', undefined]);
    assert.match(refused(await sign('reviewer', open, { verdict: 'disputed' }), 422), /blind review only/);
    ok(await sign('reviewer', open));
  });

  test('holds at the urgencies that the policy names', async () => {
    ok(await on.as('admin').post('/policy', { blindReview: ['now'] }));
    const decision = { verdict: 'disputed', use: 'attribute', rationale: 'Both say so.' };
    const normal = await inReview(decision);
    const now = await inReview(decision, { content: { urgency: 'now' } });
    ok(await on.as('admin').post('/policy', { blindReview: ['normal', 'high', 'now'] }));
    const blind = async (claim: Claim) => (await findOpenProposal(on.desk.store.read, claim.id))?.blind;
    assert.deepEqual([await blind(normal), await blind(now)], [null, true]);
  });

  test('settles the claim where the reviewer comes to the same verdict and reason', async () => {
    const claim = await refutable();
    const signed = ok(await sign('reviewer', claim, { verdict: 'refuted', reason: 'mistranslated' }));
    assert.deepEqual(
      [signed.stage, signed.verdict, signed.reason, signed.rationale],
      ['settled', 'refuted', 'mistranslated', rationale],
    );
    await verifyAudit(on.desk);
  });

  for (const [what, own] of Object.entries<{ verdict: string; reason?: string }>({
    'another verdict': { verdict: 'disputed' },
    'another reason': { verdict: 'refuted', reason: 'miscounted' },
  })) {
    test(`sends the claim back where the reviewer comes to ${what}, and shows both to everybody`, async () => {
      const claim = await refutable();
      const after = ok(await sign('reviewer', claim, { ...own, comment: 'I read it otherwise.' }));
      const editor = await on.actor('editor');
      const reviewer = await on.actor('reviewer');
      assert.deepEqual(
        [after.stage, after.verdict, after.assignee, after.signOff],
        ['checking', 'unverified', editor.id, undefined],
      );
      for (const who of ['reader', 'reviewer', 'admin']) {
        const { differed } = ok(await on.as(who).get(`${claim.path}.json`));
        assert.deepEqual(
          [differed.proposal.by, differed.proposal.verdict, differed.proposal.rationale],
          [editor.id, 'refuted', rationale],
        );
        const { by, verdict, reason } = differed.review;
        assert.deepEqual([by, verdict, reason], [reviewer.id, own.verdict, own.reason ?? null]);
      }
      const page = (await (await on.signIn('reader')).get(claim.path)).text;
      assert.match(page, /Zanzibarquux/);
      assert.match(page, /judged the claim otherwise, without having seen the proposal/);
      assert.match(page, /I read it otherwise\./);
      const judged = /The reviewer's verdict:[\s\S]*?<\/p>/.exec(page)?.[0] ?? '';
      assert.equal(/Miscounted/i.test(judged), own.reason === 'miscounted', judged);
      const told = ok(await on.as('editor').get('/notifications.json')).items;
      assert.ok(
        told.some((one: { kind: string; claimId: number }) => one.kind === 'differed' && one.claimId === claim.id),
      );
      await verifyAudit(on.desk);
    });
  }

  test('leaves who differed a possible reviewer of the next proposal, which is blind again, and its proposer none', async () => {
    const claim = await refutable();
    await sign('reviewer', claim, { verdict: 'disputed' });
    const next = await build.act('editor', propose, await build.now(claim.id), {
      verdict: 'disputed',
      use: 'attribute',
      rationale: 'Qwertzing now.',
    });
    assert.equal(ok(await on.as('reviewer').get(`${claim.path}.json`)).proposal.verdict, undefined);
    assert.match(refused(await sign('editor', next, { verdict: 'disputed' }), 403), /^You proposed/);
    assert.equal(ok(await sign('reviewer', next, { verdict: 'disputed' })).stage, 'settled');
    const other = await refutable();
    await sign('reviewer', other, { verdict: 'disputed' });
    const own = await build.act('reviewer', propose, await build.now(other.id), {
      verdict: 'disputed',
      use: 'attribute',
      rationale: 'Mine.',
    });
    assert.match(refused(await sign('reviewer', own, { verdict: 'disputed' }), 403), /^You proposed/);
    await build.now(other.id);
    const restated = await build.claim('checking');
    await build.act('reviewer', editClaim, restated, { statement: 'Restated by the reviewer.' });
    const again = await build.act('editor', propose, await build.now(restated.id), {
      verdict: 'disputed',
      use: 'attribute',
      rationale: 'No.',
    });
    assert.match(refused(await sign('reviewer', again, { verdict: 'disputed' }), 403), /recorded or changed/);
  });
});

describe('the answers to a reviewer who has not seen the proposal', () => {
  test('ask for a verdict, and refuse a decision’s hash without comparing it', async () => {
    const claim = await refutable();
    assert.match(refused(await sign('reviewer', claim), 422), /Give your own verdict/);
    const proposal = await findOpenProposal(on.desk.store.read, claim.id);
    assert.ok(proposal);
    const right = decisionHash(claim.contentHash, { ...proposal, reason: proposal.reason ?? undefined });
    const own = { verdict: 'disputed' };
    const answers = await Promise.all(
      [right, 'f'.repeat(64)].map((hash) => sign('reviewer', claim, { ...own, decisionHash: hash })),
    );
    const [one, other] = answers.map(({ status, body }) => ({ status, detail: body.detail, errors: body.errors }));
    assert.equal(one?.status, 422);
    assert.deepEqual(one, other);
  });

  test('are the same whatever is proposed, until the verdict counts', async () => {
    // The same evidence, by the contributor and by the reviewer, under two proposals.
    const made = async (decision: object) => {
      const claim = await build.claim('checking', { evidence: 1 });
      await build.evidence(claim, 'reviewer');
      return build.act('editor', propose, await build.now(claim.id), decision as Record<string, unknown>);
    };
    const confirmed = await made({ verdict: 'confirmed', use: 'state', rationale: 'Two origins.' });
    const disputed = await made({ verdict: 'disputed', use: 'attribute', rationale: 'Both.' });
    const bodies = [
      {},
      { verdict: 'confirmed' },
      { verdict: 'refuted' },
      { verdict: 'refuted', reason: 'no_access' },
      { verdict: 'refuted', reason: 'miscounted' },
      { verdict: 'disputed', staleAfter: '2020-01-01' },
      { verdict: 'disputed', contentHash: 'f'.repeat(64) },
      { verdict: 'disputed', revision: 1 },
      { verdict: 'nonsense' },
    ];
    for (const body of bodies) {
      const [one, other] = [await sign('reviewer', confirmed, body), await sign('reviewer', disputed, body)];
      assert.ok(one.status >= 400, JSON.stringify(body));
      const told = ({ status, body: { detail, errors } }: typeof one) => ({ status, detail, errors });
      if ('revision' in body) assert.equal(one.status, other.status);
      else assert.deepEqual(told(one), told(other), JSON.stringify(body));
    }
    const desk = ok(await on.as('reviewer').get('/desk.json'));
    const notes = JSON.stringify(desk).match(/evidence that you added/g);
    assert.equal(notes, null);
  });

  test('let nobody sign on the strength of their own evidence', async () => {
    const claim = await build.claim('checking', { evidence: 1 });
    await build.evidence(claim, 'reviewer');
    const open = await build.act('editor', propose, await build.now(claim.id), {
      verdict: 'confirmed',
      use: 'state',
      rationale: 'Two.',
    });
    assert.match(refused(await sign('reviewer', open, { verdict: 'confirmed' }), 403), /evidence that you added/);
    assert.equal(ok(await sign('second', open, { verdict: 'confirmed' })).stage, 'settled');
  });
});

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
}

/** Every address that the app answers a GET at. */
function getPaths(stack: Layer[]): string[] {
  return stack.flatMap(({ route, handle }) =>
    route ? (route.methods.get ? [route.path] : []) : getPaths(handle.stack ?? []),
  );
}

describe('before anybody else has judged, a blind proposal', () => {
  let claim: Claim;
  const secrets = [
    /Zanzibarquux/i,
    /mistranslated/,
    /2031-07-09|9 Jul 2031/,
    /do_not_use/,
    /"verdict":"refuted"/,
    /Mistranslated \(/,
  ];
  let hashes: RegExp[] = [];
  const paths: string[] = [];

  before(async () => {
    // A desk of its own, on which nothing of the kind was ever signed.
    on = await TestDesk.open('staffed');
    build = new Builder(on);
    ok(await on.as('admin').post('/policy', { blindReview: ['normal', 'high', 'now'] }));
    await withdrawn();
    claim = await refutable();
    await speak(claim);
    const proposal = await findOpenProposal(on.desk.store.read, claim.id);
    assert.ok(proposal);
    hashes = [new RegExp(proposal.decisionHash), new RegExp(proposal.salt)];
    for (const path of new Set(getPaths((on.app as unknown as { router: { stack: Layer[] } }).router.stack))) {
      paths.push(...addressesOf(path));
    }
  });

  /** What the proposer says about it in a comment of their own is theirs to keep until then. */
  async function speak({ id, path }: Claim): Promise<void> {
    const { proposal } = ok(await on.as('editor').get(`${path}.json`));
    const body = { body: 'Zanzibarquux, as I wrote.', about: { type: 'proposal', id: proposal.id } };
    await comment(on.desk, { actor: await on.actor('editor') }, id, (schema) => schema.parse(body));
  }

  /** An earlier one that ended unjudged, in each way in which one can. */
  async function withdrawn(): Promise<void> {
    for (const end of ['withdraw', 'return', 'overtake']) {
      const one = await refutable();
      if (end === 'withdraw') await build.act('editor', withdrawProposal, one, {});
      else if (end === 'return') await build.act('reviewer', sendBack, one, { comment: 'More, please.' });
      else await build.act('editor', editClaim, one, { statement: `Restated ${one.id}.` });
      ended.push(one);
    }
  }
  const ended: Claim[] = [];

  /** The route's addresses for each claim that has such a proposal; other records by their first. */
  function addressesOf(path: string): string[] {
    // Of those that ended the pages on which one might still read of them.
    const speaks = /^\/claims\/:id(\/(history|comments|timeline|proposals\/new))?$/;
    const concerned = speaks.test(path) ? [claim, ...ended] : [claim];
    const first = (list: 'evidence' | 'appearances' | 'figures' | 'links', of: Claim) => of[list][0]?.id ?? 'none';
    // The vocabulary alone.
    if (path === '/schema/claim.v1.json') return [];
    if (path === '/desk/queues/:name') return queueNames.map((name) => path.replace(':name', name));
    if (!path.startsWith('/claims/:id')) {
      const filled = path.replace(':id', '1');
      return path === '/claims'
        ? [filled, '/claims?stage=in_review', '/claims?q=explains', '/claims?sort=urgency']
        : [filled];
    }
    return concerned.flatMap((one) => {
      const filled = path
        .replace(':id', String(one.id))
        .replace(':eid', first('evidence', one))
        .replace(':itemId', first('appearances', one));
      if (path === '/claims/:id')
        return [filled, `${filled}?asOf=${encodeURIComponent(one.updatedAt)}`, `${filled}?state=signed`];
      return path.endsWith('/diff') ? [`${filled}?from=1&to=${one.revision}`] : [filled];
    });
  }

  // The forms offer every verdict, reason and use in their fields; no proposal is in those.
  const ofForms = (text: string) =>
    text
      .replace(/<option[^>]*>[^<]*<\/option>|<input[^>]*>|<label[^>]*>[^<]*<\/label>/g, '')
      .replace(/"options":\[[^\]]*\]/g, '');

  for (const who of ['reviewer', 'contributor', 'reader', 'admin']) {
    test(`tells ${who} nothing at any address, as a page or as JSON`, async () => {
      const browser = await on.signIn(who);
      let read = 0;
      for (const path of paths) {
        const [bare = '', query] = path.split('?');
        const json = await on.as(who).get(bare.includes('.') ? path : `${bare}.json${query ? `?${query}` : ''}`);
        const page = await browser.get(path);
        for (const { text = '', headers, status } of [json, page]) {
          if (status < 400) read += 1;
          const said = `${ofForms(text)}\n${JSON.stringify(headers)}`;
          for (const secret of [...secrets, ...hashes]) assert.ok(!secret.test(said), `${path} tells ${who} ${secret}`);
        }
        assert.ok(json.status < 500 && page.status < 500, path);
      }
      assert.ok(read > 40, `${read} answers`);
    });
  }

  test('is there for its proposer, on the page, in the form and as JSON', async () => {
    const { proposal } = ok(await on.as('editor').get(`${claim.path}.json`));
    assert.deepEqual([proposal.verdict, proposal.rationale, proposal.blind], ['refuted', rationale, true]);
    assert.match(proposal.decisionHash, /^[0-9a-f]{64}$/);
    const page = (await (await on.signIn('editor')).get(claim.path)).text;
    assert.match(page, /Zanzibarquux/);
    assert.match(page, /others judge before they see it/);
  });

  test('is searched for in vain, and the marks of lists do not know it', async () => {
    const { items } = ok(await on.as('reviewer').get('/claims.json?verdict=refuted&limit=200'));
    assert.ok(!items.some(({ id }: Claim) => id === claim.id));
  });

  test('tells nothing in what refuses a sign-off, a return or an edit of it, by form or by JSON', async () => {
    const reviewer = await on.signIn('reviewer');
    const { revision, contentHash } = await build.now(claim.id);
    const answers = [
      await on
        .as('reader')
        .post(`${claim.path}/sign-offs`, { revision, contentHash, verdict: 'refuted', reason: 'mistranslated' }),
      await on.as('reviewer').post(`${claim.path}/sign-offs`, { revision: 1, contentHash, verdict: 'disputed' }),
      await reviewer.submit(`${claim.path}/sign-offs`, { revision, contentHash }),
      await reviewer.submit(`${claim.path}/sign-offs`, { revision: 1, contentHash, verdict: 'disputed' }),
      await reviewer.submit(`${claim.path}/returns`, { revision }),
      await on.as('contributor').post(claim.path, { revision, statement: 'No.' }),
    ];
    for (const { text, status } of answers) {
      assert.ok(status >= 400, String(status));
      for (const secret of [secrets[0], secrets[2], ...hashes])
        assert.ok(!secret?.test(ofForms(text)), `${status} tells ${secret}`);
    }
  });

  test('opens to everybody once a second person has judged', async () => {
    const own = { verdict: 'refuted', reason: 'mistranslated' };
    ok(await sign('reviewer', await build.now(claim.id), own));
    assert.match((await (await on.signIn('reader')).get(claim.path)).text, /Zanzibarquux/);
  });
});
