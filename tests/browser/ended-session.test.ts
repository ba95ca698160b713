import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { getJson, postJson, signedIn } from './browser.ts';
import { type Hands, keyboard, mouse } from './hands.ts';
import { isSound, listenTo } from './sound-page.ts';
import { emailOf, password, RunningDesk } from './support.ts';

let desk: RunningDesk;

before(async () => {
  desk = await RunningDesk.start();
});

type Look = (name: string) => Promise<void>;

/** An edit that is sent after somebody signed out in another tab: nothing typed is lost, and it is saved once. */
async function comeBack(page: Page, hands: Hands, look: Look): Promise<void> {
  const content = { statement: 'The mill stands still.', language: 'en', kind: 'fact' };
  const { path } = await postJson(page, '/claims', content);
  await page.goto(path);
  await hands.follow('Edit');
  await hands.write('Statement', 'The mill has stood still since “Tuesday”.');
  await hands.write(/^Topics/, 'mills\nharvest');
  const tab = await page.context().newPage();
  await tab.goto('/desk');
  await mouse(tab).press('Sign out');

  await hands.press('Save');
  await sees(page, 'You are signed out, so nothing was sent.');
  await look('signed out with a form');
  await hands.write('E-mail', emailOf('editor'));
  await hands.write('Password', 'not the password');
  await hands.press('Sign in');
  await sees(page, 'You are signed out, so nothing was sent.');
  await hands.write('Password', password);
  await hands.press('Sign in');
  assert.equal(await page.locator('h1').innerText(), 'You are signed in as Erin Editor');
  await look('back to a form');

  await hands.press('Continue with what you typed');
  await sees(page, 'Nothing has been sent yet. You act as Erin Editor.');
  assert.equal(await page.getByLabel('Statement').inputValue(), 'The mill has stood still since “Tuesday”.');
  assert.equal((await getJson(page, `${path}.json`)).revision, 1);
  await look('a form given back');
  await hands.press('Save');
  const { revision, statement, topics } = await getJson(page, `${path}.json`);
  assert.deepEqual([revision, statement], [2, 'The mill has stood still since “Tuesday”.']);
  assert.deepEqual(topics, ['mills', 'harvest']);
}

async function sees(page: Page, text: string): Promise<void> {
  const read = ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ');
  assert.ok(read.includes(text), `“${text}” is not in: ${read.slice(0, 2000)}`);
}

const nothing = async () => {};

test('a form whose session ended in another tab comes back filled', async () => {
  const page = listenTo(await signedIn(desk, 'editor'));
  await comeBack(page, mouse(page), (name) => isSound(page, name));
});

test('the same by keyboard alone', async () => {
  const page = await signedIn(desk, 'editor');
  await comeBack(page, keyboard(page), nothing);
});

test('the same without scripts', async () => {
  const page = await signedIn(desk, 'editor', { javaScriptEnabled: false });
  await comeBack(page, mouse(page), nothing);
});
