import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { Builder } from '../support/builder.ts';
import { ok, refused, TestDesk } from '../support/desk.ts';

/**
 * Both databases find the same, and what a person would find who reads the texts: each query names the claims that it must
 * find, by their letter. The run on the other database holds the same table.
 */
const texts: Record<string, string> = {
  a: 'Wagner holds about 70 % of the city of Bakhmut.',
  b: 'The T-72 tanks crossed the bridge at Chasiv Yar at 4:30.',
  c: 'Mélanie Joly spoke in Łódź about the straße and the Œuvre.',
  d: 'Сили оборони тримають Бахмут і Запоріжжя.',
  e: "Жителі Слов'янська чули вибухи біля Запоріжʼя.",
  f: 'تقول أوكرانيا إن باخموت صامدة',
  g: 'قال مُحَمَّد إن الجسر مغلق',
  h: 'İstanbul and Diyarbakır were quiet; Smørrebrød was served.',
  i: 'De brug bij Oud-Beijerland is dicht, zegt de burgemeester.',
  j: 'The bridge was not hit; the bridge-head was.',
  k: '바흐무트 is how Bakhmut is written in Seoul.',
  l: 'Two Tu-95MS bombers №12 flew on 2023-03-21.',
  m: 'The state-of-the-art drone cost $1,000,000 (1.000.000).',
  n: 'COVID-19, x86_64, C++ and e-mail@example.org are odd words.',
  o: 'Anti-aircraft fire; antiaircraft fire; anti aircraft fire.',
  p: 'The the the and OR NOT AND near NEAR.',
  q: "O'Brien's men said: “we were there”.",
  r: 'naïve café façade résumé',
  s: 'ﬁnancial oﬃce ½ ② ㎏',
  t: 'Bakhmutska street lies in Bakhmutskyi district.',
  A: 'हिन्दी की किताब मुंबई में',
  B: 'हनद कि म बई',
  D: 'กรุงเทพ ประเทศไทย',
  E: 'กร งเทพ',
  F: 'তথ্য কলকাতায়',
  G: 'தமிழ்',
  H: 'தமழ',
  I: 'שָׁלוֹם ខ្មែរ',
  J: 'ש ל ו ם ខ ម រ',
  K: 'Ο κόσμος της Αθήνας',
  L: 'Build 0e9x019 or 5e5e9, ፲፩ ①② \u{31350}\u{31351}',
};

const table: [query: string, found: string][] = [
  // Words, and their beginnings.
  ['Bakhmut', 'akt'],
  ['BAKHMUT', 'akt'],
  ['bákhmut', 'akt'],
  ['bakh', 'akt'],
  ['bakh*', 'akt'],
  ['bakhmuts', 't'],
  ['akhmut', ''],
  ['bridge', 'bj'],
  ['bridge hit', 'j'],
  ['hit bridge', 'j'],
  ['bridge wagner', ''],
  ['70', 'a'],
  ['70 %', 'a'],
  ['7', 'ab'],
  ['zeppelin', ''],
  ['the', 'abcjmpq'],
  // Words as they stand.
  ['"Bakhmut"', 'ak'],
  ['"bakhmut is"', 'k'],
  ['"is bakhmut"', ''],
  ['"city of Bakhmut"', 'a'],
  ['"of the city"', 'a'],
  ['"the city of"', 'a'],
  ['"the the the"', 'p'],
  ['"the the the the"', ''],
  ['“city of”', 'a'],
  ['„city of“', 'a'],
  ['«city of»', 'a'],
  ['"bridge was"', 'j'],
  ['"the bridge" was', 'j'],
  ['"the bridge"', 'bj'],
  ['"city of', 'a'],
  ['"bakh"', ''],
  // What is left out.
  ['bakhmut -wagner', 'kt'],
  ['bakhmut -wagn', 'kt'],
  ['bakhmut -"wagn"', 'akt'],
  ['bakhmut -"city of"', 'kt'],
  ['bakhmut -seoul -wagner', 't'],
  ['bridge -hit', 'b'],
  ['bridge -"was hit"', 'bj'],
  ['-wagner bakhmut', 'kt'],
  ['bridge -bridge', ''],
  // Signs within words.
  ['T-72', 'b'],
  ['t 72', 'b'],
  ['"T 72"', 'b'],
  ['72', 'b'],
  ['Tu-95', 'l'],
  ['Tu-95MS', 'l'],
  ['tu95', ''],
  ['№12', 'l'],
  ['no12', 'l'],
  ['2023-03-21', 'l'],
  ['2023-03', 'l'],
  ['bridge-head', 'j'],
  ['"bridge head"', 'j'],
  ['state-of-the-art', 'm'],
  ['"state of the art"', 'm'],
  ['1,000,000', 'm'],
  ['1.000.000', 'm'],
  ['COVID-19', 'n'],
  ['covid', 'n'],
  ['x86_64', 'n'],
  ['c++', 'abmnr'],
  ['"c++"', 'n'],
  ['e-mail', 'n'],
  ['example.org', 'n'],
  ['anti-aircraft', 'o'],
  ['antiaircraft', 'o'],
  ['4:30', 'b'],
  ["O'Brien", 'q'],
  ['o’brien', 'q'],
  ['"o brien s men"', 'q'],
  // Marks, ligatures, other letters.
  ['melanie', 'c'],
  ['Mélanie JOLY', 'c'],
  ['lodz', 'c'],
  ['Łódź', 'c'],
  ['strasse', 'c'],
  ['oeuvre', 'c'],
  ['istanbul', 'h'],
  ['İSTANBUL', 'h'],
  ['diyarbakir', 'h'],
  ['smorrebrod', 'h'],
  ['naive cafe facade resume', 'r'],
  ['financial office', 's'],
  ['kg', 's'],
  // Other scripts.
  ['Бахмут', 'd'],
  ['бахмут', 'd'],
  ['БАХМ', 'd'],
  ['запоріж', 'de'],
  ["Запоріж'я", 'e'],
  ['Запоріж’я', 'e'],
  ["Слов'янськ", 'e'],
  ['باخموت', 'f'],
  ['"باخموت صامدة"', 'f'],
  ['مُحَمَّد', 'g'],
  ['الجسر', 'g'],
  ['바흐', 'k'],
  ['oud-beijerland', 'i'],
  ['brug -burgemeester', ''],
  // Vowels that are written as marks belong to their words.
  ['कि', 'AB'],
  ['"कि"', 'B'],
  ['की', 'A'],
  ['हिन्द', 'A'],
  ['हनद', 'B'],
  ['मुं', 'A'],
  ['"म बई"', 'B'],
  ['मुंबई -कि', ''],
  ['กรุ', 'D'],
  ['"กร งเทพ"', 'E'],
  ['ประเ', 'D'],
  ['তথ্য', 'F'],
  ['কলকাতা', 'F'],
  ['தமிழ்', 'G'],
  ['தமழ', 'H'],
  ['שָׁלוֹ', 'I'],
  ['"ש ל ו ם"', 'J'],
  ['ខ្មែ', 'I'],
  ['មរ', ''],
  ['مُحَ', 'g'],
  ['"م ح م د"', ''],
  // A sigma is one letter wherever it stands.
  ['κοσμος', ''],
  ['ΚΌΣΜΟΣ', 'K'],
  ['"κόσμοσ"', 'K'],
  ['Αθήνας', 'K'],
  // Words are whole for a database that would read them as numbers, or knows their letters not.
  ['0e9x019', 'L'],
  ['0e9x', 'L'],
  ['"0e9"', ''],
  ['x019', ''],
  ['e9', ''],
  ['5e5e9', 'L'],
  ['"5e5"', ''],
  ['፲፩', 'L'],
  ['\u{31350}', 'L'],
  ['"\u{31350}"', ''],
  ['build \u{31352}', ''],
  // Words that mean something to a database.
  ['near', 'p'],
  ['not', 'jp'],
  ['and or', 'np'],
  ['NOT AND', 'p'],
  ['near bakhmut', ''],
  ['bakhmut:*', 'akt'],
  ['searchText:bakhmut', ''],
  ['(bakhmut)', 'akt'],
  ['bakhmut & !wagner', 'a'],
  ['^bakhmut', 'akt'],
];

let on: TestDesk;
const letters = new Map<number, string>();

before(async () => {
  on = await TestDesk.open('staffed');
  const build = new Builder(on);
  for (const [letter, statement] of Object.entries(texts)) {
    const { id } = await build.claim('triage', { content: { statement } });
    letters.set(id, letter);
  }
});

const path = (q: string, more = '') => `/claims.json?q=${encodeURIComponent(q)}&limit=200${more}`;

async function found(q: string, more = ''): Promise<string> {
  const { items } = ok(await on.as('reader').get(path(q, more)));
  return items
    .map(({ id }: { id: number }) => letters.get(id))
    .sort()
    .join('');
}

describe('a search', () => {
  test('is held by a table of at least eighty queries', () => assert.ok(table.length >= 80, `${table.length}`));

  for (const [query, expected] of table) {
    test(`for ${query} finds ${expected || 'nothing'}`, async () => {
      assert.equal(await found(query), [...expected].sort().join(''));
    });
  }

  test('sorted by rank finds the same, the best first, on one page', async () => {
    assert.equal(await found('bakhmut', '&sort=rank'), 'akt');
    const body = ok(await on.as('reader').get('/claims.json?q=anti&sort=rank&limit=1'));
    assert.deepEqual([letters.get(body.items[0].id), body.next], ['o', null]);
    assert.match(refused(await on.as('reader').get('/claims.json?sort=rank'), 400), /give `q` too/);
  });

  test('finds a claim by another spelling of its source, also one that the source gets later', async () => {
    const build = new Builder(on);
    const source = await build.source({ name: 'Ministry of Ferries', kind: 'organisation', aliases: ['MinFer'] });
    const attribution = [{ role: 'asserted_by', sourceId: source.id }];
    const { id } = await build.claim('triage', { content: { statement: 'Ferries are late.', attribution } });
    letters.set(id, 'z');
    assert.equal(await found('minfer'), 'z');
    ok(await on.as('contributor').post(source.path, { revision: 1, aliases: ['MinFer', 'Міністерство поромів'] }));
    assert.equal(await found('"міністерство поромів"'), 'z');
  });

  test('shows the words that it found, and where else they stand', async () => {
    const browser = await on.signIn('reader');
    assert.match(
      (await browser.get('/claims?q=wagn+bakhmut')).text,
      /<mark>Wagner<\/mark> holds .* of <mark>Bakhmut<\/mark>/,
    );
    assert.match((await browser.get('/claims?q=%22T+72%22')).text, /<mark>T<\/mark>-<mark>72<\/mark>/);
    assert.match(
      (await browser.get('/claims?q=ministry')).text,
      /Source:<\/span>[^\n]*<mark>Ministry<\/mark> of Ferries/,
    );
    assert.match((await browser.get('/claims?q=minfer')).text, /another spelling of a source/);
  });
});

describe('a search of a long claim', () => {
  /** A claim whose quotes are this text, and its letter. */
  async function quoting(letter: string, text: string): Promise<void> {
    const build = new Builder(on);
    const document = await build.document(text);
    const quotes = text.match(/\S[\s\S]{1,9000}(?=\s|$)/g) ?? [];
    const appearances = quotes.map((exact) => ({ documentId: document.id, exact: exact.trim() }));
    const { id } = await build.claim('triage', { content: { statement: 'A long one.', appearances } });
    letters.set(id, letter);
  }

  test('finds a phrase with a word that stands there hundreds of times', async () => {
    await quoting(
      'u',
      `${Array.from({ length: 400 }, (_, day) => `On the day ${day} all ran.`).join(' ')} So the zebra fell.`,
    );
    assert.equal(await found('"the zebra"'), 'u');
    assert.equal(await found('"zebra the"'), '');
    assert.equal(await found('zebra -"the zebra"'), '');
    assert.equal(await found('zebra -"zebra the"'), 'u');
  });

  test('finds a phrase after seventeen thousand words', async () => {
    await quoting('v', `${Array.from({ length: 17_000 }, (_, n) => `y${n}`).join(' ')} last gasp here`);
    assert.equal(await found('"last gasp"'), 'v');
    assert.equal(await found('last-gas'), 'v');
    assert.equal(await found('"gasp last"'), '');
  });

  test('finds a word of any length by how it begins', async () => {
    const { id } = await new Builder(on).claim('triage', { content: { statement: 'ж'.repeat(1500) } });
    letters.set(id, 'w');
    assert.equal(await found('ж'.repeat(20)), 'w');
    assert.equal(await found('ж'.repeat(400)), 'w');
    assert.equal(await found(`"${'ж'.repeat(20)}"`), '');
  });

  test('finds it by its first 250,000 characters where its sources have more spellings than a database can index', async () => {
    const character = (n: number) => String.fromCodePoint(0x4e00 + (n % 20_000));
    const word = (n: number) => `${character(n * 7919)}${character(Math.floor(n / 20_000))}x`;
    const attribution = [];
    for (let s = 0; s < 14; s++) {
      const aliases = Array.from({ length: 100 }, (_, a) =>
        Array.from({ length: 75 }, (_, w) => word((s * 100 + a) * 75 + w)).join(' '),
      );
      const source = ok(
        await on.as('contributor').post('/sources', { name: `Many ${s}`, kind: 'person', aliases }),
        201,
      );
      attribution.push({ role: 'asserted_by', chain: s + 1, sourceId: source.id });
    }
    const claim = { statement: 'Named by many.', language: 'en', kind: 'fact', attribution };
    letters.set(ok(await on.as('contributor').post('/claims', claim), 201).id, 'x');
    assert.equal(await found('named "by many"'), 'x');
    assert.equal(await found(word(75)), 'x');
    assert.equal(await found(word(1399 * 75)), '');
  });
});

describe('a senseless search', () => {
  for (const [query, sentence] of [
    ['-', /Search for a word/],
    ['"" * - "" ()', /Search for a word/],
    ['-wagner', /has to be there/],
    ['((a+)+)+$', null],
    ['a'.repeat(501), /At most 500/],
    ['a'.repeat(10_000), /At most 500/],
    ['"'.repeat(500), /Search for a word/],
    [Array.from({ length: 21 }, (_, n) => `w${n}`).join(' '), /At most 20|at most 20/],
    ['- '.repeat(250), /Search for a word/],
    ['"a '.repeat(120), null],
  ] as const) {
    test(`for ${query.length > 40 ? `${query.slice(0, 30)}… (${query.length} characters)` : query} is answered at once`, async () => {
      const response = await on.as('reader').get(path(query));
      if (sentence) assert.match(refused(response, 400), sentence);
      else ok(response);
    });
  }
});
