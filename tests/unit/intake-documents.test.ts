import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { sha256 } from '../../src/domain/canonical.ts';
import { normalise } from '../../src/domain/normalise.ts';
import { extract } from '../../src/intake/extract.ts';
import { arrivalOf, fetchUrl } from '../../src/intake/fetch-document.ts';
import { timesFrom } from '../../src/intake/section-times.ts';
import { findSections } from '../../src/intake/sections.ts';
import { inPage } from './intake-page.ts';
import { sends, serve } from './intake-server.ts';

// Real documents belong to their publishers and are not part of the project.
const folder = process.env.REAL_DOCUMENTS ?? '';
const found = existsSync(folder);
const skip = !found && 'REAL_DOCUMENTS names no folder with real documents';
const documents = found ? readdirSync(folder).filter((file) => file.endsWith('.txt')) : [];

const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '');
const oneSpace = (text: string) => normalise(text).replace(/\s+/g, ' ').trim();
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replaceAll('\u00a0', '&nbsp;');

/** How sites set the lines of an article. */
const layouts: Record<string, (lines: string[]) => string> = {
  paragraphs: (lines) => {
    const set = lines.map((line) => {
      const item = /^\s*• (.*)/.exec(line)?.[1];
      return item ? `<ul><li>${item}</li></ul>` : `<p>${line}</p>`;
    });
    return `<article>${set.join('\n')}</article>`;
  },
  'line breaks': (lines) => `<div>${lines.join('<br><br>\n')}</div>`,
  'an article for each entry': (lines) =>
    lines
      .join('\n')
      .split(/\n(?=.* ago)/)
      .map((entry) => {
        const [time = '', heading = '', ...text] = entry.split('\n');
        const paragraphs = text.map((line) => `<p>${line}</p>`).join('');
        return `<article class="live-post"><time>${time}</time><header><h2>${heading}</h2></header>${paragraphs}
          <div class="share"><button>share</button></div></article>`;
      })
      .join('\n'),
};

const raw = (file: string) => readFileSync(path.join(folder, file));
const server = await serve(
  Object.fromEntries(
    documents.flatMap((file) => {
      const lines = linesOf(escaped(raw(file).toString()));
      return [
        [file, sends(raw(file), { 'content-type': 'text/plain; charset=utf-8' })],
        ...Object.entries(layouts).map(([layout, set]) => [
          `${file}-${layout.replaceAll(' ', '-')}`,
          sends(inPage(set(lines), { lang: 'en-GB' })),
        ]),
      ];
    }),
  ),
);
after(() => server.close());

async function byUrl(name: string) {
  const now = () => new Date('2023-03-21T09:00:00Z');
  const snapshot = await fetchUrl(server.at(name.replaceAll(' ', '-')), { now, allow: ['127.0.0.1'] });
  return extract(snapshot.bytes, arrivalOf(snapshot, snapshot.finalUrl));
}

describe('real documents', { skip }, () => {
  for (const file of documents) {
    it(`${file} is the same text by paste, by file and by address`, async () => {
      const pasted = normalise(raw(file).toString().replaceAll('\n', '\r\n'));
      const fromFile = await extract(raw(file), { fileName: file, mediaType: 'text/plain' });
      const fromUrl = await byUrl(file);
      assert.equal(sha256(fromFile.text), sha256(pasted));
      assert.equal(sha256(fromUrl.text), sha256(pasted));
    });

    for (const layout of Object.keys(layouts)) {
      it(`${file} keeps each of its lines as a page of ${layout}, and nothing that is around it`, async () => {
        const { text, mediaType } = await byUrl(`${file}-${layout}`);
        const kept = oneSpace(text);
        const lost = linesOf(raw(file).toString()).filter((line) => !kept.includes(oneSpace(line)));
        assert.equal(mediaType, 'text/html');
        assert.deepEqual(lost.map(sha256), []);
        assert.doesNotMatch(text, /menu 1|A related story|imprint|share|banner/);
      });
    }
  }

  it('are told apart by their languages', async () => {
    const languages = await Promise.all(documents.map(async (file) => (await extract(raw(file))).proposed.language));
    assert.deepEqual(languages, ['en', 'nl']);
  });

  it('hold a live blog whose entries are found and whose times contradict each other', async () => {
    const [blog = ''] = documents.map((file) => normalise(raw(file).toString()));
    const { sections, contradictions } = timesFrom(findSections(blog), '2023-03-21T09:00:00Z');
    assert.equal(sections.length, 10);
    assert.equal(sections.filter(({ heading }) => heading).length, 9);
    assert.equal(sections.filter(({ byline }) => byline).length, 8);
    assert.equal(sections[1]?.at, '2023-03-21T08:57:00Z');
    assert.equal(contradictions.length, 3);
    assert.match(contradictions[0] ?? '', /^“1 year ago 9” and “3 min ago” cannot/);
  });
});
