import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { readConfig } from '../../src/config.ts';
import { root } from '../../src/root.ts';

/** The house as DESIGN lays it out, read from the sources. */

interface Source {
  /** Below `src/`, such as `pages/claims/list.ts`. */
  file: string;
  text: string;
  /** Specifiers of what it imports; own files as paths below `src/`. */
  imports: string[];
}

const sources: Source[] = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.includes('store/generated/'))
  .map((file) => {
    const text = readFileSync(path.join(root, 'src', file), 'utf8');
    const specifiers = [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'([^']+)'/g)].map(
      (match) => match[1] as string,
    );
    const imports = specifiers.map((name) =>
      name.startsWith('.') ? path.join(path.dirname(file), name).replaceAll('\\', '/') : name,
    );
    return { file, text, imports };
  });

const floorOf = (file: string) => (file.includes('/') ? (file.split('/')[0] as string) : file.replace(/\.ts$/, ''));

/** What each floor may stand on beside itself. What is not named may be named by nobody. */
const below: Record<string, string[]> = {
  cli: ['commands', 'main', 'config', 'domain'],
  commands: ['boot', 'config', 'desk', 'store', 'interchange', 'domain', 'web', 'root'],
  main: ['app', 'boot', 'config', 'desk', 'jobs', 'web', 'domain'],
  boot: ['config', 'desk', 'store', 'intake'],
  app: ['pages', 'web', 'root'],
  pages: ['desk', 'store', 'domain', 'web', 'config', 'root'],
  jobs: ['desk', 'store', 'domain', 'config'],
  desk: ['store', 'intake', 'interchange', 'mail', 'domain'],
  store: ['domain', 'root'],
  intake: ['domain'],
  interchange: ['domain'],
  mail: ['domain'],
  web: ['domain', 'root'],
  domain: [],
  config: [],
  root: [],
};

describe('the house', () => {
  test('imports go down only, and siblings do not know each other', () => {
    const wrong = sources.flatMap(({ file, imports }) =>
      imports
        .filter((name) => name.endsWith('.ts') && !name.startsWith('../prisma/seed/'))
        .filter((name) => floorOf(name) !== floorOf(file) && !below[floorOf(file)]?.includes(floorOf(name)))
        .map((name) => `${file} imports ${name}`),
    );
    assert.deepEqual(wrong, []);
  });

  test('has no floor that this table does not know', () => {
    assert.deepEqual(
      [...new Set(sources.map(({ file }) => floorOf(file)))].filter((floor) => !(floor in below)),
      [],
    );
  });

  test('pages never import pages of another folder', () => {
    const folder = (file: string) => /^pages\/([^/]+)\//.exec(file)?.[1];
    const wrong = sources
      .filter(({ file }) => file.startsWith('pages/'))
      .flatMap(({ file, imports }) =>
        imports
          .filter((name) => folder(name) && folder(name) !== folder(file))
          .map((name) => `${file} imports ${name}`),
      );
    assert.deepEqual(wrong, []);
  });

  test('pages take proposals as whoever asks may see them, never whole', () => {
    const whole = /\b(findOpenProposal|findProposals|findProposal|findSignedProposal)\b/;
    const breaches = sources.filter(({ file, text }) => file.startsWith('pages/') && whole.test(text));
    assert.deepEqual(
      breaches.map(({ file }) => file),
      [],
    );
  });

  test('web knows no words of the domain, but for its errors', () => {
    const wrong = sources
      .filter(({ file }) => file.startsWith('web/'))
      .flatMap(({ file, imports }) =>
        imports
          .filter((name) => name.startsWith('domain/') && name !== 'domain/errors.ts')
          .map((name) => `${file} imports ${name}`),
      );
    assert.deepEqual(wrong, []);
  });

  test('only the store names Prisma and the database drivers', () => {
    const named = /\bPrisma\b|@prisma\/|\/generated\/|'better-sqlite3'|'pg'/;
    const wrong = sources.filter(({ file, text }) => !file.startsWith('store/') && named.test(text));
    assert.deepEqual(
      wrong.map(({ file }) => file),
      [],
    );
  });

  test('outside the store only the backup command asks which database it is', () => {
    const named = /'(?:sqlite|postgresql)'|SQLITE_|sqlite_master|pg_|engines\/(?:sqlite|postgresql)/;
    const known = sources.filter(({ file, text }) => !file.startsWith('store/') && named.test(text));
    assert.deepEqual(
      known.map(({ file }) => file),
      ['commands/data.ts'],
    );
  });

  test('the domain is pure: no database, no HTTP, no files, no clock of its own', () => {
    const domain = sources.filter(({ file }) => file.startsWith('domain/'));
    const outside = domain.flatMap(({ file, imports }) =>
      imports.filter((name) => /^node:(?!crypto)|^express|^pino/.test(name)).map((name) => `${file} imports ${name}`),
    );
    assert.deepEqual(outside, []);
    const clocks = domain.filter(({ text }) => /new Date\(\)|Date\.now\(\)|Math\.random/.test(text));
    assert.deepEqual(
      clocks.map(({ file }) => file),
      [],
    );
  });

  test('no rule about roles is written as a comparison outside the domain', () => {
    // That the desk keeps one admin is about accounts, not about what a role may do.
    const lastAdmin = 'desk/people.ts';
    const compared = /(?<!step)\.role\s*[!=]==|\bhasRole\([^)]*,\s*'/;
    const wrong = sources.filter(({ file, text }) => !file.startsWith('domain/') && compared.test(text));
    assert.deepEqual(
      wrong.map(({ file }) => file).filter((file) => file !== lastAdmin),
      [],
    );
  });
});

describe('the settings', () => {
  const known = sources.find(({ file }) => file === 'config.ts')?.text ?? '';
  const settings = [...known.matchAll(/^ {2}([A-Z_]+): setting\(/gm)].map((match) => match[1] as string);
  const example = readFileSync(path.join(root, '.env.example'), 'utf8');

  test('are read in config.ts alone, from the environment that it is given', () => {
    const wrong = sources
      .filter(({ file }) => file !== 'config.ts')
      .filter(({ text }) => /process\.env/.test(text.replaceAll('readConfig(process.env)', '')));
    assert.deepEqual(
      wrong.map(({ file }) => file),
      [],
    );
  });

  test('are all in .env.example, and nothing else is', () => {
    const documented = [...example.matchAll(/^#? ?([A-Z_]+)=/gm)].map((match) => match[1]);
    assert.ok(settings.length > 5);
    assert.deepEqual(documented.sort(), settings.sort());
  });

  test('have in .env.example the values that they have without it', () => {
    const given = Object.fromEntries([...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map((match) => [match[1], match[2]]));
    const { demoPassword: _one, ...stated } = readConfig(given);
    const { demoPassword: _other, ...byDefault } = readConfig({});
    assert.deepEqual(stated, byDefault);
  });
});

describe('writing', () => {
  test('has no other way than store.write that compiles', async () => {
    const tsc = path.join(
      path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
      'bin',
      'tsc',
    );
    const project = path.join(root, 'tests', 'contract', 'fixtures');
    await promisify(execFile)(process.execPath, [tsc, '-p', project]).catch((error) => assert.fail(error.stdout));
  });

  test('is done by the desk, its commands and the migrations alone: pages only read', () => {
    const wrong = sources.filter(({ file, text }) => file.startsWith('pages/') && /\.write\(|\bTx\b/.test(text));
    assert.deepEqual(
      wrong.map(({ file }) => file),
      [],
    );
  });
});

describe('the views', () => {
  const folder = path.join(root, 'views');
  const views = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ejs'));

  for (const file of views) {
    test(`${file} writes nothing unescaped but its includes`, () => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const unescaped = [...text.matchAll(/<%-(.*?)%>/gs)].map((match) => (match[1] ?? '').trim());
      assert.deepEqual(
        unescaped.filter((code) => !/^include\('\//.test(code)),
        [],
      );
      assert.doesNotMatch(text, /\bawait\b|\bstore\b|\.read\./, 'a view asks for nothing');
      assert.doesNotMatch(text, /\sstyle="|\son[a-z]+="|<script>(?!<)/, 'the content security policy forbids it');
    });
  }
});
