import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { seedClaims, seedDocuments } from '../../prisma/seed/index.ts';
import { loadExampleDesk } from '../../prisma/seed/load.ts';
import { createClaim } from '../../src/desk/change-claim.ts';
import { system } from '../../src/desk/desk.ts';
import { newPerson } from '../../src/desk/people.ts';
import { record } from '../../src/desk/record.ts';
import { canonical, sha256 } from '../../src/domain/canonical.ts';
import { type Claim, claimSchema } from '../../src/domain/claim.ts';
import { claimHash, contentHash } from '../../src/domain/claim-hashes.ts';
import { undecided } from '../../src/domain/claim-state.ts';
import { edtfBounds } from '../../src/domain/dates.ts';
import { nameKey } from '../../src/domain/fold.ts';
import { readText } from '../../src/domain/records.ts';
import { Builder } from '../support/builder.ts';
import { ok, refused, TestDesk } from '../support/desk.ts';
import { password } from '../support/templates.ts';

/** The example desk, as readers, lists and exports show it. */
let on: TestDesk;
let all: Claim[];

before(async () => {
  on = await TestDesk.open('example');
  all = ok(await on.as('reader').get('/claims.json?sort=id&limit=200')).items;
});

const list = async (query: string): Promise<Claim[]> => ok(await on.as('reader').get(`/claims.json?${query}`)).items;
const ids = (claims: Claim[]) => claims.map((claim) => claim.id);

/** All items of a list, page by page. */
async function walk(path: string): Promise<Claim[]> {
  const items: Claim[] = [];
  for (let next: string | null = path, pages = 0; next; pages++) {
    assert.ok(pages < 200, 'the list does not end');
    const response = await on.as('editor').get(next);
    const page = ok(response);
    assert.equal(response.headers.link ?? null, page.next && `<${page.next}>; rel="next"`);
    items.push(...page.items);
    next = page.next;
  }
  return items;
}

describe('the example desk', () => {
  test('has 31 claims, each with a chain and a passage that stands in its document letter for letter', async () => {
    assert.deepEqual(
      ids(all),
      seedClaims.map((claim) => claim.number),
    );
    const texts = new Map<number, string>();
    for (const claim of all) {
      assert.ok(claim.attribution.length > 0, `claim ${claim.id} has no chain`);
      assert.ok(claim.appearances.length > 0, `claim ${claim.id} stands nowhere`);
      for (const { documentId, quote, document } of claim.appearances) {
        if (!texts.has(documentId)) {
          texts.set(documentId, ok(await on.as('reader').get(`/documents/${documentId}.json`)).text);
        }
        const text = texts.get(documentId) ?? '';
        assert.equal([...text].slice(quote.start, quote.end).join(''), quote.exact);
        assert.equal(
          [...text].slice(quote.start - [...(quote.prefix ?? '')].length, quote.start).join(''),
          quote.prefix ?? '',
        );
        assert.equal(sha256(text), document.textSha256);
      }
    }
    assert.equal(texts.size, seedDocuments.length);
  });

  test('has come as far as it says: 8 and 16 confirmed, 4 not yet decidable, the others in triage and checking', () => {
    const settled = all.filter((claim) => claim.stage === 'settled');
    assert.deepEqual(
      settled.map(({ id, verdict, reason, standing }) => [id, verdict, reason ?? null, standing]),
      [
        [4, 'unverified', 'not_yet_decidable', 'current'],
        [8, 'confirmed', null, 'current'],
        [16, 'confirmed', null, 'current'],
      ],
    );
    for (const { signOff } of settled) assert.notEqual(signOff?.by, signOff?.proposedBy);
    for (const claim of all.filter((one) => one.stage !== 'settled')) {
      assert.ok(['triage', 'checking'].includes(claim.stage));
      assert.deepEqual([claim.verdict, claim.standing], ['unverified', 'undecided']);
    }
  });

  test('loaded twice is as it was: not a revision more', async () => {
    const own = await TestDesk.open('example');
    const head = await own.desk.store.read.auditHead.findFirst();
    await loadExampleDesk(own.desk, password);
    assert.deepEqual(await own.desk.store.read.auditHead.findFirst(), head);
    assert.equal(await own.desk.store.read.claim.count(), 31);
    assert.equal(await own.desk.store.read.person.count(), 6);
  });
});

describe('the list of claims', () => {
  const names = (claim: Claim) => claim.attribution.flatMap((step) => step.source ?? []);
  const sources = (claim: Claim) => [
    ...names(claim),
    ...claim.evidence.flatMap((item) => [item.source ?? [], item.origin ?? []].flat()),
  ];
  const day = '2023-03-20';
  const dated = (claim: Claim) => claim.eventDate && edtfBounds(claim.eventDate);

  /** Each filter with the values that are tried, and what an item of its answer is. */
  const filters: Record<string, { values: () => (string | number)[]; is: (claim: Claim, value: string) => unknown }> = {
    verdict: { values: () => ['confirmed', 'unverified', 'refuted'], is: (claim, value) => claim.verdict === value },
    standing: { values: () => ['current', 'undecided', 'retracted'], is: (claim, value) => claim.standing === value },
    stage: { values: () => ['triage', 'checking', 'settled', 'dropped'], is: (claim, value) => claim.stage === value },
    kind: { values: () => ['fact', 'forecast', 'utterance'], is: (claim, value) => claim.kind === value },
    topic: {
      values: () => [...new Set(all.flatMap((claim) => claim.topics))],
      is: (claim, value) => claim.topics.includes(value),
    },
    source: {
      values: () => [...new Set(all.flatMap((claim) => sources(claim).map((source) => source.id)))].slice(0, 12),
      is: (claim, value) => sources(claim).some((source) => source.id === Number(value)),
    },
    side: {
      values: () => [...new Set(all.flatMap((claim) => names(claim).flatMap((source) => source.side ?? [])))],
      is: (claim, value) => names(claim).some((source) => source.side === value),
    },
    document: {
      values: () => [1, 2],
      is: (claim, value) => claim.appearances.some((one) => one.documentId === Number(value)),
    },
    place: {
      values: () => ['Bakhmut', 'BAKHMUT', 'Crimea', 'Nowhere'],
      is: (claim, value) => claim.place && nameKey(claim.place.name) === nameKey(value),
    },
    from: {
      values: () => [day, '2023-04', '2030'],
      is: (claim, value) => (dated(claim) || { to: '' }).to >= edtfBounds(value).from,
    },
    to: {
      values: () => [day, '2022', '2023-03'],
      is: (claim, value) => (dated(claim) || { from: '9' }).from <= edtfBounds(value).to,
    },
    changedSince: {
      values: () => [all[5]?.updatedAt ?? '', '2026-02-01', '2026-02-28T12:00:00+02:00'],
      is: (claim, value) => claim.updatedAt >= new Date(value).toISOString(),
    },
  };

  for (const [name, { values, is }] of Object.entries(filters)) {
    test(`filters by ${name}`, async () => {
      let found = 0;
      for (const value of values()) {
        const expected = all.filter((claim) => is(claim, String(value)));
        assert.deepEqual(
          ids(await list(`${name}=${encodeURIComponent(value)}&sort=id&limit=200`)),
          ids(expected),
          `${name}=${value}`,
        );
        found += expected.length;
      }
      assert.ok(found > 0, 'no value of this filter finds anything');
    });
  }

  test('filters by assignee, oneself as `me`', async () => {
    const editor = await on.actor('editor');
    const mine = all.filter((claim) => claim.assignee === editor.id);
    assert.ok(mine.length > 0);
    assert.deepEqual(ids(await list(`assignee=${editor.id}&sort=id`)), ids(mine));
    assert.deepEqual(ids(ok(await on.as('editor').get('/claims.json?assignee=me&sort=id')).items), ids(mine));
  });

  test('finds words of the statement, of quotes, of places and of the names of sources, however they are written', async () => {
    const found = async (q: string) => ids(await list(`q=${encodeURIComponent(q)}&limit=200`));
    assert.ok((await found('Bakhmut')).includes(1));
    assert.deepEqual((await found('bakhmut')).sort(), (await found('BÁKHMUT')).sort());
    assert.ok((await found('bakh')).includes(1), 'the last letters of a word are free');
    assert.ok((await found('Prigozhin 70')).includes(1), 'every word must stand somewhere');
    assert.deepEqual(await found('Bakhmut zeppelin'), []);
    assert.deepEqual((await found('"Bakhmut" OR *')).includes(1), false, 'signs have no meaning of their own');
  });

  test('combines filters', async () => {
    const expected = all.filter(
      (claim) => claim.stage === 'checking' && claim.kind === 'fact' && claim.topics.includes('bakhmut'),
    );
    assert.ok(expected.length > 0);
    assert.deepEqual(ids(await list('stage=checking&kind=fact&topic=bakhmut&sort=id')), ids(expected));
  });

  test('takes empty parameters for not given, as a form sends them', async () => {
    assert.deepEqual(ids(await list('verdict=&q=&stage=triage&sort=id')), ids(await list('stage=triage&sort=id')));
  });

  const sorts: Record<string, (claim: Claim) => string | number> = {
    id: (claim) => claim.id,
    updated: (claim) => claim.updatedAt,
    date: (claim) => (claim.eventDate ? edtfBounds(claim.eventDate).from : ''),
  };
  for (const [name, key] of Object.entries(sorts)) {
    for (const sort of [name, `-${name}`]) {
      test(`sorted by ${sort} and read page by page gives each claim once, in order`, async () => {
        const items = await walk(`/claims.json?sort=${sort}&limit=7`);
        assert.deepEqual(
          ids(items).sort((a, b) => a - b),
          ids(all),
        );
        const keys = items.map(key);
        const ordered = [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        assert.deepEqual(keys, sort.startsWith('-') ? ordered.reverse() : ordered);
      });
    }
  }

  test('sorted by urgency shows what is pressing first, page by page', async () => {
    const rank = { now: 0, high: 1, normal: 2 };
    const items = await walk('/claims.json?sort=urgency&limit=3');
    assert.equal(new Set(ids(items)).size, 31);
    const ranks = items.map((claim) => rank[claim.urgency]);
    assert.deepEqual(ranks, [...ranks].sort());
  });

  test('sorted by what is due ends with what is due at no time, after the last that can be written', async () => {
    const own = await TestDesk.open();
    for (const dueAt of [undefined, '9999-12-31T23:59:59.999Z', undefined, '9999-12-31T23:59:59.999Z'])
      await new Builder(own).claim('triage', { content: { dueAt } });
    const due: number[] = [];
    for (let next: string | null = '/claims.json?sort=due&limit=1'; next; ) {
      const page: { items: Claim[]; next: string | null } = ok(await own.as('reader').get(next));
      due.push(...ids(page.items));
      next = page.next;
    }
    assert.deepEqual(due, [2, 4, 1, 3]);
  });

  test('keeps its place while claims are added: no item twice, none left out', async () => {
    const own = await TestDesk.open('example');
    const first = ok(await own.as('reader').get('/claims.json?limit=10'));
    await new Builder(own).claim();
    const second = ok(await own.as('reader').get(first.next));
    assert.deepEqual(
      ids([...first.items, ...second.items]),
      Array.from({ length: 20 }, (_, index) => 31 - index),
    );
  });

  test('has from 1 to 200 items a page, 50 where nothing is said', async () => {
    assert.equal((await list('limit=1')).length, 1);
    assert.equal((await list('limit=200')).length, 31);
    for (const limit of ['0', '201', '-1', 'many', '1.5']) {
      refused(await on.as('reader').get(`/claims.json?limit=${limit}`), 400);
    }
  });

  test('refuses unknown names and values, saying which', async () => {
    const wrong: Record<string, string> = {
      colour: 'red',
      verdict: 'true',
      stage: 'done',
      sort: 'random',
      source: 'abc',
      document: '0',
      from: 'tomorrow',
      changedSince: 'x',
      state: 'draft',
      assignee: 'you',
      q: '***',
    };
    for (const [name, value] of Object.entries(wrong)) {
      const response = await on.as('reader').get(`/claims.json?${name}=${encodeURIComponent(value)}`);
      refused(response, 400);
      assert.deepEqual(
        response.body.errors.map((fault: { path: string }) => fault.path),
        [name],
      );
    }
    refused(await on.as('reader').get('/claims.json?stage=triage&stage=checking'), 400);
  });

  test('refuses a cursor that is malformed or belongs to another list', async () => {
    const { next } = ok(await on.as('editor').get('/claims.json?limit=5&sort=id'));
    const after = new URL(next, 'http://desk').searchParams.get('after') ?? '';
    const others = [
      '/claims.json?limit=5&sort=-id',
      '/claims.json?limit=5&sort=id&stage=triage',
      '/claims.json?limit=5&sort=id&state=signed',
      '/documents.json?limit=5&sort=id',
      '/sources.json?limit=5&sort=id',
      '/audit.json?limit=5',
    ];
    for (const other of others) refused(await on.as('editor').get(`${other}&after=${after}`), 400);
    for (const broken of [
      'x',
      after.slice(1),
      after.slice(0, -4),
      Buffer.from('[1,2,3]').toString('base64url'),
      'e30',
    ]) {
      refused(await on.as('editor').get(`/claims.json?limit=5&sort=id&after=${broken}`), 400);
    }
    ok(await on.as('editor').get(`/claims.json?limit=9&sort=id&after=${after}`));
  });

  test('of the signed state has what was signed alone, and tells nothing of work by its filters', async () => {
    assert.deepEqual(ids(await list('state=signed&sort=id')), [4, 8, 16]);
    assert.deepEqual(ids(await list('state=signed&verdict=confirmed&sort=id')), [8, 16]);
    for (const filter of ['stage=settled', 'q=bakhmut', 'assignee=me', 'topic=bakhmut', 'sort=updated', 'source=1']) {
      refused(await on.as('reader').get(`/claims.json?state=signed&${filter}`), 400);
    }
    assert.deepEqual(ids(await walk('/claims.json?state=signed&limit=1&sort=id')), [4, 8, 16]);
  });
});

describe('the other lists', () => {
  test('of documents, sources and events give each item once, page by page', async () => {
    const read = on.desk.store.read;
    const expected: [path: string, count: number][] = [
      ['/documents.json?limit=1', await read.document.count()],
      ['/sources.json?limit=7', await read.source.count()],
      ['/sources.json?limit=7&sort=updated', await read.source.count()],
      ['/audit.json?limit=40', await read.event.count()],
    ];
    for (const [path, count] of expected) {
      const items = (await walk(path)) as unknown as { id?: number; seq?: number }[];
      assert.equal(new Set(items.map((item) => item.id ?? item.seq)).size, count, path);
      assert.equal(items.length, count, path);
    }
  });

  test('refuse what they do not know', async () => {
    for (const path of [
      '/documents.json?verdict=confirmed',
      '/sources.json?kind=ship',
      '/audit.json?action=nothing',
      '/audit.json?limit=0',
    ]) {
      refused(await on.as('editor').get(path), 400);
    }
  });

  test('find documents and sources by folded words', async () => {
    const sources = await on.as('reader').get('/sources.json?q=PRIGOZHIN');
    assert.equal(ok(sources).items[0].kind, 'person');
    const { items } = ok(await on.as('reader').get('/documents.json?language=nl'));
    assert.deepEqual(
      items.map((item: { language: string }) => item.language),
      ['nl'],
    );
  });

  test('show each event with its place in the chain', async () => {
    const { items } = ok(await on.as('editor').get('/audit.json?limit=200'));
    for (const [index, event] of items.entries()) {
      if (items[index + 1]) assert.equal(event.prevHash, items[index + 1].hash);
    }
    const { items: ofClaim } = ok(await on.as('editor').get('/audit.json?subjectType=claim&subjectId=8'));
    assert.ok(ofClaim.length >= 4);
    for (const event of ofClaim) assert.deepEqual([event.subjectType, event.subjectId], ['claim', 8]);
  });
});

describe('the export', () => {
  const exported = (query = '') => on.as('reader').get(`/export/claims.jsonl${query}`);
  const lines = (text: string) => text.split('\n').filter(Boolean);

  test('has every claim, one canonical text a line, in the order of their ids', async () => {
    const response = await exported();
    assert.equal(response.status, 200);
    assert.match(response.headers['content-type'] ?? '', /^application\/jsonl/);
    const texts = lines(response.text);
    assert.deepEqual(ids(texts.map((line) => JSON.parse(line))), ids(all));
    for (const line of texts) assert.equal(canonical(JSON.parse(line)), line);
    assert.deepEqual(
      texts.map((line) => readText('claim', line)),
      all,
    );
  });

  test('is valid by its own schema, and its hashes can be recomputed from it', async () => {
    for (const line of lines((await exported()).text)) {
      const claim = claimSchema.parse(JSON.parse(line));
      assert.equal(claimHash(claim), claim.claimHash);
      assert.equal(contentHash(claim), claim.contentHash);
    }
  });

  test('has the members that the served JSON Schema requires, and none that it does not know', async () => {
    const response = await on.stranger().get('/schema/claim.v1.json');
    assert.equal(response.status, 200);
    assert.match(response.headers['content-type'] ?? '', /^application\/schema\+json/);
    const schema = JSON.parse(response.text);
    assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
    assert.doesNotMatch(response.text, /"additionalProperties": false/, 'members may be added within version 1');
    for (const line of lines((await exported()).text)) {
      const claim = JSON.parse(line);
      for (const member of schema.required) assert.ok(member in claim, `${member} is missing`);
      for (const member of Object.keys(claim)) assert.ok(member in schema.properties, `${member} is unknown`);
    }
  });

  test('has no address, name or e-mail of people, no proposal and no absolute link of the desk', async () => {
    const { text } = await exported();
    assert.doesNotMatch(text, /desk\.example|Erin Editor|"proposal"|localhost/);
  });

  test('gives the same bytes twice, from the point in the chain that a header names', async () => {
    const [one, two] = [await exported(), await exported()];
    assert.equal(one.text, two.text);
    const head = await on.desk.store.read.auditHead.findFirst();
    assert.equal(one.headers['x-claimdesk-chain'], `${head?.seq} ${head?.hash}`);
    assert.equal(two.headers['x-claimdesk-chain'], one.headers['x-claimdesk-chain']);
  });

  test('of the signed state has the signed revisions whole', async () => {
    const { text } = await exported('?state=signed');
    assert.deepEqual(ids(lines(text).map((line) => JSON.parse(line))), [4, 8, 16]);
  });

  test('of a past time stays the same whatever is done since', async () => {
    const own = await TestDesk.open('example');
    const at = own.clock.shows();
    const before = await own.as('reader').get('/export/claims.jsonl');
    const builder = new Builder(own);
    await builder.claim();
    await builder.evidence({ id: 1 });
    const [then, now] = [
      await own.as('reader').get(`/export/claims.jsonl?asOf=${at}`),
      await own.as('reader').get('/export/claims.jsonl'),
    ];
    assert.equal(then.text, before.text);
    assert.equal(lines(now.text).length, 32);
    assert.notEqual(lines(now.text)[0], lines(before.text)[0]);
    const early = await own.as('reader').get('/export/claims.jsonl?asOf=2020-01-01');
    assert.deepEqual([early.status, early.text], [200, '']);
  });

  test('has more than one batch of claims, each once', async () => {
    const own = await TestDesk.open('founded');
    await record(own.desk, { actor: system }, (entry) =>
      newPerson(entry, { name: 'R', email: 'reader@desk.example', role: 'reader', kind: 'person' }),
    );
    await record(own.desk, { actor: system }, async (entry) => {
      const lists = {
        topics: [],
        attribution: [],
        appearances: [],
        evidence: [],
        figures: [],
        links: [],
        corrections: [],
      };
      for (let id = 1; id <= 501; id++) {
        const content = { id, path: `/claims/${id}`, statement: `Claim ${id}.`, language: 'en', kind: 'fact' } as const;
        const by = { recordedAt: entry.at, recordedBy: system.id };
        await createClaim(entry, { schema: 'claimdesk/claim/v1', ...content, ...undecided, ...lists, ...by });
      }
      return { path: '/claims' };
    });
    const { text } = await own.as('reader').get('/export/claims.jsonl');
    assert.deepEqual(
      ids(lines(text).map((line) => JSON.parse(line))),
      Array.from({ length: 501 }, (_, index) => index + 1),
    );
  });

  test('is noted in the access log, and not in the chain', async () => {
    const before = await on.desk.store.read.event.count();
    await exported();
    assert.equal(await on.desk.store.read.event.count(), before);
    const noted = await on.desk.store.read.workAccess.findMany({ where: { kind: 'exported' } });
    assert.ok(noted.length > 0);
  });

  test('asks for reading: a token that may only write gets none', async () => {
    refused(await on.as('editor', ['write']).get('/export/claims.jsonl'), 403);
  });
});
