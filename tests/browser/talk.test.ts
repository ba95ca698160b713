import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { complaintsOf, getJson, signedIn } from './browser.ts';
import { type Hands, keyboard, mouse } from './hands.ts';
import { isSound, listenTo } from './sound-page.ts';
import { RunningDesk } from './support.ts';

let desk: RunningDesk;

before(async () => {
  desk = await RunningDesk.start();
});

/** Two people talk about a claim: one mentions the other, who is told, follows, answers; the first is told and resolves. */
async function talk(claim: number, hands: (page: Page) => Hands, options: BrowserContextOptions = {}): Promise<Page> {
  const editor = await signedIn(desk, 'editor', options);
  const reviewer = await signedIn(desk, 'reviewer', options);
  const complaints = [...[editor, reviewer].map(complaintsOf)];
  const said = `@reviewer: is claim ${claim} in https://example.org/map?`;

  await editor.goto(`/claims/${claim}`);
  await hands(editor).write('Your comment', `Ask @nobody about claim ${claim}`);
  await hands(editor).press('Comment');
  await shows(editor, 'Nobody at this desk is called @nobody');
  assert.equal(await editor.getByLabel('Your comment').inputValue(), `Ask @nobody about claim ${claim}`);
  await hands(editor).write('Your comment', said);
  await hands(editor).press('Comment');
  await shows(editor, 'Your comment was added.');
  await shows(editor, said);
  assert.equal(await editor.locator('.comment .mention').first().textContent(), '@reviewer');

  await reviewer.goto('/desk');
  await hands(reviewer).follow(/^Notifications 1 not read$/);
  await shows(reviewer, 'mentioned you in a comment');
  await hands(reviewer).follow(/mentioned you in a comment$/);
  await shows(reviewer, said);
  await hands(reviewer).write('Your answer', 'It is, on the second sheet.');
  await hands(reviewer).press('Answer');
  await shows(reviewer, 'It is, on the second sheet.');
  await hands(reviewer).follow(/^Notifications$/);

  await editor.goto('/notifications');
  await shows(editor, 'answered in a thread that you take part in');
  await hands(editor).follow(/answered in a thread/);
  await hands(editor).press(/^Resolve the thread/);
  await shows(editor, 'The thread is resolved.');
  await shows(editor, 'Resolved by');
  assert.equal(
    await editor.getByLabel('Your answer').count(),
    0,
    'a resolved thread is opened again before it is answered',
  );

  const { items } = await getJson(editor, `/claims/${claim}/comments`);
  assert.deepEqual([items[0].text, items[0].replies.length], [said, 1]);
  assert.ok(items[0].resolved);
  assert.deepEqual(
    complaints.flat().filter((complaint) => !/status of 422/.test(complaint)),
    [],
  );
  return editor;
}

async function shows(page: Page, text: string): Promise<void> {
  const read = ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ');
  assert.ok(read.includes(text), `“${text}” is not in: ${read.slice(0, 2000)}`);
}

test('two people talk about a claim, and one is told of the other', async () => {
  const page = listenTo(await talk(1, mouse));
  for (const address of ['/claims/1/history', '/claims/1/comments', '/claims/1', '/notifications']) {
    await page.goto(address);
    await isSound(page, `talk${address.replaceAll('/', '-')}`);
  }
});

test('the same by keyboard alone', async () => {
  await talk(2, keyboard);
});

test('the same without scripts', async () => {
  await talk(3, mouse, { javaScriptEnabled: false });
});

test('people are offered while a name is written, and the one that is picked stands in the text', async () => {
  const page = await signedIn(desk, 'editor');
  await page.goto('/claims/4');
  const field = page.getByLabel('Your comment');
  await field.pressSequentially('See this, @rev');
  await page.getByRole('group', { name: 'People to mention' }).getByRole('button').first().click();
  assert.equal(await field.inputValue(), 'See this, @reviewer ');
  assert.equal(await page.locator('[data-mention-choices]').isHidden(), true);
});

test('the page of a past time is led to from the history, and says so', async () => {
  const page = listenTo(await signedIn(desk, 'editor'));
  await page.goto('/claims/1/history');
  await page.locator('summary').filter({ hasText: 'as it was at a time' }).click();
  await page.getByLabel('Day').fill(new Date().toISOString().slice(0, 10));
  await page.getByRole('button', { name: 'Show' }).click();
  await page.waitForURL(/asOf=/);
  await shows(page, 'Nothing can be done to the past');
  assert.equal(await page.locator('main form, main textarea').count(), 0);
  await isSound(page, 'talk-as-of');
});
