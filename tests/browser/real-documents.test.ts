import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { getJson, picture, signedIn } from './browser.ts';
import { fillIn, send, type Typed } from './forms.ts';
import { isSound, listenTo } from './sound-page.ts';
import { RunningDesk } from './support.ts';

// News as it comes in: two .txt files of the newsroom's own, one in English and one in Dutch. No sentence of them stands
// here; their passages are found by a few words.
const folder = process.env.REAL_DOCUMENTS;
const skip = folder ? false : 'REAL_DOCUMENTS names no folder with the real documents';

type Language = 'en' | 'nl';

const documents: Record<Language, { file: RegExp; typed: Typed }> = {
  en: {
    file: /^000_.*\.txt$/,
    typed: { title: 'Live coverage of 21 March', publisher: 'CNN', language: 'en', via: 'an aggregator' },
  },
  nl: { file: /^001_.*\.txt$/, typed: { title: 'Dinsdag 21 maart', language: 'nl', 'translation.by': 'machine' } },
};

/** A claim in our own words, and the passages that it stands in. */
interface Recorded {
  statement: string;
  language: Language;
  passages: RegExp[];
  /** What the outlet says of its own checking. */
  disclaimer?: RegExp;
  typed: Typed;
}

const foundInCnn: Typed = { 'attribution.1.source.name': 'CNN', 'attribution.1.source.kind': 'outlet' };
const saidBy = (name: string, kind: string, rest: Typed = {}): Typed => ({
  ...{ 'attribution.0.source.name': name, 'attribution.0.source.kind': kind },
  ...rest,
});

const claims: Record<number, Recorded> = {
  1: {
    statement: 'About seven tenths of Bakhmut are in the hands of Wagner.',
    language: 'en',
    passages: [/Wagner units control.{0,60}Bakhmut/],
    disclaimer: /CNN is unable.{0,100}casualties/,
    typed: {
      ...saidBy('Yevgeny Prigozhin', 'person', { 'attribution.0.channel': 'open letter, on Telegram' }),
      ...{ ...foundInCnn, eventDate: '2023-03-20', eventDateDerived: true, 'place.name': 'Bakhmut' },
      ...{ 'figures.0.metric': 'area held', 'figures.0.value': '70', 'figures.0.unit': '%' },
      'figures.0.qualifier': 'about',
    },
  },
  2: {
    statement: 'The losses of Wagner in the battle for Bakhmut are very heavy.',
    language: 'en',
    passages: [/mercenaries have suffered.{0,60}Bahkmut/],
    disclaimer: /CNN is unable.{0,100}casualties/,
    typed: { ...saidBy('Armed Forces of Ukraine', 'organisation'), ...foundInCnn },
  },
  7: {
    statement: 'Kalibr missiles on a train were destroyed by a strike at Dzhankoi.',
    language: 'en',
    passages: [/strike destroyed Russian “.{0,90}Dzhankoi/],
    typed: { ...saidBy('Ministry of Defence of Ukraine', 'organisation'), ...foundInCnn },
  },
  8: {
    statement: 'There was an attack on Dzhankoi in the night to 21 March 2023.',
    language: 'en',
    passages: [/Ministry of Defense.{0,24}a.strike/, /annexed peninsula, .{0,30}a.strike/],
    typed: {
      ...saidBy('Ministry of Defence of Ukraine', 'organisation'),
      // In a chain of its own, behind the two steps of the first.
      ...{ 'attribution.2.source.name': 'Sergei Aksyonov', 'attribution.2.source.kind': 'person' },
      ...{ eventDate: '2023-03-20', eventDateDerived: true, 'place.name': 'Dzhankoi' },
    },
  },
  14: {
    statement: 'Russian troops tried to reach the centre of Bakhmut from its outskirts and were stopped.',
    language: 'nl',
    passages: [/Aanvalsgroepen.{0,100}centrum/],
    typed: saidBy('Oleksandr Syrskyi', 'person', { 'attribution.0.channel': 'Telegram' }),
  },
};

let desk: RunningDesk;
let contributor: Page;
const texts = new Map<Language, string>();
const documentIds = new Map<Language, number>();
const paths = new Map<number, string>();

before(async () => {
  if (skip) return;
  desk = await RunningDesk.start();
  contributor = listenTo(await signedIn(desk, 'contributor'));
});

function passageOf(language: Language, words: RegExp): string {
  const [passage] = words.exec(texts.get(language) ?? '') ?? [];
  assert.ok(passage, `the document in ${language} has no ${words}`);
  return passage;
}

for (const language of ['en', 'nl'] as const) {
  test(`a document in ${language} is pasted as it is`, { skip }, async () => {
    const { file, typed } = documents[language];
    const name = readdirSync(folder ?? '').find((one) => file.test(one));
    assert.ok(name, `${folder} has no ${file}`);
    const text = readFileSync(path.join(folder ?? '', name), 'utf8');
    texts.set(language, text);

    await contributor.goto('/documents/new');
    await fillIn(contributor, { ...typed, text });
    assert.equal(await send(contributor, 'Bring it in'), 200);
    const document = await getJson(contributor, `${new URL(contributor.url()).pathname}.json`);
    documentIds.set(language, document.id);
    assert.equal(document.textSha256, createHash('sha256').update(document.text).digest('hex'));
    const words = (given: string) => given.normalize('NFC').split(/\s+/).filter(Boolean);
    assert.deepEqual(words(document.text), words(text), 'not a word is lost');
    await isSound(contributor, `real document ${language}`);
    await picture(contributor, `real document ${language}`);
  });
}

for (const [number, claim] of Object.entries(claims)) {
  test(`claim ${number} is recorded from its passage`, { skip }, async () => {
    const { statement, language, passages, disclaimer, typed } = claim;
    const documentId = String(documentIds.get(language));
    const [first = '', second] = passages.map((words) => passageOf(language, words));
    await contributor.goto(`/claims/new?${new URLSearchParams({ documentId, exact: first })}`);
    if ('attribution.2.source.name' in typed) await send(contributor, 'Add another chain');
    await fillIn(contributor, {
      ...typed,
      statement,
      ...(second ? { 'appearances.1.documentId': documentId, 'appearances.1.exact': second } : {}),
      ...(disclaimer
        ? {
            'appearances.0.outletCheck': 'not_verified',
            'appearances.0.disclaimer.exact': passageOf(language, disclaimer),
          }
        : {}),
    });
    await send(contributor, 'Record the claim');
    const again = contributor.getByRole('button', { name: 'Record it all the same' });
    if (await again.count()) {
      // The example desk tells the same facts, and the form says so first.
      await isSound(contributor, `similar to claim ${number}`);
      assert.equal(await send(contributor, 'Record it all the same'), 200);
    }
    await contributor.getByText('The claim was recorded.').waitFor();
    paths.set(Number(number), new URL(contributor.url()).pathname);
    await isSound(contributor, `real claim ${number}`);
  });
}

test('claim 8 is confirmed by two people, on two origins that oppose each other', { skip }, async () => {
  const claim = paths.get(8) ?? '';
  const documentId = String(documentIds.get('en'));
  const editor = listenTo(await signedIn(desk, 'editor'));
  await editor.goto(claim);
  await send(editor, 'Take');
  for (const [index, source] of ['Ministry of Defence of Ukraine', 'Sergei Aksyonov'].entries()) {
    await editor.goto(`${claim}/evidence/new`);
    const exact = passageOf('en', claims[8]?.passages[index] ?? /$/);
    const note = 'Reports the attack from its own knowledge, as the opposed side does.';
    await fillIn(editor, { stance: 'supports', 'source.name': source, documentId, exact, note, credibility: '2' });
    assert.equal(await send(editor, 'Add evidence'), 200);
  }
  await editor.getByText('2 independent origins').first().waitFor();
  await editor.goto(`${claim}/proposals/new`);
  const rationale = 'Two opposed sides report it, each from its own knowledge. What was hit is another claim.';
  await fillIn(editor, { verdict: 'confirmed', use: 'state', rationale, 'chainVerdicts.0.verdict': 'said' });
  assert.equal(await send(editor, 'Propose a verdict'), 200);

  const reviewer = listenTo(await signedIn(desk, 'reviewer'));
  await reviewer.goto(`${claim}/sign-offs/new`);
  await isSound(reviewer, 'real sign-off');
  assert.equal(await send(reviewer, 'Sign off'), 200);
  await isSound(reviewer, 'real claim 8, confirmed');
  await picture(reviewer, 'real claim 8, confirmed');
  const { verdict, standing, stage, signOff } = await getJson(reviewer, `${claim}.json`);
  assert.deepEqual([verdict, standing, stage], ['confirmed', 'current', 'settled']);
  assert.notEqual(signOff.by, signOff.proposedBy);
});

test('every passage is where its claim says, in code points', { skip }, async () => {
  for (const [number, { passages, language }] of Object.entries(claims)) {
    const { appearances } = await getJson(contributor, `${paths.get(Number(number))}.json`);
    assert.equal(appearances.length, passages.length);
    for (const { documentId, quote, document } of appearances) {
      const { text, textSha256 } = await getJson(contributor, `/documents/${documentId}.json`);
      assert.equal(quote.exact, [...text].slice(quote.start, quote.end).join(''), `claim ${number}`);
      assert.equal(document.textSha256, textSha256);
      assert.equal(documentId, documentIds.get(language));
    }
  }
});

test('the audit log of the desk proves itself', { skip }, async () => {
  const { code, output } = await desk.command('audit', 'verify');
  assert.equal(code, 0, output);
});
