import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { getJson, openPage, picture, postJson, signedIn } from './browser.ts';
import { type Hands, keyboard, mouse } from './hands.ts';
import { isSound, listenTo } from './sound-page.ts';
import { emailOf, password, RunningDesk } from './support.ts';

let desk: RunningDesk;
let number = 0;

before(async () => {
  desk = await RunningDesk.start();
});

/** A claim that waits at the head of triage, on a desk that reviews blind. */
async function urgentClaim(): Promise<{ path: string; statement: string }> {
  number += 1;
  const contributor = await signedIn(desk, 'contributor');
  const content = { statement: `Ferry ${number} does not sail tonight.`, language: 'en', kind: 'fact', urgency: 'now' };
  return postJson(contributor, '/claims', content);
}

/** An admin sets the policy by its page; a policy that nobody could keep is warned about on the way. */
async function reviewBlind(page: Page, hands: Hands, look: () => Promise<void>): Promise<void> {
  await page.goto('/');
  await signInBy(hands, 'admin');
  await hands.follow('Policy');
  if (!(await page.getByRole('checkbox', { name: 'Now', exact: true }).isChecked())) await hands.tick('Now');
  await hands.write('Independent origins for “Refuted”', '9');
  await hands.press('Save the policy');
  await sees(page, 'Nothing was saved yet');
  await look();
  await hands.write('Independent origins for “Refuted”', '2');
  await hands.press('Save the policy');
  assert.deepEqual((await getJson(page, '/policy.json')).blindReview, ['now']);
  await hands.press('Sign out');
}

/** From the queue to a verdict to which two people came by themselves. */
async function settleBlind(page: Page, hands: Hands): Promise<void> {
  const { path, statement } = await urgentClaim();
  await signInBy(hands, 'editor');
  await hands.follow(statement);
  await hands.press('Take');
  await hands.follow('Propose a verdict');
  await hands.pick('Disputed');
  await hands.pick('Attribute it');
  await hands.write('Rationale', 'The harbour says so, the company denies it.');
  await hands.press('Propose a verdict');
  await sees(page, 'others judge before they see it');
  await hands.press('Sign out');

  await signInBy(hands, 'reviewer');
  await hands.follow(statement);
  await sees(page, 'It is reviewed blind');
  await hands.follow('Sign off');
  const form = (await page.locator('main').textContent()) ?? '';
  assert.ok(!form.includes('The harbour says so'), 'the reviewer reads the proposal before they judge');
  await hands.press('Sign off');
  await sees(page, 'Give your own verdict first');
  await hands.pick('Disputed');
  await hands.press('Sign off');
  await sees(page, 'Signed off.');
  await sees(page, 'The harbour says so, the company denies it.');
  const settled = await getJson(page, `${path}.json`);
  assert.deepEqual([settled.stage, settled.verdict], ['settled', 'disputed']);
}

async function signInBy(hands: Hands, who: string): Promise<void> {
  await hands.write('E-mail', emailOf(who));
  await hands.write('Password', password);
  await hands.press('Sign in');
}

async function sees(page: Page, text: string): Promise<void> {
  const read = ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ');
  assert.ok(read.includes(text), `“${text}” is not in: ${read.slice(0, 2000)}`);
}

const nothing = async () => {};

test('two people come to the same verdict, one of them blind', async () => {
  const page = listenTo(await openPage(desk));
  await reviewBlind(page, mouse(page), async () => {
    await picture(page, 'policy with a warning');
  });
  await settleBlind(page, mouse(page));
});

test('the same by keyboard alone', async () => {
  const page = await openPage(desk);
  await reviewBlind(page, keyboard(page), nothing);
  await settleBlind(page, keyboard(page));
});

test('the same without scripts', async () => {
  const page = await openPage(desk, { javaScriptEnabled: false });
  await reviewBlind(page, mouse(page), nothing);
  await settleBlind(page, mouse(page));
});

test('every state of it can be read and used by everybody', async () => {
  const admin = listenTo(await signedIn(desk, 'admin'));
  await postJson(admin, '/policy', { blindReview: ['now'] });
  await admin.goto('/policy');
  await isSound(admin, 'policy');
  await mouse(admin).write('Independent origins for “Refuted”', '9');
  await admin.getByRole('button', { name: 'Save the policy' }).click();
  await admin.waitForLoadState();
  await sees(admin, 'Nothing was saved yet');
  // The answer's status, 422, is told in the console.
  listenTo(admin);
  await isSound(admin, 'policy with a warning');
  const reader = listenTo(await signedIn(desk, 'reader'));
  await reader.goto('/policy');
  await isSound(reader, 'policy for readers');

  const { path } = await urgentClaim();
  const editor = await signedIn(desk, 'editor');
  const taken = await postJson(editor, `${path}/assignments`, { revision: 1, assignee: 'me' });
  const decision = { verdict: 'disputed', use: 'attribute', rationale: 'The harbour says so.' };
  await postJson(editor, `${path}/proposals`, { revision: taken.revision, ...decision });
  const reviewer = listenTo(await signedIn(desk, 'reviewer'));
  await reviewer.goto(path);
  await isSound(reviewer, 'a blind proposal');
  const hands = mouse(reviewer);
  await hands.follow('Sign off');
  await isSound(reviewer, 'a blind review');
  await picture(reviewer, 'a blind review');
  await hands.pick('Unverifiable');
  await hands.choose(/^Reason/, 'Too vague to check');
  await hands.press('Sign off');
  await sees(reviewer, 'Your verdict is another than the proposed one.');
  await sees(reviewer, "The reviewer's verdict:");
  await isSound(reviewer, 'a blind review that differed');
  await picture(reviewer, 'a blind review that differed');
});
