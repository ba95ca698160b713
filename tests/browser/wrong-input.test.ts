import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { getJson, openPage, postJson, signedIn } from './browser.ts';
import { fieldNamed, fillIn, send, standsIn, type Typed } from './forms.ts';
import { isSound, listenTo } from './sound-page.ts';
import { RunningDesk } from './support.ts';

/** A form, sent with something wrong in it. */
interface Attempt {
  form: string;
  /** Nobody is signed in without it. */
  who?: string;
  address: string;
  typed: Typed;
  button: string;
  /** The field that the summary leads to. */
  fault: string;
}

const editor = { who: 'editor' };
const admin = { who: 'admin' };
const note = 'Seen with my own eyes from the bridge.';

const attempts: Attempt[] = [
  {
    form: 'signing in',
    address: '/sign-in',
    typed: { email: 'editor@desk.example', password: 'not the password' },
    button: 'Sign in',
    fault: 'email',
  },
  {
    ...{ form: 'recording a claim', ...editor, address: '/claims/new?documentId=1' },
    typed: {
      statement: 'The bridge at Chonhar is closed.',
      topics: 'bridges\ncrimea',
      kind: 'forecast',
      'place.name': 'Chonhar',
      eventDate: 'last Tuesday',
      'attribution.0.source.name': 'The mayor',
      'attribution.0.source.kind': 'person',
      'figures.0.metric': 'lanes open',
      'figures.0.value': '0',
    },
    button: 'Record the claim',
    fault: 'eventDate',
  },
  {
    ...{ form: 'recording a claim from a passage', ...editor, address: '/claims/new' },
    typed: {
      statement: 'A bridge is closed.',
      'appearances.0.documentId': '1',
      'appearances.0.exact': 'These words stand in no document.',
    },
    button: 'Record the claim',
    fault: 'appearances.0.exact',
  },
  {
    ...{ form: 'editing a claim', ...editor, address: '/claims/1/edit' },
    typed: { statement: 'Wagner holds a part of Bakhmut.', 'figures.0.value': 'seventy' },
    button: 'Save',
    fault: 'figures.0.value',
  },
  {
    ...{ form: 'adding evidence', ...editor, address: '/claims/1/evidence/new' },
    typed: {
      ...{ stance: 'refutes', 'source.name': 'A witness', 'source.kind': 'eyewitness', documentId: '1' },
      ...{ exact: 'These words stand in no document.', note, credibility: '2' },
    },
    button: 'Add evidence',
    fault: 'exact',
  },
  {
    ...{ form: 'adding an appearance', ...editor, address: '/claims/1/appearances/new' },
    typed: { documentId: '2', exact: 'These words stand in no document.', outletCheck: 'not_verified' },
    button: 'Add an appearance',
    fault: 'exact',
  },
  {
    ...{ form: 'adding a figure', ...editor, address: '/claims/1/figures/new' },
    typed: { metric: 'streets held', value: '12', low: '10', unit: 'streets' },
    button: 'Add a figure',
    fault: 'value',
  },
  {
    ...{ form: 'adding a link', ...editor, address: '/claims/1/links/new' },
    typed: { type: 'bears_on', claimId: '4321', note },
    button: 'Add a link',
    fault: 'claimId',
  },
  {
    ...{ form: 'proposing a verdict', ...editor, address: '/claims/1/proposals/new' },
    typed: { verdict: 'unverified', use: 'hold', rationale: note, 'chainVerdicts.0.verdict': 'said' },
    button: 'Propose a verdict',
    fault: 'reason',
  },
  {
    ...{ form: 'publishing provisionally', ...editor, address: '/claims/1/provisionals/new' },
    typed: { verdict: 'disputed', use: 'attribute' },
    button: 'Publish provisionally',
    fault: 'reason',
  },
  {
    ...{ form: 'dropping a claim', ...editor, address: '/claims/1/drops/new' },
    typed: { reason: 'duplicate', note },
    button: 'Drop',
    fault: 'duplicateOf',
  },
  {
    ...{ form: 'sending a proposal back', who: 'reviewer', address: '/claims/3/returns/new' },
    typed: { comment: '' },
    button: 'Send back',
    fault: 'comment',
  },
  {
    ...{ form: 'retracting a verdict', ...editor, address: '/claims/8/retractions/new' },
    typed: {},
    button: 'Retract the verdict',
    fault: 'reason',
  },
  {
    ...{ form: 'bringing in a document', ...editor, address: '/documents/new' },
    typed: {
      ...{ title: 'A report', publisher: 'The Gazette', language: 'no such language!', text: `${note}\n\nAnd so on.` },
      ...{ author: 'A. Writer', publishedAt: '2023-03-21', derived: true },
    },
    button: 'Bring it in',
    fault: 'language',
  },
  {
    ...{ form: 'uploading a document', ...editor, address: '/documents/new?way=file' },
    typed: {},
    button: 'Upload it',
    fault: 'file',
  },
  {
    ...{ form: 'fetching a document from where the desk does not go', ...editor, address: '/documents/new?way=url' },
    typed: { url: 'http://127.0.0.1:8/news' },
    button: 'Fetch it',
    fault: 'url',
  },
  {
    ...{ form: 'recording a source', ...editor, address: '/sources/new' },
    typed: { name: 'The ferryman', aliases: 'Ferryman\nПаромщик', side: 'none', reliability: 'C', unnamed: true },
    button: 'Record the source',
    fault: 'kind',
  },
  {
    ...{ form: 'editing a source', ...editor, address: '/sources/1/edit' },
    typed: { name: 'Cable News', parentId: '4321' },
    button: 'Save',
    fault: 'parentId',
  },
  {
    ...{ form: 'adding somebody', ...admin, address: '/people' },
    typed: { name: 'Nobody New', email: 'reader@desk.example', role: 'editor' },
    button: 'Add',
    fault: 'email',
  },
  {
    ...{ form: 'changing somebody', ...admin, address: '/people/2' },
    typed: { name: '' },
    button: 'Save',
    fault: 'name',
  },
  {
    ...{ form: 'changing the password', who: 'reader', address: '/account' },
    typed: { current: 'not my password', password: 'a password for browsers, another' },
    button: 'Change the password',
    fault: 'current',
  },
  {
    ...{ form: 'making a token', who: 'reader', address: '/account' },
    typed: { expiresAt: '2020-01-01', name: 'Nightly export' },
    button: 'Make a token',
    fault: 'expiresAt',
  },
];

let desk: RunningDesk;
const people = new Map<string | undefined, Promise<Page>>();

/** One browser for each person, and one for nobody. */
function pageOf(who: string | undefined): Promise<Page> {
  const known = people.get(who);
  if (known) return known;
  const page = (who === undefined ? openPage(desk) : signedIn(desk, who)).then(listenTo);
  people.set(who, page);
  return page;
}

before(async () => {
  desk = await RunningDesk.start();
  const page = await pageOf('editor');
  const { revision } = await getJson(page, '/claims/3.json');
  const proposal = { verdict: 'disputed', use: 'attribute', rationale: 'Both sides say so.' };
  await postJson(page, '/claims/3/proposals', { revision, ...proposal });
});

describe('wrong input comes back with everything that was typed, and the summary leads to the field', () => {
  for (const { form, who, address, typed, button, fault } of attempts) {
    test(form, async () => {
      const page = await pageOf(who);
      await page.goto(address);
      await fillIn(page, typed);
      assert.equal(await send(page, button), 422);

      assert.match(await page.title(), /^Error: /);
      const summary = page.getByRole('alert').filter({ hasText: 'corrected' });
      assert.ok(await summary.and(page.locator(':focus')).count(), 'the summary has the focus');
      assert.doesNotMatch((await summary.textContent()) ?? '', /[a-z]_[a-z]/, 'no words of machines');
      for (const [name, value] of Object.entries(typed)) {
        const isSecret = (await fieldNamed(page, name).getAttribute('type')) === 'password';
        if (!isSecret) assert.equal(await standsIn(page, name), value, name);
      }
      await isSound(page, `wrong ${form}`);

      await summary.getByRole('link').first().click();
      const target = `field-${fault}`;
      const focused = page.locator(':focus');
      assert.equal(await focused.getAttribute('id'), target);
      assert.ok(await isInView(focused), 'the field can be seen');
    });
  }
});

function isInView(place: Locator): Promise<boolean> {
  return place.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < 900;
  });
}
