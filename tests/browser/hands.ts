import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** How somebody uses a page: everything is named by what they read on it. */
export interface Hands {
  /** Follows a link. */
  follow(name: string | RegExp): Promise<void>;
  /** Presses a button that sends a form. */
  press(name: string | RegExp): Promise<void>;
  /** Opens a part that is folded up. */
  unfold(name: string | RegExp): Promise<void>;
  /** Writes into a field what shall stand in it. */
  write(label: string | RegExp, text: string): Promise<void>;
  /** Picks one of several that are all shown. */
  pick(label: string | RegExp): Promise<void>;
  /** Ticks a box. */
  tick(label: string | RegExp): Promise<void>;
  /** Chooses from a list that opens. */
  choose(label: string | RegExp, option: string): Promise<void>;
  /** Gives a file to a field. */
  upload(label: string | RegExp, file: GivenFile): Promise<void>;
}

interface GivenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** What is meant by a name: the first of its kind, since buttons stand at the head of a page and again at its end. */
function things(page: Page) {
  return {
    link: (name: string | RegExp) => page.getByRole('link', exactly(name)).first(),
    button: (name: string | RegExp) => page.getByRole('button', exactly(name)).first(),
    summary: (name: string | RegExp) => page.locator('summary').filter({ hasText: name }).first(),
    field: (label: string | RegExp) => page.getByLabel(label, { exact: true }).first(),
    radio: (label: string | RegExp) => page.getByRole('radio', exactly(label)),
    box: (label: string | RegExp) => page.getByRole('checkbox', exactly(label)),
  };
}

const exactly = (name: string | RegExp) => ({ name, exact: true });

/** Waits for the page that an act leads to. */
async function leave(page: Page, act: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForEvent('load'), act()]);
}

/**
 * Answers the browser's own question for a file. A key may overtake the word that the question is to be answered here,
 * and the question is lost then: the page has to have answered something after that word, which an act that first looks
 * at the page (to click, to tab there) sees to.
 */
async function giveFile(page: Page, file: GivenFile, act: () => Promise<void>): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), act()]);
  await chooser.setFiles(file);
}

/** Somebody with a mouse. */
export function mouse(page: Page): Hands {
  const { link, button, summary, field, radio, box } = things(page);
  return {
    follow: (name) => leave(page, () => link(name).click()),
    press: (name) => leave(page, () => button(name).click()),
    unfold: (name) => summary(name).click(),
    write: (label, text) => field(label).fill(text),
    pick: (label) => radio(label).check(),
    tick: (label) => box(label).check(),
    choose: async (label, option) => {
      await field(label).selectOption({ label: option });
    },
    upload: (label, file) => giveFile(page, file, () => field(label).click()),
  };
}

/** Somebody with a keyboard and nothing else: whatever cannot be reached by it is not there. */
export function keyboard(page: Page): Hands {
  const { link, button, summary, field, radio, box } = things(page);
  const press = (key: string) => page.keyboard.press(key);
  return {
    async follow(name) {
      await tabTo(page, link(name));
      await leave(page, () => press('Enter'));
    },
    async press(name) {
      await tabTo(page, button(name));
      await leave(page, () => press('Enter'));
    },
    async unfold(name) {
      await tabTo(page, summary(name));
      await press('Enter');
    },
    async write(label, text) {
      await tabTo(page, field(label));
      await press('ControlOrMeta+A');
      await page.keyboard.type(text);
    },
    async pick(label) {
      const wanted = radio(label);
      await tabTo(page, page.locator(`[name="${await wanted.getAttribute('name')}"]`));
      await press('Space');
      for (let steps = 0; steps < 30 && !(await wanted.isChecked()); steps++) await press('ArrowDown');
      assert.ok(await wanted.isChecked(), `the arrow keys do not reach ${label}`);
    },
    async tick(label) {
      await tabTo(page, box(label));
      await press('Space');
      assert.ok(await box(label).isChecked(), `the space bar does not tick ${label}`);
    },
    async choose(label, option) {
      const list = field(label);
      await tabTo(page, list);
      await press('Home');
      const chosen = async () => (await list.locator('option:checked').textContent())?.trim();
      for (let steps = 0; steps < 60 && (await chosen()) !== option; steps++) await press('ArrowDown');
      assert.equal(await chosen(), option);
    },
    upload: (label, file) =>
      giveFile(page, file, async () => {
        await tabTo(page, field(label));
        await press('Enter');
      }),
  };
}

// Says what the focus is on where nobody can see that it is there. A row of a list is outlined as a whole, by its link.
const unseenFocus = `(() => {
  const { activeElement: focused } = document;
  if (!focused || focused === document.body) return null;
  const isOutlined = (element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && outlineWidth !== '0px';
  };
  const seen = [focused, focused.closest('.row')].filter(Boolean).some(isOutlined);
  return seen ? null : focused.outerHTML.slice(0, 200);
})()`;

/** Presses Tab until one of the elements has the focus, once around the page at most; the focus is seen all the way. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.first().waitFor({ state: 'attached' });
  const reached = wanted.and(page.locator(':focus'));
  for (let steps = 0; steps < 300; steps++) {
    if ((await reached.count()) > 0) return;
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(unseenFocus), null, 'the focus cannot be seen');
  }
  throw new Error(`Tab does not reach ${wanted}.`);
}
