import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readApart } from '../../src/commands/imported-lines-apart.ts';
import { system } from '../../src/desk/desk.ts';
import { exportClaims } from '../../src/desk/export-claims.ts';
import { type Imported, importClaims } from '../../src/desk/import-claims.ts';
import { importLinks } from '../../src/desk/import-links.ts';
import { getClaim } from '../../src/desk/read-claims.ts';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { readImportedLines } from '../../src/interchange/imported-lines.ts';
import { readJsonLines } from '../../src/interchange/json-lines.ts';
import { Builder } from '../support/builder.ts';
import { ok, TestDesk } from '../support/desk.ts';
import { run } from '../support/programs.ts';

/** Claims come from another desk by its export; what they are here is only what was claimed, never what was decided. */

async function* bytesOf(lines: unknown[]): AsyncGenerator<Uint8Array> {
  // Cut anywhere, as a file is read.
  const text = Buffer.from(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\r\n'));
  for (let start = 0; start < text.length; start += 97) yield text.subarray(start, start + 97);
}

async function all<T>(each: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of each) found.push(one);
  return found;
}

interface Outcome extends Imported {
  told: string[];
  linksMade: number;
  linksOpenAtEnd: number;
  linksKept: number;
}

async function bring(on: TestDesk, lines: unknown[], { from = 'Other desk', withoutPassages = false } = {}) {
  const told: string[] = [];
  const request = {
    from,
    withoutPassages,
    refused: (line: number, sentence: string) => told.push(`${line} ${sentence}`),
    progress: () => {},
  };
  const act = { actor: system };
  const sum = await importClaims(on.desk, act, readImportedLines(readJsonLines(bytesOf(lines))), request);
  const links = await importLinks(on.desk, act, readImportedLines(readJsonLines(bytesOf(lines))), request);
  return { ...sum, told, linksMade: links.made, linksOpenAtEnd: links.open, linksKept: links.kept } satisfies Outcome;
}

async function exported(on: TestDesk): Promise<string[]> {
  const { lines } = await exportClaims(on.desk, { state: 'working', asOf: undefined });
  let text = '';
  for await (const part of lines) text += part;
  return text.trimEnd().split('\n');
}

const plain = (id: number, more: object = {}) => ({
  id,
  statement: `The mill ${id} burned down.`,
  language: 'en',
  kind: 'fact',
  ...more,
});

describe('importing the export of another desk', () => {
  test('brings every claim, in triage and undecided, with the verdict that it had there beside it', async () => {
    const there = await TestDesk.open('example');
    const here = await TestDesk.open('example');
    const lines = await exported(there);
    const outcome = await bring(here, lines);
    assert.deepEqual([outcome.imported, outcome.refused, outcome.told], [31, 0, []]);
    assert.equal(outcome.linksOpenAtEnd, 0);
    for (const line of lines) {
      const before = JSON.parse(line);
      const after = await getClaim(here.desk.store.read, before.id + 31);
      assert.equal(after.statement, before.statement);
      assert.deepEqual([after.stage, after.standing, after.verdict], ['triage', 'undecided', 'unverified']);
      assert.equal(after.assignee, undefined);
      assert.equal(after.signOff, undefined);
      assert.equal(after.importedVerdict?.verdict, before.lastSigned?.verdict);
      assert.deepEqual(after.imported, { from: 'Other desk', id: String(before.id) });
      assert.deepEqual(
        after.appearances.map(({ quote }) => quote),
        (before.appearances ?? []).map((appearance: { quote: unknown }) => appearance.quote),
      );
      assert.deepEqual(
        after.attribution.map(({ source }) => source?.name),
        (before.attribution ?? []).map((step: { source?: { name: string } }) => step.source?.name),
      );
      const evidence = (before.evidence ?? []).filter((item: { withdrawn?: unknown }) => !item.withdrawn);
      assert.deepEqual(
        after.evidence.map(({ note, stance, origin }) => [note, stance, origin?.name]),
        evidence.map((item: { note: string; stance: string; origin?: { name: string } }) => [
          ...[item.note, item.stance, item.origin?.name],
        ]),
      );
      assert.deepEqual(
        after.links.map(({ type, claimId }) => [type, claimId]),
        (before.links ?? []).map((link: { type: string; claimId: number }) => [link.type, link.claimId + 31]),
      );
    }
    assert.equal((await verifyAudit(here.desk)).fault, null);
  });

  test('makes no source that the desk already has, and one of each that it lacks', async () => {
    const here = await TestDesk.open('staffed');
    const known = await new Builder(here).source({ name: 'Ministry of Roads', kind: 'organisation', aliases: ['MoR'] });
    const step = (name: string, kind = 'organisation') => ({ role: 'asserted_by', source: { id: 900, name, kind } });
    const lines = [
      plain(1, { attribution: [step('MOR')] }),
      plain(2, { attribution: [step('Ministry of  Roads')] }),
      plain(3, { attribution: [step('A. Driver', 'person')] }),
      plain(4, { evidence: [{ stance: 'supports', note: 'Seen.', source: { name: 'a. driver', kind: 'person' } }] }),
    ];
    const before = await here.desk.store.read.source.count();
    assert.equal((await bring(here, lines)).imported, 4);
    assert.equal(await here.desk.store.read.source.count(), before + 1);
    const found = ok(await here.as('reader').get('/claims.json?sort=id')).items;
    assert.equal(found.at(-4).attribution[0].source.id, known.id);
    assert.equal(found.at(-4).attribution[0].source.name, 'Ministry of Roads');
    assert.equal(found.at(-3).attribution[0].source.id, known.id);
    assert.equal(found.at(-1).evidence[0].origin.name, 'A. Driver');
    assert.equal(ok(await here.as('reader').get('/claims.json?q=driver')).items.length, 2);
  });

  test('makes a source of its own for each unnamed one, of which one claim may name one twice', async () => {
    const there = await TestDesk.open('staffed');
    const build = new Builder(there);
    const official = { name: 'An official', kind: 'person', unnamed: true };
    for (let count = 0; count < 2; count++) {
      const attribution = [{ role: 'asserted_by', source: official }];
      const claim = await build.claim('triage', { content: { attribution } });
      const sourceId = claim.attribution[0]?.source?.id;
      const item = { stance: 'context', sourceId, note: 'So it says.' };
      ok(await there.as('editor').post(`${claim.path}/evidence`, item), 201);
    }
    const here = await TestDesk.open('staffed');
    await bring(here, await exported(there));
    const claims: Claim[] = ok(await here.as('reader').get('/claims.json')).items;
    const ids = claims.map(({ attribution, evidence }) => [attribution[0]?.source?.id, evidence[0]?.source?.id]);
    for (const [said, shown] of ids) assert.equal(said, shown);
    assert.equal(new Set(ids.flat()).size, 2);
    assert.deepEqual(
      claims.map(({ attribution: [step] }) => [step?.voice, step?.source?.unnamed]),
      [
        ['unnamed', true],
        ['unnamed', true],
      ],
    );
  });

  test('takes no verdict over that was retracted there, or signed of something else', async () => {
    const here = await TestDesk.open('staffed');
    const lastSigned = { verdict: 'confirmed', at: '2026-01-01T00:00:00.000Z' };
    const standings = ['current', 'behind', 'changed', 'retracted'];
    await bring(
      here,
      standings.map((standing, index) => plain(index + 1, { standing, lastSigned })),
    );
    const { items } = ok(await here.as('reader').get('/claims.json?sort=id'));
    assert.deepEqual(
      items.slice(-4).map(({ importedVerdict }: Claim) => importedVerdict?.verdict),
      ['confirmed', 'confirmed', undefined, undefined],
    );
  });

  test('takes the first of two lines with one id, whether they stand together or apart', async () => {
    for (const between of [1, 80]) {
      const here = await TestDesk.open('staffed');
      const others = Array.from({ length: between }, (_, index) => plain(index + 2));
      const { imported, known } = await bring(here, [plain(1), ...others, plain(1, { statement: 'Another.' })]);
      assert.deepEqual([imported, known], [between + 1, 1]);
      assert.equal(ok(await here.as('reader').get('/claims.json?q=another')).items.length, 0);
    }
  });

  test('twice changes nothing the second time, and takes up what was cut short', async () => {
    const here = await TestDesk.open('staffed');
    const lines = Array.from({ length: 450 }, (_, index) => plain(index + 1));
    assert.equal((await bring(here, lines.slice(0, 230))).imported, 230);
    const second = await bring(here, lines);
    assert.deepEqual([second.imported, second.known], [220, 230]);
    const head = await here.desk.store.read.auditHead.findFirst();
    const third = await bring(here, [...lines, ...lines.slice(0, 3)]);
    assert.deepEqual([third.imported, third.known], [0, 453]);
    assert.equal((await here.desk.store.read.auditHead.findFirst())?.seq, head?.seq);
    const another = await bring(here, lines.slice(0, 2), { from: 'A third desk' });
    assert.equal(another.imported, 2, 'the same ids of another desk are other claims');
    assert.equal((await verifyAudit(here.desk)).fault, null);
  });

  test('makes links to claims that stand later in the file, and says how many lead nowhere', async () => {
    const here = await TestDesk.open('staffed');
    const link = (claimId: number) => ({ type: 'bears_on', claimId });
    const outcome = await bring(here, [plain(1, { links: [link(2), link(77)] }), plain(2, { links: [link(1)] })]);
    assert.deepEqual([outcome.linksMade, outcome.linksOpenAtEnd], [2, 1]);
    const [first, second] = ok(await here.as('reader').get('/claims.json?sort=id')).items.slice(-2);
    assert.equal(first.links[0].claimId, second.id);
    assert.equal(second.links[0].claimId, first.id);
  });
});

describe('links between imported claims', () => {
  const link = (claimId: number) => ({ type: 'bears_on', claimId });
  test('are completed when the other end comes with another file', async () => {
    const here = await TestDesk.open('staffed');
    const first = [plain(1, { links: [link(2), link(3)] }), plain(2)];
    assert.deepEqual((await bring(here, first)).linksMade, 1);
    await bring(here, [plain(3)]);
    const again = await bring(here, first);
    assert.deepEqual([again.linksMade, again.linksOpenAtEnd], [1, 0]);
    const { items } = ok(await here.as('reader').get('/claims.json'));
    const ids = new Map(items.map(({ id, imported }: Claim) => [imported?.id, id]));
    assert.deepEqual(
      items.find(({ imported }: Claim) => imported?.id === '1').links.map((one: { claimId: number }) => one.claimId),
      [ids.get('2'), ids.get('3')],
    );
    assert.equal((await bring(here, first)).linksMade, 0);
  });

  test('are not added to a claim that was changed here since, and that is told', async () => {
    const here = await TestDesk.open('staffed');
    await bring(here, [plain(1)]);
    const { id, path } = ok(await here.as('reader').get('/claims.json')).items[0];
    ok(await here.as('editor').post(path, { revision: 1, statement: 'The mill stands.' }));
    const outcome = await bring(here, [plain(1, { links: [link(2), link(77)] }), plain(2)]);
    assert.deepEqual([outcome.linksMade, outcome.linksOpenAtEnd, outcome.linksKept], [0, 0, 2]);
    assert.deepEqual((await getClaim(here.desk.store.read, id)).links, []);
  });

  test('that a claim cannot hold are refused with its line, and the others are made', async () => {
    const here = await TestDesk.open('staffed');
    const figures = Array.from({ length: 499 }, (_, index) => ({ metric: `mill ${index}`, value: index }));
    const full = plain(1, { figures, links: [link(2), link(3)] });
    const { told, linksMade } = await bring(here, [full, plain(2, { links: [link(3)] }), plain(3)]);
    assert.deepEqual([told.length, linksMade], [1, 1]);
    assert.match(
      told[0] ?? '',
      /^1 Its links are left out\. A claim holds at most 500 items; this one would hold 501\./,
    );
  });
});

describe('a line that cannot be imported', () => {
  test('is told of with its number and the reason, and the others are imported', async () => {
    const here = await TestDesk.open('staffed');
    const nowhere = { quote: { exact: 'burned' }, document: { textSha256: 'a'.repeat(64) } };
    const lines = [
      plain(1),
      '{"statement": ',
      { statement: 'No id.', language: 'en', kind: 'fact' },
      plain(4, { kind: 'rumour' }),
      '"just a text"',
      plain(6, { appearances: [nowhere] }),
      plain(7, { statement: 'Half \ud800 a pair.' }),
      '',
      plain(9, { attribution: [1, 2].map(() => ({ role: 'asserted_by', chain: 1, step: 1 })) }),
      plain(10, { topics: Array.from({ length: 50 }, (_, index) => `topic ${index}`) }),
    ];
    const { imported, refused, told } = await bring(here, lines);
    assert.deepEqual([imported, refused], [2, 7]);
    assert.deepEqual(
      told.map((sentence) => Number(sentence.split(' ')[0])).sort((a, b) => a - b),
      [2, 3, 4, 5, 6, 7, 9],
    );
    const about = (line: number) => told.find((sentence) => sentence.startsWith(`${line} `)) ?? '';
    assert.match(about(2), /not JSON/);
    assert.match(about(3), /id: Give an id/);
    assert.match(about(6), /not at this desk: import that document first/);
    assert.match(about(9), /two steps/);
  });

  test('may come without its passages, and how many were left out is told', async () => {
    const here = await TestDesk.open('staffed');
    const document = await new Builder(here).document('The mill 2 burned down. Nobody was hurt.');
    const at = (exact: string, textSha256: string) => ({ quote: { exact }, document: { textSha256 } });
    const lines = [
      plain(1, { appearances: [at('burned', 'b'.repeat(64))] }),
      plain(2, { appearances: [at('burned down', document.textSha256)] }),
      plain(3, { appearances: [at('burned up', document.textSha256)] }),
    ];
    const { imported, passagesLeftOut, told } = await bring(here, lines, { withoutPassages: true });
    assert.deepEqual([imported, passagesLeftOut], [2, 1]);
    assert.match(
      told[0] ?? '',
      /^3 appearances\.0\.quote/,
      'a passage that does not stand there is refused all the same',
    );
    const found = ok(await here.as('reader').get('/claims.json?sort=id')).items.at(-1);
    assert.equal(found.appearances[0].documentId, document.id);
  });

  test('whose file breaks off is told of when what was being written is written', async () => {
    const here = await TestDesk.open('staffed');
    async function* broken() {
      for (let number = 1; number <= 350; number++) yield { number, value: plain(number), end: number };
      throw new Error('the disk is gone');
    }
    const request = { from: 'Other desk', withoutPassages: false, refused: () => {}, progress: () => {} };
    await assert.rejects(
      importClaims(here.desk, { actor: system }, readImportedLines(broken()), request),
      /the disk is gone/,
    );
    assert.equal(await here.desk.store.read.claim.count(), 350);
  });

  test('of endless length is counted and not held', async () => {
    async function* endless() {
      const piece = Buffer.alloc(64 * 1024, 'x');
      for (let count = 0; count < 200; count++) yield piece;
      yield Buffer.from(`\n${JSON.stringify(plain(2))}\n`);
    }
    const lines = [];
    for await (const line of readJsonLines(endless())) lines.push(line);
    assert.match(lines[0]?.fault ?? '', /longer than 4 MB/);
    assert.deepEqual(lines[1]?.value, plain(2));
  });
});

describe('an imported claim', () => {
  test('is signed off like any other: by two people of this desk', async () => {
    const here = await TestDesk.open('staffed');
    await bring(here, [plain(1, { lastSigned: { verdict: 'confirmed', at: '2026-01-01T00:00:00.000Z' } })]);
    const { id } = ok(await here.as('reader').get('/claims.json')).items[0];
    const post = async (who: string, action: string, body: object) =>
      here
        .as(who)
        .post(`/claims/${id}/${action}`, { revision: (await getClaim(here.desk.store.read, id)).revision, ...body });
    ok(await post('editor', 'assignments', { assignee: 'me' }));
    const decision = { verdict: 'disputed', use: 'attribute', rationale: 'Both sides say so.' };
    const { contentHash } = ok(await post('editor', 'proposals', decision));
    assert.equal((await post('editor', 'sign-offs', { contentHash })).status, 403);
    const signed = ok(await post('reviewer', 'sign-offs', { contentHash }));
    assert.deepEqual([signed.verdict, signed.importedVerdict.verdict], ['disputed', 'confirmed']);
  });
});

describe('the command', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'claimdesk-import-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const fileOf = async (lines: unknown[]) => {
    const file = path.join(folder, 'claims.jsonl');
    await writeFile(file, Buffer.concat(await all(bytesOf(lines))));
    return file;
  };

  test('brings a file in, in its order, and tells of faults in the words of forms', async () => {
    const here = await TestDesk.open('staffed');
    const lines: unknown[] = Array.from({ length: 900 }, (_, index) => plain(index + 1));
    lines[449] = { ...plain(450), statement: undefined };
    lines[899] = { ...plain(900), links: [{ type: 'same_event', claimId: 1 }] };
    const command = ['import', 'claims', await fileOf(lines), '--from', 'Other desk'];
    const first = await run(here.url, ...command);
    assert.match(first.output, /^line 450: statement: Required\.$/m);
    assert.match(first.output, /^899 claims imported, 0 were here already, 1 refused\.$/m);
    assert.equal(first.code, 1);
    for (const [id, number] of [
      [1, 1],
      [449, 449],
      [450, 451],
      [899, 900],
    ] as const) {
      const { statement } = await getClaim(here.desk.store.read, id);
      assert.equal(statement, `The mill ${number} burned down.`);
    }
    assert.equal((await getClaim(here.desk.store.read, 899)).links[0]?.claimId, 1);
    assert.equal((await verifyAudit(here.desk)).fault, null);
    const again = await run(here.url, ...command);
    assert.match(again.output, /^0 claims imported, 899 were here already, 1 refused\.$/m);
  });

  test('says what keeps a file from being read', async () => {
    const here = await TestDesk.open('staffed');
    const missing = await run(here.url, 'import', 'claims', path.join(folder, 'none.jsonl'), '--from', 'Other desk');
    assert.match(missing.output, /^There is no file \S+none\.jsonl that can be read\.$/m);
    const folders = await run(here.url, 'import', 'claims', folder, '--from', 'Other desk');
    assert.match(folders.output, /^\S+ is a directory, and no file\.$/m);
    const endless = await run(here.url, 'import', 'claims', '/dev/null', '--from', 'Other desk');
    assert.match(endless.output, /^\S+ can be read once only: save it as a file first\.$/m);
    assert.deepEqual([missing.code, folders.code, endless.code], [1, 1, 1]);
  });

  test('reads in a thread of its own what reading in place gives, and no further than it is asked', async () => {
    const lines = [...Array.from({ length: 1700 }, (_, index) => plain(index + 1)), 'no JSON', plain(1701)];
    const file = await fileOf(lines);
    const apart = await all(readApart(file).lines);
    assert.deepEqual(apart, await all(readImportedLines(readJsonLines(bytesOf(lines)))));
    assert.deepEqual(
      apart.map(({ claims }) => claims.length),
      [50, 100, 200, 400, 400, 400, 151],
    );
    const { lines: given, end } = readApart(file);
    assert.equal((await given.next()).value.claims[0]?.number, 1);
    await end();
    const ahead = (await all(given)).length;
    assert.ok(ahead <= 2, `${ahead} were read ahead`);
  });

  test('ends where there is no desk to bring them to, however long the file is', async () => {
    const file = await fileOf(Array.from({ length: 1000 }, (_, index) => plain(index + 1)));
    const nowhere = await run(`file:${path.join(folder, 'none.db')}`, 'import', 'claims', file, '--from', 'Other desk');
    assert.match(nowhere.output, /there is no desk at/);
    assert.equal(nowhere.code, 1);
  });

  test('takes fewer long lines together', async () => {
    const note = { stance: 'context', note: 'long '.repeat(3_990) };
    const lines = Array.from({ length: 30 }, (_, index) => plain(index + 1, { evidence: Array(20).fill(note) }));
    const read = await all(readImportedLines(readJsonLines(bytesOf(lines))));
    assert.deepEqual(
      read.map(({ claims }) => claims.length),
      [10, 10, 10],
    );
  });
});
