import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import ejs from 'ejs';
import express from 'express';
import { openDesk } from '../../src/boot.ts';
import { readConfig } from '../../src/config.ts';
import { type Actor, type Desk, system } from '../../src/desk/desk.ts';
import { readSuggestions } from '../../src/desk/read-suggestions.ts';
import { recordClaim } from '../../src/desk/record-claim.ts';
import { recordDocument } from '../../src/desk/record-document.ts';
import type { Document } from '../../src/domain/records.ts';
import { documentGrounds, shownDocument } from '../../src/pages/documents/document-page.ts';
import { root } from '../../src/root.ts';
import { registerViews } from '../../src/web/views.ts';
import { loadStaff } from '../load/staff.ts';
import { given } from '../load/work.ts';
import { makeReading } from '../made/make-reading.ts';
import { percentile } from '../measure/numbers.ts';
import { loadNow, surroundings } from '../measure/report.ts';
import { table } from '../measure/table.ts';

const bytes = 200_000;
const claimCount = 200;
const warmUp = 100;

/**
 * `npm run bench -- reader`: a document of 200 kB with 200 claims, its page rendered by turns with escaping and joining
 * the same text once.
 */
export async function benchReader(turns = 300): Promise<void> {
  const where = surroundings();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'claimdesk-reader-'));
  try {
    const { desk } = await openDesk(readConfig({ DATA_DIR: folder, DATABASE_URL: `file:${folder}/desk.db` }));
    const reading = makeReading(bytes, claimCount);
    const { contributor } = await loadStaff(desk);
    const document = await load(desk, contributor, reading);
    const reader: Actor = { ...contributor, role: 'reader' };
    // They are worked out apart, by a process that keeps nobody alive.
    while ((await readSuggestions(desk, contributor, document)).state === 'pending') await sleep(100);
    const rows: string[][] = [];
    for (const actor of [reader, contributor]) rows.push(row(actor.role, await measure(desk, actor, document, turns)));
    where.load[1] = loadNow();
    console.log(
      `\nA document of ${reading.text.length} bytes with ${reading.claims.length} claims; the faster quarter of ${turns} turns, ms.`,
    );
    console.log(
      `Node ${where.node.slice(1)}, ${where.cores} cores (${where.processor}), load ${where.load.join(' → ')}, commit ${where.commit}, ${where.at.slice(0, 10)}.\n`,
    );
    console.log(`${table(headings, rows).join('\n')}\n`);
    await desk.store.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function load(desk: Desk, actor: Actor, { text, claims }: ReturnType<typeof makeReading>): Promise<Document> {
  const about = { title: 'A long report', language: 'en', publisher: 'The Bench' };
  const { document } = await recordDocument(desk, { actor: system }, given({ ...about, text }));
  for (const { statement, exact, start } of claims) {
    const appearances = [{ documentId: document.id, exact, start }];
    await recordClaim(desk, { actor }, given({ statement, language: 'en', kind: 'fact', appearances }));
  }
  return document;
}

async function measure(desk: Desk, actor: Actor, document: Document, turns: number) {
  const render = appRenderer();
  const grounds = await documentGrounds(desk, actor, document);
  const text = grounds.text?.text ?? '';
  const page = async () => flat(await render('documents/document', shownDocument(grounds)));
  const [beginning = '', end = ''] = (await page()).split(/(?<=data-reader="\d+">)[\s\S]*(?=<\/div>)/);
  const escaped = async () => flat([beginning.slice(0, 2000), ejs.escapeXML(text), end.slice(-200)].join(''));
  const whole = async () =>
    flat(await render('documents/document', shownDocument(await documentGrounds(desk, actor, document))));
  const [rendered, baseline] = await byTurns(turns, [page, escaped]);
  const sent = [async () => Buffer.from(await page()), async () => Buffer.from(await escaped())];
  const [renderSent, baselineSent] = await byTurns(turns, sent);
  const [read] = await byTurns(turns, [whole]);
  const size = Buffer.byteLength(await page());
  return { rendered, baseline, renderSent, baselineSent, read, size, suggestions: grounds.suggestions.open.length };
}

/**
 * The time within which a quarter of the turns were done, ms: what else the machine does only ever adds to it. One after
 * the other, so that a busy moment falls on all.
 */
async function byTurns(turns: number, works: (() => Promise<unknown>)[]): Promise<number[]> {
  const times: number[][] = works.map(() => []);
  for (let turn = -warmUp; turn < turns; turn++) {
    for (const [index, work] of works.entries()) {
      const took = await timed(work);
      if (turn >= 0) times[index]?.push(took);
    }
  }
  return times.map((values) =>
    percentile(
      values.sort((a, b) => a - b),
      25,
    ),
  );
}

/** Renders as the application does when it answers. */
function appRenderer(): (view: string, context: object) => Promise<string> {
  const app = express();
  registerViews(app, { root: path.join(root, 'views'), cache: true });
  return (view, context) =>
    new Promise((resolve, reject) => {
      app.render(view, context, (error, html) => (error ? reject(error) : resolve(html)));
    });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

/** The same text, in one piece: what was only strung together has not been joined yet. */
function flat(text: string): string {
  text.charCodeAt(text.length >> 1);
  return text;
}

const headings = [
  'seen by',
  'suggestions',
  'kB',
  'render',
  'baseline',
  'ratio',
  'with bytes',
  'baseline',
  'ratio',
  'records read, too',
];

function row(role: string, measured: Awaited<ReturnType<typeof measure>>): string[] {
  const { suggestions, size, rendered, baseline, renderSent, baselineSent, read } = measured;
  const ms = (value = Number.NaN) => value.toFixed(2);
  const ratio = (one = Number.NaN, other = Number.NaN) => (one / other).toFixed(2);
  return [
    ...[role, String(suggestions), (size / 1000).toFixed(0)],
    ...[ms(rendered), ms(baseline), ratio(rendered, baseline)],
    ...[ms(renderSent), ms(baselineSent), ratio(renderSent, baselineSent), ms(read)],
  ];
}
