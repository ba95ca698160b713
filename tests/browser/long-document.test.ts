import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { makeReading } from '../../bench/made/make-reading.ts';
import { axe } from './axe.ts';
import { complaintsOf, getJson, postJson, signedIn } from './browser.ts';
import { RunningDesk } from './support.ts';

// A document of 200 kB from which 200 claims were cut, made up from small tables.
const reading = makeReading(200_000, 200);

let desk: RunningDesk;
let address: string;

before(async () => {
  desk = await RunningDesk.start();
  const page = await signedIn(desk, 'editor');
  const about = { title: 'A long report', language: 'en', publisher: 'The Long Paper' };
  const { id, path } = await postJson(page, '/documents', { ...about, text: reading.text });
  for (const { statement, exact, start } of reading.claims) {
    const appearances = [{ documentId: id, exact, start }];
    await postJson(page, '/claims', { statement, language: 'en', kind: 'fact', appearances });
  }
  address = path;
  // The suggestions of a long text are worked out apart, and then stand in the page.
  await page.request.get(`${address}/suggestions`, { headers: { accept: 'application/json' } });
});

/** Every shift of the layout since the page began, those after a key or a click too. */
const watchShifts = `(() => {
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, startTime, sources } of list.getEntries())
      globalThis.shifts.push({ value, startTime, moved: sources.map(({ node }) => node?.className || node?.nodeName) });
  }).observe({ type: 'layout-shift', buffered: true });
})()`;

async function shiftsOf(page: Page): Promise<unknown[]> {
  await page.waitForTimeout(500);
  return (await page.evaluate('globalThis.shifts')) as unknown[];
}

for (const [name, viewport] of [
  ['a wide screen', { width: 1280, height: 900 }],
  ['a narrow one', { width: 320, height: 640 }],
] as const) {
  test(`nothing jumps in a long document on ${name}, not while it loads nor while somebody reads on`, async () => {
    const page = await signedIn(desk, 'contributor', { viewport });
    await page.addInitScript(watchShifts);
    const complaints = complaintsOf(page);
    await page.goto(address);
    assert.equal(await page.locator('mark[id^="appearance-"]').count(), 200);
    assert.equal(await page.locator('.margin-claims > li[id^="claim-"]').count(), 200);
    assert.deepEqual(await shiftsOf(page), []);
    for (const key of ['n', 'n', 's', 'p']) await page.keyboard.press(key);
    for (let turn = 0; turn < 10; turn++) await page.mouse.wheel(0, 3000);
    await page.evaluate("getSelection().selectAllChildren(document.querySelector('mark[id]'))");
    assert.deepEqual(await shiftsOf(page), []);
    // The observer is at work: it sees what is made to jump.
    await page.evaluate("scrollTo(0, 0); document.querySelector('h1').style.paddingTop = '5rem'");
    assert.notDeepEqual(await shiftsOf(page), []);
    assert.deepEqual(complaints, []);
  });
}

test('nor does anything jump in a short one', async () => {
  for (const width of [1280, 320]) {
    // All of the page is in sight: what moves below an edge is no shift.
    const page = await signedIn(desk, 'contributor', { viewport: { width, height: 6000 } });
    await page.addInitScript(watchShifts);
    await page.goto('/documents/2');
    assert.deepEqual(await shiftsOf(page), [], `${width}`);
  }
});

test('a long document is sound by WCAG 2.2 AA, by night and on a narrow screen too', async () => {
  const page = await signedIn(desk, 'reader');
  await page.goto(address);
  assert.deepEqual(await axe(page), []);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 320, height: 640 });
  assert.deepEqual(await axe(page, ['color-contrast', 'target-size']), []);
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320);
});

test('a long document can be read without scripts: from a claim to its passage, and from there to the claim', async () => {
  const page = await signedIn(desk, 'contributor', { javaScriptEnabled: false });
  await page.goto(address);
  const { text, appearances } = await getJson(page, `${address}.json`);
  assert.equal(text, reading.text);
  const { id, claimId } = appearances.at(-1);
  await page
    .locator(`#claim-${claimId}`)
    .getByRole('link', { name: /^In the text/ })
    .click();
  const passage = page.locator(`#appearance-${id}`);
  assert.ok(await passage.isVisible());
  const box = await passage.boundingBox();
  assert.ok(box && box.y >= 0 && box.y < 900, 'the passage was scrolled to');
  await page.getByRole('link', { name: `Claim ${claimId}: unverified`, exact: true }).click();
  await page.waitForURL(`**/claims/${claimId}`);
});
