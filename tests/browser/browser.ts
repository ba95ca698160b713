import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { closeAtEnd, emailOf, password, type RunningDesk } from './support.ts';

const screenshots = fileURLToPath(new URL('../.tmp/screenshots/', import.meta.url));

// A page that never comes fails its test; on a busy machine one may take its time, ms.
const patience = 30_000;

let launched: Promise<Browser> | undefined;

function browser(): Promise<Browser> {
  launched ??= chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
  return launched;
}

closeAtEnd(async () => (await launched)?.close());

/** A page of a browser that nobody else uses. */
export async function openPage(desk: RunningDesk, options: BrowserContextOptions = {}): Promise<Page> {
  const viewport = { width: 1280, height: 900 };
  const context = await (await browser()).newContext({ baseURL: desk.url, locale: 'en-GB', viewport, ...options });
  context.setDefaultTimeout(patience);
  closeAtEnd(() => context.close());
  return context.newPage();
}

/** A page of a browser in which somebody has signed in. */
export async function signedIn(desk: RunningDesk, who: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await openPage(desk, options);
  await signIn(page, who);
  return page;
}

/** Signs somebody of the example desk in through the form. */
export async function signIn(page: Page, who: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(emailOf(who));
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/desk');
}

/** What a page's own script gets from the desk with the session's cookie. */
// biome-ignore lint/suspicious/noExplicitAny: what a test reads of an answer is what it asserts about it.
export async function getJson(page: Page, address: string): Promise<any> {
  const response = await page.request.get(address, { headers: { accept: 'application/json' } });
  assert.equal(response.status(), 200, `${address}: ${await response.text()}`);
  return response.json();
}

/** Acts as a page's own script does, for what a test needs and does not look at. */
// biome-ignore lint/suspicious/noExplicitAny: as above.
export async function postJson(page: Page, address: string, body: object): Promise<any> {
  const headers = { accept: 'application/json', origin: new URL(page.url()).origin };
  const response = await page.request.post(address, { data: body, headers });
  assert.ok(response.ok(), `${address}: ${await response.text()}`);
  return response.json();
}

/** Keeps a picture of the whole page for people to look at; nothing compares it. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: path.join(screenshots, `${name}.png`), fullPage: true });
}

/**
 * Collects what a page complains of in its console, violations of its content security policy among it. That the page
 * itself was answered with an error status is no complaint.
 */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    const isAnswer = message.text().startsWith('Failed to load resource') && message.location().url === page.url();
    if (['error', 'warning'].includes(message.type()) && !isAnswer) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  return complaints;
}
