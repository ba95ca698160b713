import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { system } from '../../src/desk/desk.ts';
import { importClaims } from '../../src/desk/import-claims.ts';
import { readImportedLines } from '../../src/interchange/imported-lines.ts';
import { readJsonLines } from '../../src/interchange/json-lines.ts';
import { Builder } from '../support/builder.ts';
import { type Browser, ok, TestDesk } from '../support/desk.ts';

/** A list with more claims than are counted, and more to choose from than is offered. */

const imported = 1010;
const many = 105;

let on: TestDesk;
let browser: Browser;

before(async () => {
  on = await TestDesk.open();
  await importClaims(on.desk, { actor: system }, readImportedLines(readJsonLines(lines())), {
    from: 'Other desk',
    withoutPassages: false,
    refused: (line, sentence) => assert.fail(`${line}: ${sentence}`),
    progress: () => {},
  });
  await new Builder(on).claim('checking');
  browser = await on.signIn('reader');
});

async function* lines(): AsyncGenerator<Uint8Array> {
  for (let id = 1; id <= imported; id++) {
    const source = { name: `Source ${id % many}`, kind: 'person' };
    const claim = {
      ...{ schema: 'claimdesk/claim/v1', id, statement: `Bridge ${id} is closed.`, language: 'en', kind: 'fact' },
      ...{ topics: [`topic ${id % many}`], attribution: [{ role: 'asserted_by', source }] },
    };
    yield Buffer.from(`${JSON.stringify(claim)}\n`);
  }
}

const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const page = async (path: string): Promise<string> => (await browser.get(path)).text;

describe('a list of more than 1,000 claims', () => {
  test('says that there are more, and counts them where that is asked for, by a link', async () => {
    const html = await page('/claims?kind=fact');
    assert.match(textOf(html), /more than 1,000 claims Count them all/);
    const [, href = ''] = /<a href="([^"]+)">Count them all/.exec(html) ?? [];
    const counted = textOf(await page(href.replaceAll('&amp;', '&')));
    assert.match(counted, /1,011 claims /);
    assert.doesNotMatch(counted, /Count them all|more than/);
  });

  test('is counted for each set of filters, and for a search', async () => {
    assert.match(textOf(await page('/claims?stage=triage&count=exact')), /1,010 claims /);
    assert.match(textOf(await page('/claims?q=bridge+closed&count=exact')), /1,011 claims /);
    assert.match(textOf(await page('/claims?stage=checking&count=exact')), /1 claim; more than 999 more hidden/);
  });

  test('tells the number as JSON where it is asked for, and nowhere else', async () => {
    const list = async (query: string) => ok(await on.as('reader').get(`/claims.json?${query}`));
    assert.equal((await list('limit=1&count=exact')).count, imported + 1);
    assert.equal((await list('limit=1&count=exact&stage=triage&q=bridge')).count, imported);
    assert.equal('count' in (await list('limit=1')), false);
    assert.equal((await on.as('reader').get('/claims.json?count=all')).status, 400);
  });

  test('keeps its cursors whether it is counted or not', async () => {
    const { next } = ok(await on.as('reader').get('/claims.json?limit=2&count=exact'));
    const uncounted = ok(await on.as('reader').get(next.replace('count=exact&', '')));
    assert.deepEqual(
      uncounted.items.map((claim: { id: number }) => claim.id),
      [imported - 1, imported - 2],
    );
  });
});

describe('the filters of a large desk', () => {
  test('offer 100 of each list, and say how to ask for another', async () => {
    const html = await page('/claims');
    for (const list of ['topics', 'sources']) {
      const [, options = ''] = new RegExp(`<datalist id="${list}">(.*?)</datalist>`, 's').exec(html) ?? [];
      assert.equal(options.match(/<option /g)?.length, 100, list);
    }
    assert.match(html, /The first 100 are offered; type any other\./);
    assert.match(html, /The 100 that changed last are offered; type the number of any other\./);
    // No document is there to choose from, and nothing to say of it.
    assert.doesNotMatch(html, /newest are offered/);
  });
});
