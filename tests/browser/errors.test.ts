import assert from 'node:assert/strict';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { getJson, openPage, postJson, signedIn } from './browser.ts';
import { send } from './forms.ts';
import { isSound, listenTo } from './sound-page.ts';
import { RunningDesk } from './support.ts';

let desk: RunningDesk;

before(async () => {
  desk = await RunningDesk.start();
});

describe('an error is a page too:', () => {
  const errors: [what: string, status: number, who: string, address: string][] = [
    ['a filter that is none', 400, 'reader', '/claims?verdict=perhaps'],
    ['what is for admins', 403, 'reader', '/people'],
    ['a form that the role does not have', 403, 'reader', '/claims/new'],
    ['a claim that nobody recorded', 404, 'reader', '/claims/4321'],
    ['an address that is none', 404, 'reader', '/nowhere/at/all'],
    ['an address that is only written to', 405, 'reader', '/claims/1/proposals'],
    ['an action that the stage does not have', 409, 'editor', '/claims/8/proposals/new'],
  ];
  for (const [what, status, who, address] of errors) {
    test(`${status}, ${what}`, async () => {
      const shown = await visitorOf(who);
      const response = await shown.goto(address);
      assert.equal(response?.status(), status);
      await isSound(shown, `error ${status} ${what}`);
    });
  }

  test('409, a claim that changed while its form was filled in: nothing that was typed is lost', async () => {
    const shown = await visitorOf('editor');
    await shown.goto('/claims/15/edit');
    await shown.getByLabel('Statement').fill('The defence of Bakhmut holds.');
    const other = await visitorOf('reviewer');
    const { revision } = await getJson(other, '/claims/15.json');
    await postJson(other, '/claims/15', { revision, statement: 'The defence of the city holds.', dueAt: null });
    assert.equal(await send(shown, 'Save'), 409);
    await isSound(shown, 'error 409 stale claim');
    assert.equal(await shown.getByLabel('Statement', { exact: true }).inputValue(), 'The defence of Bakhmut holds.');
    await shown.getByRole('radio', { name: 'Yours for Statement' }).check();
    assert.equal(await send(shown, 'Save the merged claim'), 200, 'what is chosen is kept');
  });

  test('409, a claim that changed while a verdict was proposed', async () => {
    const shown = await visitorOf('editor');
    await shown.goto('/claims/1/proposals/new');
    await shown.getByLabel('Rationale').fill('Both sides say so.');
    await shown.getByRole('radio', { name: 'Disputed' }).check();
    await shown.getByRole('radio', { name: 'Attribute it' }).check();
    const other = await visitorOf('reviewer');
    const item = { stance: 'context', source: { name: 'A map', kind: 'account' }, note: 'Of the day before.' };
    await postJson(other, '/claims/1/evidence', item);
    assert.equal(await send(shown, 'Propose a verdict'), 409);
    await isSound(shown, 'error 409 stale proposal');
    assert.equal(await shown.getByLabel('Rationale').inputValue(), 'Both sides say so.');
  });

  test('413, more than the desk reads', async () => {
    const shown = await visitorOf('editor');
    await shown.goto('/documents/new');
    await shown.getByLabel('Title').fill('Everything');
    // Out of sight, because drawing it takes the browser minutes.
    await shown.evaluate(`{
      const text = document.getElementById('field-text');
      text.hidden = true;
      text.value = 'All of it. '.repeat(420_000);
    }`);
    assert.equal(await send(shown, 'Bring it in'), 413);
    await isSound(shown, 'error 413');
  });

  test('503, while the database is busy', async () => {
    const shown = await visitorOf('editor');
    await shown.goto('/sources/new');
    await shown.getByLabel('Name', { exact: true }).fill('The ferryman');
    await shown.getByLabel('Kind').selectOption('person');
    const database = new Database(path.join(desk.dataDir, 'desk.db'));
    database.exec('BEGIN IMMEDIATE');
    const status = await send(shown, 'Record the source').finally(() => database.close());
    assert.equal(status, 503);
    await shown.getByText('The ferryman').waitFor();
    await isSound(shown, 'error 503');
  });

  test('429, too many failed sign-ins', async () => {
    const shown = listenTo(await openPage(desk));
    const form = { email: 'nobody@desk.example', password: 'guessed' };
    const headers = { origin: desk.url };
    for (let times = 0; times < 10; times++) await shown.request.post('/sign-in', { form, headers });
    await shown.goto('/sign-in');
    await shown.getByLabel('E-mail').fill(form.email);
    await shown.getByLabel('Password').fill(form.password);
    assert.equal(await send(shown, 'Sign in'), 429);
    await isSound(shown, 'error 429');
  });

  const visitors = new Map<string, Page>();

  async function visitorOf(who: string): Promise<Page> {
    const known = visitors.get(who);
    if (known) return known;
    const shown = listenTo(await signedIn(desk, who));
    visitors.set(who, shown);
    return shown;
  }
});
