import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { assign } from '../../src/desk/assign.ts';
import { sendBack } from '../../src/desk/propose.ts';
import { Builder } from '../support/builder.ts';
import { rowsRaw } from '../support/catalogue.ts';
import { TestDesk } from '../support/desk.ts';
import { emailOf } from '../support/templates.ts';

let desk: TestDesk;
let build: Builder;

before(async () => {
  desk = await TestDesk.open();
  build = new Builder(desk);
});

interface Told {
  kind: string;
  who: string;
  action: string;
}

/** Who was told what about a claim, and of which event, in the order of the events. */
async function told(claimId: number): Promise<string[]> {
  const rows = await rowsRaw<Told>(
    desk.url,
    `SELECT n."kind" AS "kind", p."email" AS "who", e."action" AS "action" FROM "WorkNotification" n
     JOIN "Person" p ON p."id" = n."personId" JOIN "Event" e ON e."seq" = n."eventSeq" AND e."subjectId" = n."claimId"
     WHERE n."claimId" = ${claimId} ORDER BY n."eventSeq", p."email"`,
  );
  return rows.map(({ kind, who, action }) => `${who.split('@')[0]}: ${kind} by ${action}`);
}

describe('somebody is told', () => {
  test('that a claim was assigned to them, and not that they took one', async () => {
    const claim = await build.claim();
    await build.act('editor', assign, claim, { assignee: 'me' });
    assert.deepEqual(await told(claim.id), []);
    await build.act('editor', assign, claim, { assignee: emailOf('colleague') });
    assert.deepEqual(await told(claim.id), ['colleague: assigned by claim.assigned']);
  });

  test('that their proposal was sent back', async () => {
    const claim = await build.claim('in_review');
    await build.act('reviewer', sendBack, claim, { comment: 'Which bridge?' });
    assert.deepEqual(await told(claim.id), ['editor: sent_back by claim.sent_back']);
  });

  test('once that their signed verdict is behind', async () => {
    const claim = await build.claim('settled');
    await build.evidence(claim, 'editor');
    assert.deepEqual(await told(claim.id), [], 'not of their own act');
    const other = await build.claim('settled');
    await build.evidence(other, 'contributor');
    await build.evidence(other, 'contributor');
    assert.deepEqual(await told(other.id), ['editor: behind by claim.evidence_added']);
  });

  test('nothing where they are a machine', async () => {
    const claim = await build.claim();
    await build.act('editor', assign, claim, { assignee: emailOf('robot') });
    assert.deepEqual(await told(claim.id), []);
  });
});
