import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { complaintsOf, getJson, openPage, picture } from './browser.ts';
import { type Hands, keyboard, mouse } from './hands.ts';
import { isSound, listenTo } from './sound-page.ts';
import { emailOf, password, RunningDesk } from './support.ts';

const ammunition = 'Norway and seventeen members of the European Union agreed to procure ammunition together.';
const title = 'What is known this morning';

/** A sign-off proves false: what rests on the same is found and reopened, and the article that used it is corrected. */
async function retract(page: Page, hands: Hands): Promise<void> {
  await signInBy(page, hands);
  await page.goto('/claims/16');
  await hands.unfold('Record an article that used it');
  await hands.write('Web address of the article', 'https://example.org/morning');
  await hands.write('Its title', title);
  await hands.press('Record the article');
  await sees(page, 'The article was recorded.');

  await hands.follow('Retract the verdict');
  await hands.write(/^Why it is retracted/, 'The letter was never sent.');
  await hands.press('Retract the verdict');
  await sees(page, 'What else rests on this');
  await sees(page, 'Retracted: The letter was never sent.');
  await sees(page, title);
  await sees(page, 'It says “confirmed”; the verdict was retracted, so the desk says “unverified”.');

  await hands.follow('Settled ones');
  await hands.tick('Choose claim 4');
  await hands.tick('Choose claim 8');
  await hands.press('Reopen the chosen claims');
  await sees(page, 'Why they are reopened: Required');
  assert.ok(await page.getByLabel('Choose claim 4').isChecked(), 'what was ticked is kept');
  await hands.write('Why they are reopened', 'The same two signed it that week.');
  await hands.press('Reopen the chosen claims');
  await sees(page, '2 of 2 claims reopened');
  for (const id of [4, 8]) assert.equal((await getJson(page, `/claims/${id}.json`)).stage, 'checking');

  await hands.follow('Publications');
  await hands.follow('To correct');
  await sees(page, ammunition);
  await hands.follow(title);
  await hands.press('Assign');
  await sees(page, 'The correction was assigned.');
  await hands.press('Mark as corrected');
  await sees(page, 'The article is marked as corrected.');
  await hands.follow('Publications');
  await hands.follow('Mine to correct');
  await sees(page, 'Nothing here.');
}

/** The value of an hour ago is continued with the new one. */
async function continueClaim(page: Page, hands: Hands): Promise<void> {
  await page.goto('/claims/1');
  const before = await getJson(page, '/claims/1.json');
  await hands.follow('Continue with a new value');
  await hands.write(/^Statement/, 'Wagner holds about 72 % of the city of Bakhmut.');
  await hands.write('Value (area held)', '72');
  await hands.press('Continue with a new value');
  await sees(page, 'It continues the one before.');
  const series = page.getByRole('region', { name: 'Series', exact: true });
  await sees(series, /about 70.%.*about 72.%.*This claim/);
  await hands.follow('Claim 1');
  await sees(series, /about 70.%.*This claim.*about 72.%/);
  assert.equal((await getJson(page, '/claims/1.json')).revision, before.revision, 'the claim before is left as it was');
}

async function signInBy(page: Page, hands: Hands): Promise<void> {
  await page.goto('/');
  await hands.write('E-mail', emailOf('editor'));
  await hands.write('Password', password);
  await hands.press('Sign in');
}

async function sees(where: Page | ReturnType<Page['locator']>, text: string | RegExp): Promise<void> {
  const place = 'goto' in where ? where.locator('main') : where;
  const read = ((await place.first().textContent()) ?? '').replace(/\s+/g, ' ');
  if (typeof text === 'string') assert.ok(read.includes(text), `“${text}” is not in: ${read.slice(0, 3000)}`);
  else assert.match(read, text);
}

test('a retraction is followed up, and a value continued, by keyboard alone', async () => {
  const desk = await RunningDesk.start();
  const page = await openPage(desk);
  const complaints = complaintsOf(page);
  await retract(page, keyboard(page));
  await continueClaim(page, keyboard(page));
  await picture(page, 'series');
  assert.deepEqual(complaints, []);
  const { code, output } = await desk.command('audit', 'verify');
  assert.equal(code, 0, output);

  listenTo(page);
  await page.goto('/publications');
  await isSound(page, 'publications-corrected');
});

test('the same without scripts', async () => {
  const desk = await RunningDesk.start();
  const page = await openPage(desk, { javaScriptEnabled: false });
  await retract(page, mouse(page));
  await continueClaim(page, mouse(page));
});
