import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { type Desk, system } from '../desk/desk.ts';
import { type Draft, draftFromFile, draftFromUrl } from '../desk/draft-document.ts';
import { fetcherFor } from '../desk/fetcher.ts';
import { recordDocument } from '../desk/record-document.ts';
import { parseGiven } from '../domain/inputs/parse-given.ts';
import { withDesk } from './open.ts';

interface Corrections {
  title?: string;
  publisher?: string;
  language?: string;
  via?: string;
  publishedAt?: string;
}

/** `claimdesk import document`. */
export function addImportCommands(program: Command): void {
  program
    .command('import')
    .description('take something in')
    .command('document <file-or-url>')
    .description('a .txt, .md, .html or .pdf file, or a web address; prints the path of the document')
    .option('--title <title>', 'instead of the one that the content names')
    .option('--publisher <publisher>', 'instead of the one that the content names')
    .option('--language <tag>', 'such as en; instead of the one that was detected')
    .option('--via <name>', 'an aggregator by way of which it was found')
    .option('--published-at <date>', 'such as 2023-03-21')
    .action(importDocument);
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
