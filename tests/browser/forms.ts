import type { Locator, Page } from 'playwright-core';

/** What is typed into a form, by the fields' names: texts, what is chosen, and boxes that are ticked. */
export type Typed = Record<string, string | true>;

/** A field that people see, by its name. */
export function fieldNamed(page: Page, name: string): Locator {
  return page.locator(`main [name="${name}"]:not([type=hidden])`).first();
}

/** Fills in a form, rare fields that are folded up too. */
export async function fillIn(page: Page, typed: Typed): Promise<void> {
  const folded = page.locator('main form details:not([open]) > summary');
  while (await folded.count()) await folded.first().click();
  for (const [name, value] of Object.entries(typed)) {
    const field = fieldNamed(page, name);
    const kind = await kindOf(field);
    if (value === true) await field.check();
    else if (kind === 'radio') await page.locator(`main [name="${name}"][value="${value}"]`).check();
    else if (kind === 'select') await field.selectOption(value);
    else await field.fill(value);
  }
}

/** What stands in a field now. */
export async function standsIn(page: Page, name: string): Promise<string | boolean | null> {
  const field = fieldNamed(page, name);
  const kind = await kindOf(field);
  if (kind === 'checkbox') return field.isChecked();
  if (kind === 'radio') return page.locator(`main [name="${name}"]:checked`).getAttribute('value');
  return field.inputValue();
}

/** Sends the form by its button; gives the status of the page that it leads to. */
export async function send(page: Page, button: string): Promise<number> {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().isNavigationRequest() && response.status() !== 303),
    page.waitForEvent('load'),
    page.getByRole('button', { name: button, exact: true }).first().click(),
  ]);
  return answer.status();
}

async function kindOf(field: Locator): Promise<string> {
  const [tag, type] = await field.evaluate((element) => [element.tagName, element.getAttribute('type')]);
  return tag === 'SELECT' ? 'select' : (type ?? '');
}
