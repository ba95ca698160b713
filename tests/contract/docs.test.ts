import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { Command } from 'commander';
import { notOffered, workflowDocument } from '../../docs/generate-workflow.ts';
import { addDataCommands } from '../../src/commands/data.ts';
import { addUserCommands } from '../../src/commands/users.ts';
import { type Permission, permissions } from '../../src/domain/permissions.ts';
import { root } from '../../src/root.ts';

const read = (...names: string[]) => readFileSync(path.join(root, ...names), 'utf8');

const documents = [
  'README.md',
  ...readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.join('docs', file)),
];

/** The settings that config.ts reads, as it writes them. */
const settings = [...read('src', 'config.ts').matchAll(/^ {2}([A-Z_]+): setting\(/gm)].map(
  (match) => match[1] as string,
);

/** `claimdesk` commands that do something, such as `user add`. */
function commands(): string[] {
  const program = new Command('claimdesk');
  addUserCommands(program);
  addDataCommands(program);
  const names = (command: Command, before: string): string[] =>
    command.commands.flatMap((inner) => {
      const name = `${before} ${inner.name()}`;
      return inner.commands.length > 0 ? names(inner, name) : [name];
    });
  return ['claimdesk serve', ...names(program, 'claimdesk')];
}

/** The anchor that a heading gets where Markdown is shown: lower case, signs away, spaces as hyphens. */
function anchors(text: string): string[] {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map((match) => match[1] as string);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('the documentation', () => {
  test('shows the tables of the workflow as they are', () => {
    assert.equal(
      read('docs', 'workflow.md'),
      workflowDocument(),
      'run `npx tsx docs/generate-workflow.ts > docs/workflow.md`',
    );
  });

  test('says of a permission that it is not offered only while nothing asks for it', () => {
    const asked = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
      .flatMap((file) => [...read('src', file).matchAll(/\b(?:may|requirePermission)\([^;]*?'(\w+)'/g)])
      .map((match) => match[1]);
    const names = Object.keys(permissions) as Permission[];
    // Everybody who is signed in may read records, so nothing asks for it.
    assert.deepEqual(
      names.filter((name) => name !== 'read_records' && !asked.includes(name)),
      notOffered,
    );
  });

  test('names every setting, and so does .env.example', () => {
    assert.ok(settings.includes('PORT') && settings.length >= 9, 'the settings are read from src/config.ts');
    const operations = read('docs', 'operations.md');
    for (const name of settings) assert.match(operations, new RegExp(`^\\| \`${name}\` \\|`, 'm'), name);
    const example = [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1] as string);
    assert.deepEqual(example.sort(), [...settings].sort());
  });

  test('names every command', () => {
    const text = documents.map((file) => read(file)).join('\n');
    for (const name of commands()) assert.ok(text.includes(`npx ${name}`), name);
  });

  test('links only to what is there', () => {
    const broken = documents.flatMap((file) => {
      const links = [...read(file).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] as string);
      return links.filter((link) => !isThere(file, link)).map((link) => `${file}: ${link}`);
    });
    assert.deepEqual(broken, []);
  });

  test('lists every decision', () => {
    const index = read('docs', 'decisions', 'README.md');
    const decisions = readdirSync(path.join(root, 'docs', 'decisions')).filter((file) => /^\d{4}-/.test(file));
    assert.ok(decisions.length > 0);
    for (const file of decisions) {
      const title = /^# (\d{4}): (.+)$/m.exec(read('docs', 'decisions', file));
      assert.ok(index.includes(`[${title?.[1]}](${file}) | ${title?.[2]} |`), file);
    }
  });
});

function isThere(file: string, link: string): boolean {
  if (/^https?:/.test(link)) return true;
  const [name = '', anchor] = link.split('#');
  const target = name === '' ? file : path.join(path.dirname(file), name);
  if (!existsSync(path.join(root, target))) return false;
  return anchor === undefined || anchors(read(target)).includes(anchor);
}
