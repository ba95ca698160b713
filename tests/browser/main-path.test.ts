import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { complaintsOf, getJson, openPage, picture } from './browser.ts';
import { type Hands, keyboard, mouse } from './hands.ts';
import { emailOf, password, RunningDesk } from './support.ts';

let desk: RunningDesk;

before(async () => {
  desk = await RunningDesk.start();
});

/** One of the example desk's claims on the night of 20 March 2023, as a reader finds it. */
interface Course {
  statement: string;
  speaker: string;
  channel: RegExp;
  passage: RegExp;
  /** On how many independent origins the evidence for it rests at first, and with one more. */
  origins: [before: string, after: string];
}

const wagnersShare: Course = {
  statement: 'Wagner holds about 70 % of the city of Bakhmut.',
  speaker: 'Yevgeny Prigozhin',
  channel: /open letter to Sergei Shoigu, on Telegram/,
  passage: /^Roughly 70 per cent of Bakhmut/,
  origins: ['1 of 2 independent origins that the policy asks for', '2 independent origins; the policy asks for 2'],
};
const missiles: Course = {
  statement: 'A strike at Dzhankoi destroyed Kalibr cruise missiles in transit by train.',
  speaker: 'Ministry of Defence of Ukraine',
  channel: /statement/,
  passage: /^Kalibr cruise missiles on their way by rail/,
  origins: wagnersShare.origins,
};
const station: Course = {
  statement: 'The railway station of Dzhankoi was hit in the attack.',
  speaker: 'Voice off camera in the amateur video of Dzhankoi',
  channel: /amateur video/,
  passage: /the railway station has been hit/,
  origins: wagnersShare.origins,
};

/** From a claim that nobody has verified to a verdict that two people stand for. */
async function settle(page: Page, hands: Hands, course: Course): Promise<string> {
  const { statement } = course;
  await page.goto('/');
  await signInBy(hands, 'editor');
  await findUnverified(page, hands, statement);
  await readClaim(page, course);
  const address = new URL(page.url()).pathname;

  await hands.follow('Add evidence');
  await hands.pick('For the claim');
  await hands.write(/^Source, who brought it/, 'Survey of the street maps');
  await hands.choose('Its kind', 'Organisation');
  await hands.write(/^Note: what it shows/, 'Drawn by people of our own, from pictures that neither side gave us.');
  await hands.choose('Credibility of the item', '2: Probably true');
  await hands.press('Add evidence');
  await sees(page, 'The evidence was added.');
  await sees(page.locator('.evidence-group.supports'), course.origins[1]);

  await hands.follow('Propose a verdict');
  await hands.pick('Partly confirmed');
  await hands.pick('Attribute it');
  await hands.write('Rationale', 'Two origins that do not depend on each other agree on the larger part of it.');
  await hands.press('Propose a verdict');
  await sees(page, 'Your proposal waits for a second person.');
  await sees(
    page.locator('.action-refused').first(),
    'You proposed this verdict, so a second person has to sign it off',
  );
  assert.equal(await page.getByRole('link', { name: 'Sign off' }).count(), 0, 'the proposer finds no way to sign');
  const proposed = await getJson(page, `${address}.json`);
  const { person: proposer } = await getJson(page, '/account.json');
  assert.deepEqual([proposed.stage, proposed.verdict], ['in_review', 'unverified']);

  await hands.press('Sign out');
  await sees(page, 'You are signed out.');
  await signInBy(hands, 'reviewer');
  const waiting = page.getByRole('region', { name: 'Waiting for a second person' });
  await sees(waiting.getByRole('listitem').filter({ hasText: statement }), 'You may sign this off');
  await hands.follow(statement);
  await hands.follow('Sign off');
  await sees(page, 'Two origins that do not depend on each other');
  await hands.press('Sign off');
  await sees(page, 'Signed off.');
  await sees(page.locator('.statement-line'), 'Partly confirmed');
  await sees(page.locator('.statement-line'), 'Settled');

  const settled = await getJson(page, `${address}.json`);
  const { person: signer } = await getJson(page, '/account.json');
  assert.deepEqual([settled.stage, settled.verdict, settled.standing], ['settled', 'partly_confirmed', 'current']);
  assert.deepEqual([settled.signOff.proposedBy, settled.signOff.by], [proposer.id, signer.id]);
  assert.equal(settled.signOff.contentHash, proposed.contentHash, 'what was proposed is what was signed');
  return address;
}

async function signInBy(hands: Hands, who: string): Promise<void> {
  await hands.write('E-mail', emailOf(who));
  await hands.write('Password', password);
  await hands.press('Sign in');
}

/** The list of claims, with filters set as somebody sets them who looks for that night. */
async function findUnverified(page: Page, hands: Hands, statement: string): Promise<void> {
  await hands.follow('Claims');
  await hands.unfold('Filter and order');
  await hands.choose('Verdict', 'Unverified');
  await hands.write('Event from', '2023-03-20');
  await hands.write('Event until', '2023-03-21');
  await hands.press('Show');
  await sees(page.getByRole('list', { name: 'Active filters' }), 'Unverified');
  const rows = page.locator('ul.rows > .row');
  assert.ok((await rows.count()) > 5);
  for (const verdict of await rows.locator('.mark-word').allTextContents()) assert.equal(verdict, 'Unverified');
  await hands.follow(statement);
}

/** Everything that a reader needs to know who says it, where it stands and what speaks for it. */
async function readClaim(page: Page, course: Course): Promise<void> {
  assert.equal(await page.locator('h1').textContent(), course.statement);
  await sees(page.locator('.statement-line'), 'Unverified');
  const chain = page.locator('.chain').first();
  await sees(chain, course.speaker);
  await sees(chain, course.channel);
  await sees(chain, 'CNN');
  assert.match((await page.locator('.appearance .exact').first().textContent()) ?? '', course.passage);
  await sees(page.locator('.evidence-group.supports'), course.origins[0]);
}

async function sees(where: Page | ReturnType<Page['locator']>, text: string | RegExp): Promise<void> {
  const place = 'goto' in where ? where.locator('main') : where;
  const read = ((await place.first().textContent()) ?? '').replace(/\s+/g, ' ');
  if (typeof text === 'string') assert.ok(read.includes(text), `“${text}” is not in: ${read.slice(0, 3000)}`);
  else assert.match(read, text);
}

test('a claim gets a verdict that two people stand for', async () => {
  const page = await openPage(desk);
  const complaints = complaintsOf(page);
  await settle(page, mouse(page), wagnersShare);
  await picture(page, 'settled');
  assert.deepEqual(complaints, []);
});

test('the same by keyboard alone', async () => {
  const page = await openPage(desk);
  await settle(page, keyboard(page), missiles);
});

test('the same without scripts', async () => {
  const page = await openPage(desk, { javaScriptEnabled: false });
  await settle(page, mouse(page), station);
});
