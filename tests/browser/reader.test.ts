import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { axe } from './axe.ts';
import { complaintsOf, getJson, picture, signedIn } from './browser.ts';
import { RunningDesk } from './support.ts';

let desk: RunningDesk;

before(async () => {
  desk = await RunningDesk.start();
});

/** Selects words in the text as a mouse does that is drawn over them, from one character of it to another. */
async function select(page: Page, words: string): Promise<void> {
  const found = await page.evaluate(`(() => {
    const walker = document.createTreeWalker(document.querySelector('[data-reader]'), NodeFilter.SHOW_TEXT);
    const places = [];
    let whole = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest('.passage-link')) continue;
      for (let index = 0; index < node.data.length; index++) places.push([node, index]);
      whole += node.data;
    }
    const from = whole.indexOf(${JSON.stringify(words)});
    if (from < 0) return false;
    const [first, last] = [places[from], places[from + ${words.length} - 1]];
    getSelection().setBaseAndExtent(first[0], first[1], last[0], last[1] + 1);
    return true;
  })()`);
  assert.ok(found, `“${words}” does not stand in the text`);
}

test('words that are selected, across marked passages too, become the passage of a claim', async () => {
  const page = await signedIn(desk, 'contributor');
  const complaints = complaintsOf(page);
  await page.goto('/documents/1');
  const { text, appearances } = await getJson(page, '/documents/1.json');
  const shown = await page.evaluate(`(() => {
    const copy = document.querySelector('[data-reader]').cloneNode(true);
    for (const link of copy.querySelectorAll('.passage-link')) link.remove();
    return copy.textContent;
  })()`);
  assert.equal(shown, text);

  // A piece that begins within a recorded passage and ends behind its marker.
  const { start, end } = appearances[0].quote;
  const words = [...(text as string)]
    .slice(start + 3, end + 12)
    .join('')
    .trimEnd();
  await select(page, words);
  const record = page.getByRole('region', { name: 'Selected passage' }).getByRole('link');
  await record.waitFor();
  const address = new URL((await record.getAttribute('href')) ?? '', page.url());
  assert.deepEqual([address.searchParams.get('exact'), address.searchParams.get('start')], [words, String(start + 3)]);
  await picture(page, 'reader-selected');
  await record.click();
  await page.waitForURL('**/claims/new?**');
  assert.equal(await page.locator('[name="appearances.0.exact"]').inputValue(), words);
  assert.deepEqual(complaints, []);
});

test('who presses at once records what is selected now, not what the bar still shows', async () => {
  const page = await signedIn(desk, 'contributor');
  await page.goto('/documents/1');
  const { text } = await getJson(page, '/documents/1.json');
  const words = (text as string).split('\n').find((line) => line.length > 60) ?? '';
  await select(page, words.slice(0, 20));
  const record = page.getByRole('region', { name: 'Selected passage' }).getByRole('link');
  const box = await record.boundingBox();
  assert.ok(box);
  await select(page, words);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForURL('**/claims/new?**');
  assert.equal(await page.locator('[name="appearances.0.exact"]').inputValue(), words);
});

test('keys lead from passage to passage, record and dismiss, and can be switched off', async () => {
  const page = await signedIn(desk, 'contributor');
  await page.goto('/documents/1');
  const focused = () => page.evaluate('document.activeElement.id') as Promise<string>;
  const marks = (await page.evaluate(
    "[...document.querySelectorAll('mark[data-beside]')].map((mark) => mark.id)",
  )) as string[];
  await page.keyboard.press('n');
  assert.equal(await focused(), marks[0]);
  await page.keyboard.press('n');
  assert.equal(await focused(), marks[1]);
  await page.keyboard.press('p');
  assert.equal(await focused(), marks[0]);

  const suggested = marks.filter((id) => id.startsWith('suggestion-'));
  for (let steps = 0; (await focused()) !== suggested.at(-1) && steps < 200; steps++) await page.keyboard.press('s');
  await page.keyboard.press('d');
  await page.waitForLoadState();
  await page.getByText('Noted: not a claim.').waitFor();
  assert.equal(await page.locator(`#${suggested.at(-1)}`).count(), 0);

  await page.keyboard.press('s');
  const start = (await focused()).replace('suggestion-', '');
  await page.keyboard.press('r');
  await page.waitForURL(`**/claims/new?documentId=1&suggestion=${start}`);

  await page.goto('/documents/1');
  await page.getByText('Keys', { exact: true }).click();
  await page.getByLabel('Use these keys').uncheck();
  await page.getByRole('heading', { level: 1 }).click();
  await page.reload();
  await page.keyboard.press('n');
  assert.ok(!(await focused()).startsWith('appearance-') && !(await focused()).startsWith('suggestion-'));
});

test('without scripts a quote is pasted and matched exactly', async () => {
  const page = await signedIn(desk, 'contributor', { javaScriptEnabled: false });
  await page.goto('/documents/1');
  assert.ok(await page.locator('[data-selection]').isHidden());
  const { text } = await getJson(page, '/documents/1.json');
  const words = (text as string).split('\n').find((line) => line.length > 60) ?? '';
  await page.getByLabel('Passage, letter for letter').fill(words);
  await page.getByRole('button', { name: 'Record this as a claim' }).click();
  await page.waitForURL('**/claims/new?**');
  assert.equal(await page.locator('[name="appearances.0.exact"]').inputValue(), words);
});

test('the reader and its forms are sound by WCAG 2.2 AA, on a narrow dark screen too', async () => {
  const wide = await signedIn(desk, 'editor');
  const narrow = await signedIn(desk, 'editor', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' });
  for (const page of [wide, narrow]) {
    for (const address of ['/documents/1', '/documents/new', '/documents/new?way=file', '/documents/new?way=url']) {
      await page.goto(address);
      assert.deepEqual(await axe(page), [], address);
      assert.ok((await page.evaluate('document.documentElement.scrollWidth <= innerWidth')) as boolean, address);
    }
  }
});
