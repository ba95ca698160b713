import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { realDocuments } from '../../bench/suggestions/documents.ts';
import { sha256 } from '../../src/domain/canonical.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { normalise } from '../../src/domain/normalise.ts';
import type { Document } from '../../src/domain/records.ts';
import { type Browser, ok, TestDesk } from '../support/desk.ts';
import { inPage } from '../unit/intake-page.ts';
import { sends, serve } from '../unit/intake-server.ts';

// Two real documents of a newsroom's own. No sentence of them stands here: passages are named by where they begin, and
// bench/suggestions/labels has the hash of each.
const folder = process.env.REAL_DOCUMENTS;
const skip = folder ? false : 'REAL_DOCUMENTS names no folder with the real documents';

/** Where each of the 31 claims stands: in the English document, and in the Dutch one. */
const places: [en: number[], nl: number[]][] = [
  [[3937, 13471, 13847], []],
  [[14306], []],
  [[14306, 14882, 14949], []],
  [[14542], []],
  [[14049], []],
  [[15087], []],
  [[2932, 6302], []],
  [[6302, 6678], []],
  [[3154, 6828], []],
  [[6678, 6899], []],
  [[7376], []],
  [[7580], []],
  [[8104], []],
  [[], [1775, 1916]],
  [[], [2245]],
  [[9184, 15362], []],
  [[8948, 15563], []],
  [[8523], []],
  [[3516], []],
  [[3601], []],
  [[2339, 5753], []],
  [[3748], []],
  [[988, 5014], []],
  [[10501, 10721], []],
  [[], [3330, 3765]],
  [[], [3940, 4240]],
  [[], [4085, 4732]],
  [[233], [0]],
  [[], [2678]],
  [[12783], []],
  [[2505], []],
];

const oneSpace = (words: string) => normalise(words).replace(/\s+/g, ' ').trim();

interface Paper {
  language: 'en' | 'nl';
  file: string;
  bytes: Buffer;
  text: string;
  /** The labelled sentences by where they begin. */
  sentences: Map<number, { exact: string; end: number }>;
}

let on: TestDesk;
let web: Awaited<ReturnType<typeof serve>>;
let contributor: Browser;
const papers: Paper[] = [];

before(async () => {
  if (!folder) return;
  const labelled = realDocuments(folder);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
    const known = labelled.find(({ name }) => file.startsWith(name));
    assert.ok(known, `${file} has no labels`);
    const points = [...known.text];
    const sentences = known.sentences.map(
      ({ start, end }) => [start, { exact: points.slice(start, end).join(''), end }] as const,
    );
    const language = known.language as Paper['language'];
    const bytes = readFileSync(path.join(folder, file));
    papers.push({ language, file, bytes, text: known.text, sentences: new Map(sentences) });
  }
  web = await serve(
    Object.fromEntries(
      papers.flatMap(({ language, bytes }) => [
        [language, sends(bytes, { 'content-type': 'text/plain; charset=utf-8' })],
        [`${language}-page`, sends(inPage(asArticle(bytes.toString()), { lang: language }))],
      ]),
    ),
  );
  on = await TestDesk.open('staffed', { env: { FETCH_ALLOW: '127.0.0.1' } });
  contributor = await on.signIn('contributor');
});

after(() => web?.close());

/** Each line a paragraph, as sites set them. */
function asArticle(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const lines = escaped.split('\n').filter((line) => line.trim() !== '');
  return `<article>${lines.map((line) => `<p>${line}</p>`).join('\n')}</article>`;
}

/** Records what was fetched or uploaded, as its form proposes it. */
async function recordDraft(publisher: string, draft: { id: string }, language: string): Promise<Document> {
  const body = { draft: draft.id, title: 'As it came', publisher, language };
  return ok(await on.as('contributor').post('/documents', body), 201);
}

async function byUrl(publisher: string, name: string, language: string): Promise<Document & { text: string }> {
  const draft = ok(await on.as('contributor').post('/documents/drafts', { url: web.at(name) }), 201);
  const { path: address } = await recordDraft(publisher, draft, language);
  return ok(await on.as('contributor').get(`${address}.json`));
}

describe('the real documents', { skip }, () => {
  test('have the same text by paste, by file and by address', async () => {
    for (const { language, file, bytes, text } of papers) {
      const pasted = {
        title: 'Pasted',
        publisher: 'Pasted',
        language,
        text: bytes.toString().replaceAll('\n', '\r\n'),
      };
      const byPaste: Document = ok(await on.as('contributor').post('/documents', pasted), 201);
      const sent = await contributor.upload('/documents/drafts', file, bytes);
      const id = new URL(ok(sent, 303) && sent.headers.location, web.at('')).searchParams.get('draft') ?? '';
      const byFile = await recordDraft('A file', { id }, language);
      const byAddress = await byUrl('An address', language, language);
      const hashes = [byPaste, byFile, byAddress].map((document) => document.textSha256);
      assert.deepEqual(hashes, Array(3).fill(sha256(text)));
      assert.equal(new Set([byPaste.id, byFile.id, byAddress.id]).size, 3, 'three publishers, three documents');
    }
  });

  test('hold all 31 claims, each at the code points that its passages name', async () => {
    const ids = new Map<string, number>();
    for (const { language, text } of papers) {
      const body = { title: 'To cut claims from', publisher: 'Cuttings', language, text };
      ids.set(language, ok(await on.as('contributor').post('/documents', body), 201).id);
    }
    assert.equal(places.length, 31);
    for (const [index, [en, nl]] of places.entries()) {
      const asked = papers.flatMap(({ language, sentences }) =>
        (language === 'en' ? en : nl).map((start) => {
          const sentence = sentences.get(start);
          assert.ok(sentence, `claim ${index + 1}: no sentence begins at ${start} of the ${language} document`);
          return { documentId: ids.get(language), exact: sentence.exact, start, end: sentence.end };
        }),
      );
      const appearances = asked.map(({ end: _end, ...appearance }) => appearance);
      const statement = `Claim ${index + 1} of the real documents.`;
      const body = { statement, language: en.length > 0 ? 'en' : 'nl', kind: 'fact', appearances };
      const claim: Claim = ok(await on.as('contributor').post('/claims', body), 201);
      const found = claim.appearances.map(({ documentId, quote }) => {
        const paper = papers.find(({ language }) => ids.get(language) === documentId);
        assert.equal(quote.exact, [...(paper?.text ?? '')].slice(quote.start, quote.end).join(''));
        return { documentId, exact: quote.exact, start: quote.start, end: quote.end };
      });
      assert.deepEqual(found, asked);
    }
  });

  test('keep, as a page at an address, every paragraph that holds a claim, and the claims can be cut from it', async () => {
    for (const [index, { language, text, sentences }] of papers.entries()) {
      const document = await byUrl('A page', `${language}-page`, language);
      const lines = text.split('\n').map(oneSpace);
      const kept = new Set(document.text.split('\n').map(oneSpace));
      const starts = places.flatMap((place) => place[index] ?? []);
      for (const start of starts) {
        // A page may have one space where the text has several.
        const [words = ''] = (sentences.get(start)?.exact ?? '').split('\n');
        const line = lines.find((one) => one.includes(oneSpace(words)));
        assert.ok(line && kept.has(line), `the paragraph around ${start} is lost`);
        const exact = document.text.includes(words) ? words : oneSpace(words);
        const from = [...document.text.slice(0, document.text.indexOf(exact))].length;
        const body = { statement: `Cut at ${start} of the ${language} page.`, language, kind: 'fact' };
        const appearances = [{ documentId: document.id, exact, start: from }];
        const claim = ok(await on.as('contributor').post('/claims', { ...body, appearances }), 201);
        assert.equal(claim.appearances[0].quote.exact, exact);
      }
    }
  });
});
