// Compiles the program with its libraries into a few files of dist, which are loaded in half the time of the many that they are
// made of. What is imported late stays in files of its own. Types are not checked here but by `npm run check`.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const dist = path.join(root, 'dist');

// How long what earlier sources were compiled to is kept for a program that still runs it, ms.
const kept = 7 * 24 * 60 * 60 * 1000;

/**
 * Leaves the lines of libraries out of the source maps: they would make most of them, which are kept in memory from the
 * first error on. Each library gets a map that knows of one empty line alone.
 */
const librariesUnmapped = {
  name: 'libraries-unmapped',
  setup: ({ onLoad }) =>
    onLoad({ filter: /node_modules.*\.[cm]?js$/ }, ({ path: file }) => {
      const map = JSON.stringify({ version: 3, sources: [path.basename(file)], mappings: 'AAAA' });
      const comment = `//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString('base64')}`;
      return { contents: `\n${readFileSync(file, 'utf8')}\n${comment}` };
    }),
};

const { outputFiles } = await build({
  absWorkingDir: root,
  // The program, and what it runs in processes and threads of their own, which it looks for beside itself.
  entryPoints: [
    'src/cli.ts',
    'src/commands/imported-lines-reader.ts',
    'src/intake/extract-child.ts',
    'src/intake/suggest-child.ts',
  ],
  entryNames: '[name]',
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Made for one kind of machine each, or not installed.
  external: ['better-sqlite3', '@node-rs/argon2', 'pg-native'],
  // Some libraries ask by `require` for the modules of Node.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
  },
  // So that the log names files and lines of the sources where something failed.
  sourcemap: 'linked',
  sourcesContent: false,
  plugins: [librariesUnmapped],
  logLevel: 'warning',
  write: false,
}).catch(() => process.exit(1));

// Two programs may compile at once while a third runs: each file appears whole, most under a name that tells their content,
// and last the one that the others are found by.
mkdirSync(dist, { recursive: true });
const isFirst = ({ path: file }) => path.basename(file) === 'cli.js';
for (const file of outputFiles.sort((one, other) => isFirst(one) - isFirst(other))) {
  const part = `${file.path}.${process.pid}.part`;
  writeFileSync(part, file.contents);
  renameSync(part, file.path);
}

for (const entry of readdirSync(dist, { withFileTypes: true }).filter((one) => one.isFile())) {
  const file = path.join(dist, entry.name);
  const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  if (written < Date.now() - kept) rmSync(file, { force: true });
}
