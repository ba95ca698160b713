import { createReadStream, type Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import v8 from 'node:v8';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { type Act, type Desk, system } from '../desk/desk.ts';
import { type Draft, draftFromFile, draftFromUrl } from '../desk/draft-document.ts';
import { fetcherFor } from '../desk/fetcher.ts';
import { type ImportRequest, importClaims } from '../desk/import-claims.ts';
import { type ImportedLinks, importLinks } from '../desk/import-links.ts';
import { recordDocument } from '../desk/record-document.ts';
import { Invalid } from '../domain/errors.ts';
import { parseGiven } from '../domain/inputs/parse-given.ts';
import { isCleanText, normalise } from '../domain/normalise.ts';
import { readApart } from './imported-lines-apart.ts';
import { withDesk } from './open.ts';
import { progressBar } from './progress.ts';

interface Corrections {
  title?: string;
  publisher?: string;
  language?: string;
  via?: string;
  publishedAt?: string;
}

/** `claimdesk import document` and `claimdesk import claims`. */
export function addImportCommands(program: Command): void {
  const command = program.command('import').description('take something in');
  command
    .command('document <file-or-url>')
    .description('a .txt, .md, .html or .pdf file, or a web address; prints the path of the document')
    .option('--title <title>', 'instead of the one that the content names')
    .option('--publisher <publisher>', 'instead of the one that the content names')
    .option('--language <tag>', 'such as en; instead of the one that was detected')
    .option('--via <name>', 'an aggregator by way of which it was found')
    .option('--published-at <date>', 'such as 2023-03-21')
    .action(importDocument);
  command
    .command('claims <file>')
    .description('claims as JSON Lines, as `claimdesk export` writes them; repeat it to take up one that was cut short')
    .requiredOption('--from <name>', 'where they come from; with their ids there it tells what is here already')
    .option(
      '--without-passages',
      'leave passages out whose documents are not here, instead of refusing the claim',
      false,
    )
    .action(importClaimLines);
}

interface ClaimOptions {
  from: string;
  withoutPassages: boolean;
}

async function importClaimLines(file: string, { from, withoutPassages }: ClaimOptions): Promise<void> {
  if (from.trim() === '' || !isCleanText(from)) throw new Invalid('Say with --from where the claims come from.');
  // Twice what is in use, instead of four times, is let grow before it is cleared: that takes no longer, and 50 MB less.
  v8.setFlagsFromString('--heap-growing-percent=100');
  const { size } = await fileTwice(file);
  const bar = progressBar('Claims');
  const act = { actor: system };
  const request = {
    from: normalise(from).trim(),
    withoutPassages,
    refused: (line: number, sentence: string) => console.error(`line ${line}: ${sentence}`),
    progress: (bytes: number) => bar.update(bytes, size),
  };
  const reading = readApart(file);
  await withDesk(async (desk) => {
    const sum = await importClaims(desk, act, reading.lines, request);
    const links = sum.linksOpen ? await linksOf(desk, act, file, request) : null;
    bar.stop();
    const were = sum.known === 1 ? 'was' : 'were';
    console.log(
      `${counted(sum.imported, 'claim')} imported, ${sum.known} ${were} here already, ${sum.refused} refused.`,
    );
    if (sum.passagesLeftOut > 0)
      console.log(`${counted(sum.passagesLeftOut, 'passage')} left out: the document is not here.`);
    if (links?.open) console.log(`${counted(links.open, 'link')} left out: the other claim is not here.`);
    if (links?.kept) console.log(`${counted(links.kept, 'link')} left out: the claim was changed here since.`);
    if (sum.refused > 0 || links?.refused) process.exitCode = 1;
  }).finally(() => {
    bar.stop();
    return reading.end();
  });
}

/** Makes the links between claims, which are all here by now. */
async function linksOf(desk: Desk, act: Act, file: string, request: ImportRequest): Promise<ImportedLinks> {
  const again = readApart(file);
  return importLinks(desk, act, again.lines, request).finally(again.end);
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** @throws Invalid where nothing can be read from there */
async function fileAt(place: string): Promise<Stats> {
  const found = await stat(place).catch(() => null);
  if (!found) throw new Invalid(`There is no file ${place} that can be read.`);
  if (found.isDirectory()) throw new Invalid(`${place} is a directory, and no file.`);
  return found;
}

/** A file that can be read again from its beginning, as links between claims need. @throws Invalid */
async function fileTwice(place: string): Promise<Stats> {
  const found = await fileAt(place);
  if (!found.isFile()) throw new Invalid(`${place} can be read once only: save it as a file first.`);
  return found;
}

async function importDocument(place: string, corrections: Corrections): Promise<void> {
  const isAddress = /^https?:\/\//i.test(place);
  const { fetchAllow } = readConfig(process.env);
  await withDesk(async (desk) => {
    const act = { actor: system };
    const draft = isAddress
      ? await draftFromUrl(desk, act, (schema) => parseGiven(schema)({ url: place }), fetcherFor(desk, fetchAllow))
      : await draftFrom(desk, place);
    console.log(await keep(desk, draft, path.basename(place), corrections));
  });
}

async function draftFrom(desk: Desk, place: string): Promise<Draft> {
  await fileAt(place);
  const received = await desk.blobs.receive(createReadStream(place));
  try {
    return await draftFromFile(desk, { actor: system }, { name: path.basename(place), received });
  } finally {
    await received.discard();
  }
}

async function keep(desk: Desk, { id, proposed }: Draft, name: string, corrections: Corrections): Promise<string> {
  const { author, publishedAt, url } = proposed;
  const content = {
    title: proposed.title ?? name,
    // The tag for a language that nobody could determine (ISO 639-2).
    language: proposed.language ?? 'und',
    publisher: proposed.publisher,
    author,
    publishedAt,
    url,
    ...corrections,
    draft: id,
  };
  const { document } = await recordDocument(desk, { actor: system }, (schema) => parseGiven(schema)(content));
  return document.path;
}
