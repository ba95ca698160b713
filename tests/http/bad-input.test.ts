import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Claim } from '../../src/domain/claim.ts';
import { queueNames } from '../../src/domain/queues.ts';
import { writeCursor } from '../../src/store/cursor.ts';
import { Builder } from '../support/builder.ts';
import { type Browser, TestDesk } from '../support/desk.ts';

/** Whatever a list is asked for: an answer soon, 400 with a sentence where it makes no sense, never an error of the desk's. */
let on: TestDesk;
let admin: Browser;
let claim: Claim;

before(async () => {
  on = await TestDesk.open('example');
  const build = new Builder(on);
  claim = await build.claim('settled', { evidence: 1 });
  await build.claim('in_review');
  admin = await on.signIn('admin');
});

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
}

function pathsOf(stack: Layer[]): string[] {
  return stack.flatMap(({ route, handle }) => {
    if (!route) return pathsOf(handle.stack ?? []);
    return route.methods.get ? [route.path] : [];
  });
}

const json = (path: string) => on.as('admin').get(path);

/** Every route that gives a list page by page: it says what `limit` may be. A new one is among them the day it is born. */
async function lists(): Promise<string[]> {
  const { stack } = (on.app as unknown as { router: { stack: Layer[] } }).router;
  const found: string[] = [];
  for (const route of new Set(pathsOf(stack))) {
    const paths = route.includes(':name')
      ? queueNames.map((name) => route.replace(':name', name))
      : [route.replace('/claims/:id', claim.path).replace(':id', '1')];
    for (const path of paths.filter((path) => !path.includes(':'))) {
      const { status, body } = await json(`${path}?limit=0`);
      if (status === 400 && /limit: From 1 to 200/.test(body.detail)) found.push(path);
    }
  }
  return found;
}

const encoded = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const mark = '0123456789abcdef';

const many = (parameter: (index: number) => string) =>
  Array.from({ length: 500 }, (_, index) => parameter(index)).join('&');

/** What makes no sense anywhere. */
const senseless: Record<string, string> = {
  'a limit of a thousand million': 'limit=1e9',
  'a limit below one': 'limit=-1',
  'half a limit': 'limit=1.5',
  'a limit in another script': 'limit=%D9%A1%D9%A0',
  'no number as a limit': 'limit=NaN',
  'two limits': 'limit=1&limit=2',
  'a limit in brackets': 'limit[]=1',
  'a limit within a limit': 'limit[a][b][c][d]=1',
  'five hundred limits': many(() => 'limit=5'),
  'five hundred unknown parameters': many((index) => `filter${index}=x`),
  'five hundred parameters in brackets': many((index) => `a[${index}][b]=x`),
  'five hundred cursors': many(() => 'after=x'),
  'a parameter called as a prototype is': '__proto__=x',
  'a parameter of a prototype': '__proto__[limit]=1',
  'a parameter called as a constructor is': 'constructor=x&toString=y&hasOwnProperty=z',
  'a parameter with a name of 5,000 letters': `${'n'.repeat(5000)}=x`,
  'a cursor that is none': 'after=next',
  'an empty list as a cursor': `after=${encoded([])}`,
  'null as a cursor': `after=${encoded(null)}`,
  'a number as a cursor': `after=${encoded(5)}`,
  'an object as a cursor': `after=${encoded({ 0: mark, 1: 5, 2: 5, length: 3 })}`,
  'the prototype as a cursor': `after=${encoded('{"__proto__":[1,2,3]}')}`,
  'a cursor cut off': `after=${encoded([mark, 5, 5]).slice(0, 9)}`,
  'a cursor of bytes': `after=${Buffer.from([0xff, 0xfe, 0x00, 0x80]).toString('base64url')}`,
  'a cursor of deep lists': `after=${encoded('['.repeat(700))}`,
  'a cursor of another list': `after=${writeCursor('claims nowhere', { key: 5, id: 5 })}`,
  'a cursor with a huge id': `after=${encoded([mark, 1e300, 2 ** 53])}`,
  'a cursor with an id below zero': `after=${encoded([mark, -1, -1])}`,
  'a cursor with objects in it': `after=${encoded([mark, { toString: 1 }, { valueOf: 2 }])}`,
  'a cursor of 5,000 letters': `after=${'x'.repeat(5000)}`,
  'a NUL': 'after=%00',
  'half a surrogate': 'after=%ED%A0%80',
};

/** What may be asked of some lists and not of others; a search bomb is a search like any. */
const strange: Record<string, string> = {
  'a search of 10,000 letters': `q=${'a'.repeat(10_000)}`,
  'a search of 500 letters': `q=${'a'.repeat(500)}`,
  'a search of signs alone': `q=${encodeURIComponent('()*&|!<->:"\'%_\\^$'.repeat(20))}`,
  'a search of quotation marks': `q=${'%22'.repeat(400)}`,
  'a search of minus signs': `q=${encodeURIComponent('- -- -"-" '.repeat(40))}`,
  'a pattern that takes long': `q=${encodeURIComponent('((a+)+)+$ (a|a)*b'.repeat(20))}`,
  'a search in the words of the databases': `q=${encodeURIComponent("x' OR 1=1; DROP TABLE claim NEAR(a b, 5) a:* <-> {col}: ^b")}`,
  'twenty words in quotation marks': `q=${encodeURIComponent(Array.from({ length: 20 }, (_, n) => `"w${n}"`).join(' '))}`,
  'a search of marks without letters': `q=${encodeURIComponent('\u0301'.repeat(300))}`,
  'five hundred searches': many((index) => `q=w${index}`),
  'five hundred filters': many(
    (index) => `${['verdict', 'stage', 'kind', 'topic', 'source', 'actor', 'language'][index % 7]}=x`,
  ),
  'a filter with its value in brackets': 'verdict[]=confirmed',
  'a value called as a prototype is': 'verdict=__proto__&action=constructor&kind=toString&sort=valueOf',
  'ids beyond all numbers': 'source=99999999999999999999&document=1e400&actor=-0&claim=0x10',
  'a date that never was': 'from=2023-02-31&to=9999-99-99&changedSince=yesterday',
};

async function isAnswered(path: string, allowed: readonly number[]): Promise<void> {
  const told = path.length > 120 ? `${path.slice(0, 120)}…` : path;
  const { status, body, text } = await json(path.replace('?', '.json?'));
  assert.ok(allowed.includes(status), `${told}: ${status} ${text.slice(0, 300)}`);
  if (status !== 400) return;
  assert.match(body.detail, /^\S.{5,}\.$/s, told);
  assert.ok(body.detail.length <= 1000, `${told}: ${body.detail.length} letters of detail`);
  assert.doesNotMatch(text, /SQLITE|prisma|syntax error|tsquery|fts5|\bat [\w.<>]+ \(/i, told);
  const page = await admin.get(path);
  assert.equal(page.status, status, told);
  assert.match(page.headers['content-type'] ?? '', /^text\/html/, told);
}

describe('a list that is asked for', () => {
  let found: string[] = [];
  before(async () => {
    found = await lists();
    for (const known of ['/claims', '/documents', '/sources', '/audit', '/notifications', '/publications']) {
      assert.ok(found.includes(known), `${known} is no list any more`);
    }
    assert.ok(found.includes(`${claim.path}/history`) && found.includes('/desk/queues/inReview'));
  });

  for (const [what, query] of Object.entries(senseless)) {
    test(`with ${what} says what is wrong`, async () => {
      for (const list of found) await isAnswered(`${list}?${query}`, [400]);
    });
  }

  for (const [what, query] of Object.entries(strange)) {
    test(`with ${what} is answered, or says what is wrong`, async () => {
      for (const list of found) await isAnswered(`${list}?${query}`, [200, 400]);
    });
  }

  test('with a cursor of its own in another order says that it belongs elsewhere', async () => {
    for (const list of ['/claims', '/sources', '/documents']) {
      const { body } = await json(`${list}.json?limit=1`);
      const after = new URL(body.next, 'http://desk').searchParams.get('after') ?? '';
      await isAnswered(`${list}?limit=1&sort=id&after=${after}`, [400]);
      const [digest, ...position] = JSON.parse(Buffer.from(after, 'base64url').toString());
      for (const forged of [
        [digest],
        [digest, '5', 5],
        [digest, 5],
        [digest, null, null],
        [digest, [5], 5],
        [digest, 5, 2 ** 31],
      ]) {
        await isAnswered(`${list}?limit=1&after=${encoded(forged)}`, [400]);
      }
      assert.equal((await json(`${list}.json?limit=1&after=${encoded([digest, ...position])}`)).status, 200);
    }
  });
});
