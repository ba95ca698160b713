import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { getJson, picture, postJson, signedIn } from './browser.ts';
import { type Hands, keyboard, mouse } from './hands.ts';
import { isSound, listenTo } from './sound-page.ts';
import { RunningDesk } from './support.ts';

let desk: RunningDesk;
let other: Page;

before(async () => {
  desk = await RunningDesk.start();
  other = await signedIn(desk, 'reviewer');
});

/** Somebody who edits a claim and comes late: what both changed is chosen, the rest is merged by itself. */
async function mergeLate(page: Page, hands: Hands, look = isSound): Promise<void> {
  const { path } = await postJson(other, '/claims', {
    ...{ statement: 'The bridge is closed.', language: 'en', kind: 'fact', topics: ['bridges'], eventDate: '2023-03' },
    attribution: [{ role: 'asserted_by', source: { name: 'The mayor', kind: 'person' }, channel: 'radio' }],
    figures: [{ metric: 'lanes', value: 4 }],
  });
  await page.goto(path);
  await hands.follow('Edit');
  assert.match(await page.locator('.lease').innerText(), /You are editing this claim/);
  await other.goto(path);
  assert.match(await other.locator('.lease').innerText(), /Erin Editor is editing this claim, until/);

  await hands.write('Statement', 'The bridge is open.');
  await hands.write(/^Topics/, 'bridges\ntraffic');
  await hands.write(/^Value/, '6');
  const { figures } = await getJson(other, `${path}.json`);
  const theirs = {
    statement: 'The bridge is damaged.',
    eventDate: '2023-03-18',
    figures: [{ ...figures[0], value: 5 }],
  };
  await postJson(other, path, { revision: 1, ...theirs });

  await hands.press('Save');
  assert.equal(await page.locator('h1').innerText(), 'Merge your edit');
  const taken = await page.locator('main').innerText();
  assert.match(taken, /Only you changed\s+Topics/);
  assert.match(taken, /Only they changed\s+Date of what is claimed[\s\S]*2023-03-18/);
  assert.match(taken, /Statement[\s\S]*The bridge is damaged\./);
  await look(page, 'merge');

  await hands.pick('Yours for Statement');
  await hands.press('Save the merged claim');
  assert.match(await page.locator('.error-summary').innerText(), /One thing has to be corrected/);
  await look(page, 'merge with something left to choose');
  assert.equal(await page.getByLabel('Statement', { exact: true }).inputValue(), 'The bridge is open.');
  await hands.write('Statement', 'The bridge is damaged, yet open.');
  await hands.pick('Theirs for Figure: lanes');
  await hands.press('Save the merged claim');

  assert.equal(new URL(page.url()).pathname, path);
  const { revision, statement, topics, eventDate, figures: lanes, lease } = await getJson(other, `${path}.json`);
  assert.deepEqual([revision, statement, eventDate], [3, 'The bridge is damaged, yet open.', '2023-03-18']);
  assert.deepEqual([topics, lanes[0].value, lease], [['bridges', 'traffic'], 5, undefined]);
}

const editor = async (options = {}) => listenTo(await signedIn(desk, 'editor', options));

describe('an edit that comes late is merged', () => {
  test('by mouse', async () => {
    const page = await editor();
    await mergeLate(page, mouse(page));
  });

  test('by keyboard alone', async () => {
    const page = await editor();
    await mergeLate(page, keyboard(page));
  });

  test('without scripts', async () => {
    const page = await editor({ javaScriptEnabled: false });
    // What looks at a page needs scripts of its own.
    await mergeLate(page, mouse(page), async () => undefined);
  });
});

describe('a lease', () => {
  test('is renewed while its holder types, at most once a minute, and tells who ended it', async () => {
    const page = await editor();
    await page.clock.install();
    await page.goto('/claims/2/edit');
    const renewals: number[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('/claims/2/leases')) renewals.push(response.status());
    });
    const type = async (text: string) => {
      const answered = page.waitForResponse((response) => response.url().endsWith('/claims/2/leases'));
      await page.clock.fastForward('02:00');
      await page.getByLabel('Statement').press('End');
      await page.getByLabel('Statement').pressSequentially(text);
      await answered;
    };
    await page.getByLabel('Statement').pressSequentially('Not at once. ');
    assert.deepEqual(renewals, []);
    await type('Now. ');
    assert.deepEqual(renewals, [200]);
    await postJson(other, '/claims/2/lease-breaks', { note: 'On air in five minutes.' });
    await type('And now.');
    assert.deepEqual(renewals, [200, 409]);
    await page.getByText(/ended your lease.*On air in five minutes\. You can go on/).waitFor();
    await picture(page, 'lease that was ended');
    assert.match(await page.getByLabel('Statement').inputValue(), /And now\.$/);
  });
});
