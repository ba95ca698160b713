import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { complaintsOf, getJson, openPage } from './browser.ts';
import { type Hands, keyboard, mouse } from './hands.ts';
import { emailOf, password, RunningDesk } from './support.ts';

let desk: RunningDesk;

before(async () => {
  desk = await RunningDesk.start();
});

/** What somebody reads in a document, and what they make of it. */
interface Find {
  title: string;
  text: string;
  passage: string;
  statement: string;
}

const barges: Find = {
  title: 'Harbour bulletin',
  text: '😀 Morning\n\nThe harbour master said on Monday that seven barges sank in the storm. Nobody was hurt.\n\nThe ferry runs again.',
  passage: 'seven barges sank in the storm',
  statement: 'Seven barges sank in the harbour on Monday.',
};
const trams: Find = {
  title: 'Tram bulletin',
  text: 'The tram company said on Tuesday that its lines 4 and 9 stand still for want of power. It asked for patience.',
  passage: 'The tram company said on Tuesday that its lines 4 and 9 stand still',
  statement: 'Two tram lines stand still for want of power.',
};
const mill: Find = {
  title: 'Mill bulletin',
  text: 'Evening report\n\nThe fire service said that the old paper mill burned down to its walls. Its owner was away.',
  passage: 'the old paper mill burned down to its walls',
  statement: 'The old paper mill burned down.',
};

/** From a document that somebody pastes to a proposal on a claim that was cut from it. */
async function followDocument(page: Page, hands: Hands, find: Find, select: () => Promise<void>): Promise<void> {
  await page.goto('/');
  await hands.write('E-mail', emailOf('editor'));
  await hands.write('Password', password);
  await hands.press('Sign in');

  await hands.follow('Documents');
  await hands.follow('Bring in a document');
  await hands.write('Title', find.title);
  await hands.write(/^Publisher/, 'The Harbour Post');
  await hands.write('Language', 'en');
  await hands.write('Text', find.text);
  await hands.press('Bring it in');
  await page.getByText('The document was brought in.').waitFor();
  const document = new URL(page.url()).pathname;
  assert.equal((await getJson(page, `${document}.json`)).text, find.text);

  await select();
  await page.waitForURL('**/claims/new?**');
  assert.equal(await page.locator('.quote').first().innerText(), find.passage);
  await hands.write('Statement', find.statement);
  await hands.press('Record the claim');
  await page.getByText('The claim was recorded.').waitFor();
  const claim = new URL(page.url()).pathname;

  await hands.press('Take');
  await hands.follow('Add evidence');
  await hands.pick('For the claim');
  const picture = Buffer.from(`Seen from the quay: ${find.statement}`);
  await hands.upload(/^or a file/, { name: 'seen.txt', mimeType: 'text/plain', buffer: picture });
  await hands.write(/^Note: what it shows/, 'Written down at the place by one of us.');
  await hands.press('Add evidence');
  await page.getByText('The evidence was added.').waitFor();

  await hands.follow('Propose a verdict');
  await hands.pick('Disputed');
  await hands.pick('Attribute it');
  await hands.write('Rationale', 'One side says so, and what we saw fits only in part.');
  await hands.press('Propose a verdict');
  await page.getByText('Your proposal waits for a second person.').waitFor();

  const { stage, appearances, evidence, proposal } = await getJson(page, `${claim}.json`);
  assert.deepEqual([stage, proposal.verdict], ['in_review', 'disputed']);
  const start = [...find.text.slice(0, find.text.indexOf(find.passage))].length;
  const { exact, start: from, end } = appearances[0].quote;
  assert.deepEqual([exact, from, end], [find.passage, start, start + [...find.passage].length]);
  assert.equal(evidence[0].sha256, createHash('sha256').update(picture).digest('hex'));

  // From the claim to its passage and back: each lands where the other is.
  await hands.follow(find.title);
  const passage = page.locator(`#appearance-${appearances[0].id}`);
  await passage.waitFor();
  assert.equal(await page.locator('mark:target').getAttribute('id'), `appearance-${appearances[0].id}`);
  assert.equal(await page.evaluate('document.activeElement.id'), `appearance-${appearances[0].id}`);
  await hands.follow(/^Claim \d+: unverified/);
  assert.equal(new URL(page.url()).pathname, claim);
}

/** Draws the mouse over words of the text, from before their first letter to behind their last one. */
async function drawOver(page: Page, words: string): Promise<void> {
  const ends = await page.evaluate(`(() => {
    const walker = document.createTreeWalker(document.querySelector('[data-reader]'), NodeFilter.SHOW_TEXT);
    const places = [];
    let whole = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest('.passage-link')) continue;
      for (let index = 0; index < node.data.length; index++) places.push([node, index]);
      whole += node.data;
    }
    const from = whole.indexOf(${JSON.stringify(words)});
    return [places[from], places[from + ${words.length} - 1]].map(([node, index]) => {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + 1);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, y: (top + bottom) / 2 };
    });
  })()`);
  const [first, last] = ends as { left: number; right: number; y: number }[];
  assert.ok(first && last);
  await page.mouse.move(first.left + 0.5, first.y);
  await page.mouse.down();
  await page.mouse.move(last.right - 0.5, last.y, { steps: 8 });
  await page.mouse.up();
}

test('a document is brought in, read, and a claim cut from it, proven and put up for sign-off', async () => {
  const page = await openPage(desk);
  const complaints = complaintsOf(page);
  const hands = mouse(page);
  await followDocument(page, hands, barges, async () => {
    await drawOver(page, barges.passage);
    await hands.follow('Record this as a claim');
  });
  assert.deepEqual(complaints, []);
});

test('the same by keyboard alone', async () => {
  const page = await openPage(desk);
  const hands = keyboard(page);
  await followDocument(page, hands, trams, async () => {
    await page.keyboard.press('s');
    const selected = () => page.evaluate('String(getSelection())') as Promise<string>;
    for (let words = 0; words < 40 && (await selected()).trim() !== trams.passage; words++) {
      await page.keyboard.press('Shift+Control+ArrowRight');
    }
    await page.keyboard.press('r');
  });
});

test('the same without scripts', async () => {
  const page = await openPage(desk, { javaScriptEnabled: false });
  const hands = mouse(page);
  await followDocument(page, hands, mill, async () => {
    await hands.write('Passage, letter for letter', mill.passage);
    await hands.press('Record this as a claim');
  });
});
