import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { axe } from './axe.ts';
import { complaintsOf, picture } from './browser.ts';

// Pictures of every page take long and are for people to look at: they are taken where they are asked for.
const isPictured = Boolean(process.env.PICTURES);

const complaints = new WeakMap<Page, string[]>();

/** From now on what the page complains of in its console fails `isSound`. */
export function listenTo(page: Page): Page {
  complaints.set(page, complaintsOf(page));
  return page;
}

// What can change by night and on a narrow screen.
const rules = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];

/** Asserts that everybody can read and use a page as it is shown now: by light and by night, on a wide screen and a narrow one. */
export async function isSound(page: Page, name: string): Promise<void> {
  if (isPictured) await picture(page, name);
  assert.equal(await page.locator('h1').count(), 1);
  assert.deepEqual(await axe(page), []);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 320, height: 640 });
  if (isPictured) await picture(page, `${name} (narrow, dark)`);
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320, 'it scrolls sideways at 320 px');
  assert.deepEqual(await axe(page, rules), []);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
  assert.deepEqual(complaints.get(page)?.splice(0) ?? [], []);
}
