import { loaded } from '../load/load.ts';
import { rareTopic } from '../made/words.ts';
import { type Ask, answerOf, jsonOf } from '../measure/ask.ts';
import { type Compared, comparison, type Outcome, processorCost, rateTarget, type Target } from '../measure/outcome.ts';
import { inTurn } from '../measure/rounds.ts';
import { byTurns, type Side } from '../measure/turns.ts';
import { startApplication } from '../programs/application.ts';
import { startBareHttp, startBareListing } from '../programs/bare.ts';
import type { Program } from '../programs/program.ts';
import { using } from '../programs/using.ts';
import { someClaims } from './asks.ts';
import { cursorPages } from './cursors.ts';
import { frameOf } from './frame.ts';
import type { Request } from './question.ts';

const commonWord = 'shelling';
// What a list is filtered by, each found by an index of its own.
const filtered = [
  '',
  '?stage=triage',
  '?topic=shelling%3A%20damage',
  '?source=3',
  '?verdict=unverified&kind=fact',
  '?stage=checking&from=2025-02-01&to=2025-11-30',
];

interface Case {
  name: string;
  first: Side;
  second: Side;
  target?: (compared: Compared) => Omit<Target, 'what' | 'engine'>;
}

const rate = (least: number) => (compared: Compared) => rateTarget(compared, least);

/** Lists, pages by cursor, claims and searches, each beside the least that a program could do for it. */
export function reading({ engine, claims, profileFolder, ...pace }: Request): Promise<Outcome> {
  return using(async (started) => {
    const databaseUrl = await loaded({ engine, claims });
    const application = await started(startApplication(databaseUrl, profileFolder));
    const bare = await started(startBareHttp(databaseUrl));
    const frame = frameOf(await answerOf(application, { path: '/claims' }));
    const listing = await started(startBareListing(databaseUrl, frame));
    await refuseOtherRows(application, bare);
    const measured: Compared[] = [];
    const targets: Target[] = [];
    for (const { name, first, second, target } of await casesOf(application, bare, listing, claims)) {
      for (const connections of [1, 16]) {
        console.error(`Measures on ${engine}: ${name}, ${connections} at once …`);
        const { a, b } = await byTurns({ a: first, b: second }, connections, pace);
        const compared = { name, connections, first: a, second: b };
        measured.push(compared);
        if (connections === 16 && target) targets.push({ what: name, engine, ...target(compared) });
      }
    }
    const figures = [`**${engine}**, ${bare.version}`, '', ...comparison(['Claimdesk', 'bare'], measured)];
    return { targets, figures, kept: { engine, database: bare.version, measured } };
  });
}

async function casesOf(application: Program, bare: Program, listing: Program, claims: number): Promise<Case[]> {
  const side = (program: Program, paths: string[]): Side => ({
    programs: [program],
    asks: inTurn(paths.map((path): Ask => ({ path }))),
  });
  const both = (path: string, paths: string[]) => paths.map((one) => `${path}${one}`);
  const ids = someClaims(claims).map((id) => `/claims/${id}.json`);
  const later = await cursorPages(application, '/claims.json', claims);
  const search = (word: string) => [`/claims.json?q=${word}`];
  const isSqlite = bare.version.startsWith('SQLite');
  const bareSearch = (word: string) => search(encodeURIComponent(isSqlite ? `"${word}" *` : `'${word}':*`));
  return [
    {
      name: 'HTML list of 50 with filters ÷ Express, EJS and driver',
      first: side(application, both('/claims', filtered)),
      second: side(listing, both('/claims', filtered)),
      target: rate(0.6),
    },
    {
      name: 'JSON list of 50 ÷ node:http and driver',
      first: side(application, ['/claims.json']),
      second: side(bare, ['/claims.json']),
      target: rate(0.5),
    },
    {
      name: 'JSON list of 50 with filters ÷ node:http and driver',
      first: side(application, both('/claims.json', filtered)),
      second: side(bare, both('/claims.json', filtered)),
      target: rate(0.5),
    },
    {
      name: 'later page by cursor ÷ own first page',
      first: side(application, later),
      second: side(application, ['/claims.json']),
      target: rate(0.9),
    },
    {
      name: 'claim by id, JSON ÷ node:http and driver',
      first: side(application, ids),
      second: side(bare, ids),
      target: rate(0.25),
    },
    {
      name: 'search for a rare word ÷ bare indexed query',
      first: side(application, search(rareTopic)),
      second: side(bare, bareSearch(rareTopic)),
      target: rate(0.4),
    },
    {
      name: 'p50 of a search for a common word ÷ own list',
      first: side(application, search(commonWord)),
      second: side(application, ['/claims.json']),
      target: ({ first, second }) => ({
        value: first.median.p50 / second.median.p50,
        most: 3,
        byProcessor: processorCost(first) / processorCost(second),
      }),
    },
    {
      name: 'search for a common word ÷ bare indexed query',
      first: side(application, search(commonWord)),
      second: side(bare, bareSearch(commonWord)),
    },
  ];
}

/** Both must give the same claims, or there is nothing to compare. */
async function refuseOtherRows(application: Program, bare: Program): Promise<void> {
  type List = { items: { id: number }[] };
  for (const query of filtered) {
    const [ours, theirs] = await Promise.all(
      [application, bare].map(async (program) => {
        const { items } = await jsonOf<List>(program, `/claims.json${query}`);
        return items.map(({ id }) => id).join(' ');
      }),
    );
    if (ours !== theirs) throw new Error(`/claims.json${query} gives other claims than the bare program does.`);
  }
}
