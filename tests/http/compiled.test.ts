import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root } from '../../src/root.ts';
import { TestDesk } from '../support/desk.ts';
import { runCompiled, serve } from '../support/programs.ts';
import { inPage } from '../unit/intake-page.ts';
import { pdf } from '../unit/intake-pdf.ts';
import { sends, serve as serveSite } from '../unit/intake-server.ts';

/** The program as `npm start` runs it: compiled with its libraries into a few files. */

const folder = mkdtempSync(path.join(os.tmpdir(), 'claimdesk-compiled-'));
after(() => rmSync(folder, { recursive: true, force: true }));

describe('the compiled program', () => {
  let on: TestDesk;
  let address: string;
  let headers: Record<string, string>;

  before(async () => {
    on = await TestDesk.open();
    address = await serve(on.url, { FETCH_ALLOW: '127.0.0.1' }, 'compiled');
    headers = {
      accept: 'application/json',
      'content-type': 'application/json',
      authorization: `Bearer ${await on.token('contributor')}`,
    };
  });

  // biome-ignore lint/suspicious/noExplicitAny: what a test reads of an answer is what it asserts about it.
  async function get(place: string): Promise<any> {
    const answer = await fetch(`${address}${place}`, { headers });
    assert.equal(answer.status, 200, await answer.clone().text());
    return answer.json();
  }

  // biome-ignore lint/suspicious/noExplicitAny: the same.
  async function post(place: string, body: object): Promise<any> {
    const answer = await fetch(`${address}${place}`, { method: 'POST', headers, body: JSON.stringify(body) });
    assert.equal(answer.status, 201, await answer.clone().text());
    return answer.json();
  }

  test('finds its views and styles', async () => {
    const page = await fetch(`${address}/sign-in`, { headers: { accept: 'text/html' } });
    const [, style] = /href="([^"]+\.css[^"]*)"/.exec(await page.text()) ?? [];
    assert.equal((await fetch(`${address}${style}`)).status, 200);
  });

  test('runs commands, and tells wrong ones from failures', async () => {
    const { code, output } = await runCompiled(on.url, 'audit', 'verify');
    assert.equal(code, 0, output);
    assert.match(output, /events, \d+ revisions and \d+ records are as they were written/);
    assert.equal((await runCompiled(on.url, 'export')).code, 0);
    assert.equal((await runCompiled(on.url, '--help')).code, 0);
    assert.equal((await runCompiled(on.url, 'exprot')).code, 2);
    assert.equal((await runCompiled('file:/nowhere/desk.db', 'export')).code, 1);
  });

  test('takes claims in, which a thread reads', async () => {
    const lines = ['The harbour is closed.', 'The station burns.'].map((statement, index) =>
      JSON.stringify({ schema: 'claimdesk/claim/v1', id: index + 1, statement, language: 'en', kind: 'fact' }),
    );
    const file = path.join(folder, 'claims.jsonl');
    writeFileSync(file, lines.join('\n'));
    const { code, output } = await runCompiled(on.url, 'import', 'claims', file, '--from', 'Another desk');
    assert.deepEqual([code, output], [0, '2 claims imported, 0 were here already, 0 refused.\n']);
  });

  test('reads a PDF in a process of its own', async () => {
    const file = path.join(folder, 'note.pdf');
    writeFileSync(file, pdf([[{ text: 'The bridge at Oosterend is closed, the mayor said on Monday.', y: 700 }]]));
    const { code, output } = await runCompiled(on.url, 'import', 'document', file, '--language', 'en');
    assert.equal(code, 0, output);
    const document = await get(`${output.trim()}.json`);
    assert.match(document.text, /^The bridge at Oosterend is closed/);
  });

  test('fetches a page, reads it and tells its language', async () => {
    const words =
      'De burgemeester zei maandag dat de brug bij Oosterend na de storm gesloten blijft voor al het verkeer.';
    const content = `<article><h1>De brug is dicht</h1>${`<p>${words}</p>`.repeat(5)}</article>`;
    const site = await serveSite({ bridge: sends(inPage(content, { lang: '' })) });
    const draft = await post('/documents/drafts', { url: site.at('bridge') }).finally(site.close);
    assert.equal(draft.proposed.language, 'nl');
    assert.match(draft.text, /^De brug is dicht|^De burgemeester/);
  });

  test('works the suggestions of a long text out in a process of its own', async () => {
    const text = Array.from({ length: 400 }, (_, number) => `The mayor said on Monday that ${number} houses burnt.`);
    const document = await post('/documents', { title: 'Houses', language: 'en', text: text.join('\n\n') });
    const { items } = await get(`${document.path}/suggestions.json`);
    assert.ok(items.length > 100, `${items.length} passages are suggested`);
  });
});

describe('bin/claimdesk.js', () => {
  // A program of a few lines in the same house, so that its sources can be changed.
  const house = path.join(folder, 'house');
  const source = path.join(house, 'src', 'cli.ts');

  before(() => {
    for (const part of ['bin', 'package.json', 'tsconfig.json'])
      cpSync(path.join(root, part), path.join(house, part), { recursive: true });
    symlinkSync(path.join(root, 'node_modules'), path.join(house, 'node_modules'));
    for (const other of ['commands/imported-lines-reader', 'intake/extract-child', 'intake/suggest-child']) {
      mkdirSync(path.join(house, 'src', path.dirname(other)), { recursive: true });
      writeFileSync(path.join(house, 'src', `${other}.ts`), 'export {};\n');
    }
  });

  function start(): Promise<{ code: number; stdout: string; stderr: string }> {
    return new Promise((resolve) => {
      execFile(process.execPath, [path.join(house, 'bin', 'claimdesk.js')], (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
      );
    });
  }

  test('compiles what is not compiled yet, also when two are started at once', async () => {
    writeFileSync(source, "console.log('first');\n");
    const both = await Promise.all([start(), start()]);
    const said = { code: 0, stdout: 'first\n', stderr: '' };
    assert.deepEqual(both, [said, said]);
  });

  test('compiles again when a source is newer, not without need, and clears away what is a week old', async () => {
    const compiled = () => statSync(path.join(house, 'dist', 'cli.js')).mtimeMs;
    const before = compiled();
    assert.equal((await start()).stdout, 'first\n');
    assert.equal(compiled(), before);
    const left = (name: string, days: number) => {
      const file = path.join(house, 'dist', name);
      writeFileSync(file, '');
      utimesSync(file, new Date(), Date.now() / 1000 - days * 24 * 60 * 60);
      return () => existsSync(file);
    };
    const [isOldThere, isYoungThere] = [left('main-OLD.js', 8), left('main-YOUNG.js', 6)];
    writeFileSync(source, "console.log('second');\n");
    assert.equal((await start()).stdout, 'second\n');
    assert.deepEqual([isOldThere(), isYoungThere()], [false, true]);
  });

  test('names the lines of the sources where something fails', async () => {
    writeFileSync(
      source,
      "interface Unseen {\n  line: string;\n}\nclass Failing {\n  now = (it: Unseen) => { throw new Error(it.line); };\n}\nnew Failing().now({ line: 'it failed' });\n",
    );
    const { code, stderr } = await start();
    assert.equal(code, 1);
    assert.match(stderr, /it failed\n\s+at Failing\.now \(.*src\/cli\.ts:5:\d+\)\n\s+at .*src\/cli\.ts:7:\d+/);
  });

  test('says so where it cannot be compiled, with the place, and does not run what was compiled before', async () => {
    writeFileSync(source, "console.log('third');\nconst wrong = ;\n");
    const { code, stdout, stderr } = await start();
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /src\/cli\.ts:2:14/);
    assert.match(stderr, /Claimdesk could not be compiled; the lines above say why\.\n$/);
  });
});
