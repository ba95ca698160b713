import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import { addAppearance, addFigure, addLink, withdrawEvidence } from '../../src/desk/add-to-claim.ts';
import { assign } from '../../src/desk/assign.ts';
import { editClaim } from '../../src/desk/edit-claim.ts';
import { propose } from '../../src/desk/propose.ts';
import { signedStateOf } from '../../src/desk/read-claims.ts';
import { reopen, retract } from '../../src/desk/reopen.ts';
import { signOff } from '../../src/desk/sign-off.ts';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { Builder } from '../support/builder.ts';
import { TestDesk } from '../support/desk.ts';

/** The law of a claim's standing, told a second time in the plainest way and held against the desk on random work. */

let on: TestDesk;
let build: Builder;
let documentId: number;
let otherId: number;

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
  documentId = (await build.document('The bridge is closed.')).id;
  otherId = (await build.claim()).id;
});

/** What is claimed and what speaks for it, as words; and both as they were when somebody signed. */
interface Model {
  claimed: string;
  evidence: string[];
  signed: { claimed: string; evidence: string[]; verdict: string } | null;
  retracted: boolean;
}

function standingOf({ claimed, evidence, signed, retracted }: Model): Claim['standing'] {
  if (!signed) return 'undecided';
  if (retracted) return 'retracted';
  if (claimed !== signed.claimed) return 'changed';
  return evidence.join() === signed.evidence.join() ? 'current' : 'behind';
}

type Step = (claim: Claim, model: Model) => Promise<Claim>;

const restate =
  (statement: string): Step =>
  async (claim, model) => {
    const [, ...figures] = model.claimed.split('\n');
    model.claimed = [statement, ...figures].join('\n');
    return build.act('editor', editClaim, claim, { statement });
  };

const steps: Record<string, Step> = {
  'says A': restate('A.'),
  'says B': restate('B.'),
  'adds a figure': async (claim, model) => {
    model.claimed += '\nfigure';
    return build.act('editor', addFigure, claim, { metric: 'spans', value: 1 });
  },
  'adds evidence': async (claim, model) => {
    const after = await build.evidence(claim);
    model.evidence.push(after.evidence.at(-1)?.id ?? '');
    return after;
  },
  'withdraws evidence': async (claim, model) => {
    const item = claim.evidence.findLast((one) => !one.withdrawn);
    if (!item) return claim;
    model.evidence = model.evidence.filter((id) => id !== item.id);
    const verb: typeof editClaim = (desk, act, id, body) => withdrawEvidence(desk, act, id, item.id, body);
    return build.act('editor', verb, claim, { reason: 'Mistaken.' });
  },
  'changes topics, appearances and links': async (claim) => {
    await build.act('editor', editClaim, claim, { topics: [`t${claim.revision}`] });
    await build.act('editor', addAppearance, claim, { documentId, exact: 'closed' });
    if (claim.links.length > 0) return build.now(claim.id);
    return build.act('editor', addLink, claim, { type: 'bears_on', claimId: otherId });
  },
  signs: async (claim, model) => {
    const now = await build.now(claim.id);
    if (now.stage === 'settled') await build.act('editor', reopen, claim, { note: 'Again.' });
    await build.act('editor', assign, claim, { assignee: 'me' });
    const verdict = model.signed?.verdict === 'disputed' ? 'unverified' : 'disputed';
    const decision = { verdict, ...(verdict === 'unverified' ? { reason: 'single_source' } : {}) };
    const { contentHash } = await build.act('editor', propose, claim, { ...decision, use: 'hold', rationale: 'So.' });
    model.signed = { claimed: model.claimed, evidence: [...model.evidence], verdict };
    model.retracted = false;
    return build.act('reviewer', signOff, claim, { contentHash });
  },
  retracts: async (claim, model) => {
    if (!model.signed || model.retracted) return claim;
    model.retracted = true;
    return build.act('editor', retract, claim, { reason: 'Wrong.' });
  },
};

describe('whatever is done to a claim', () => {
  test('its standing, its verdict and its signed state follow from what was signed', async () => {
    const course = fc.array(fc.constantFrom(...Object.keys(steps)), { minLength: 3, maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(course, async (names) => {
        let claim = await build.claim('triage', { content: { statement: 'A.' } });
        const model: Model = { claimed: 'A.', evidence: [], signed: null, retracted: false };
        for (const name of names) {
          claim = await (steps[name] as Step)(claim, model);
          claim = await build.now(claim.id);
          const standing = standingOf(model);
          assert.equal(claim.standing, standing, `after it ${name}`);
          const stands = standing === 'current' || standing === 'behind';
          assert.equal(claim.verdict, stands ? model.signed?.verdict : 'unverified');
          assert.equal(claim.lastSigned?.verdict, model.signed?.verdict);
          const signed = await signedStateOf(on.desk.store.read, claim);
          assert.equal(signed?.verdict, model.retracted ? 'unverified' : model.signed?.verdict);
          assert.equal(signed?.statement, model.signed?.claimed.split('\n')[0]);
          assert.deepEqual(
            signed?.evidence.flatMap((item) => (item.withdrawn ? [] : item.id)),
            model.signed?.evidence,
          );
        }
      }),
      { seed: 20_230_321, numRuns: process.env.PROVE ? 150 : 15 },
    );
    assert.equal((await verifyAudit(on.desk)).fault, null);
  });
});
