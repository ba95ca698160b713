import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import Database from 'better-sqlite3';
import type { Response } from 'supertest';
import { assign } from '../../src/desk/assign.ts';
import { exportClaims } from '../../src/desk/export-claims.ts';
import { propose } from '../../src/desk/propose.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { queueNames } from '../../src/domain/queues.ts';
import { indexRenamed } from '../../src/jobs/renamings.ts';
import type { EngineName } from '../../src/store/engines/engine.ts';
import { Builder } from '../support/builder.ts';
import { engineName } from '../support/database.ts';
import { type Browser, ok, type TestDesk } from '../support/desk.ts';
import { openLargeDesk } from '../support/large-desk.ts';
import { known } from '../support/large-desk-columns.ts';
import { type Explainer, explainer, type Plan } from '../support/plans.ts';
import { statementsOf } from '../support/statements.ts';

/**
 * With 100,000 claims every page is found by the index that is meant for it. What is explained are the statements that the
 * desk itself asked, caught at the database's driver while it answered.
 */
let on: TestDesk;
let build: Builder;
let editor: Browser;
let plans: Explainer;
/** One claim of each, made by the verbs among the many. */
let checking: Claim;
let settled: Claim;

before(async () => {
  on = await openLargeDesk();
  build = new Builder(on);
  editor = await on.signIn('editor');
  checking = await build.claim('checking');
  const common = { url: known.commonUrl, source: { name: `Source ${known.commonSource}`, kind: 'organisation' } };
  checking = await build.evidence(checking, 'contributor', common);
  settled = await build.claim('settled', { evidence: 1 });
  plans = await explainer(on.url);
});

after(() => plans.close());

type Way = string | Partial<Record<EngineName, string>>;

interface Expected {
  /** What is asked, in words. */
  what: string;
  path: string;
  /** The ways that are taken, among others; where the engines differ, each its own. */
  by: Way[];
  /** Rows that one statement may look at, where it is more than usual; and why. */
  most?: [rows: number, why: string];
}

const usual = 8200;

// Tables with few rows, which are read whole as fast as by an index; and documents, which are once in seconds asked for recordings.
const small =
  /^(?:Person|Policy|AccessToken|AuditHead|Note|Work(?!Notification)\w+|Document|DocumentText|ConfidentialIdentity|walk|_prisma_migrations) whole$/;

async function plansOf(work: () => Promise<unknown>): Promise<Plan[]> {
  const told: Plan[] = [];
  for (const statement of await statementsOf(work)) {
    if (/^\s*(?:SELECT|WITH|UPDATE|DELETE|COPY)\b/i.test(statement.sql)) told.push(await plans.explain(statement));
  }
  return told;
}

function assertGood(found: Plan[], by: readonly Way[], most: number, what: string): void {
  const ways = new Set(found.flatMap((plan) => plan.ways));
  for (const way of by) {
    const expected = typeof way === 'string' ? way : way[engineName];
    if (expected) assert.ok(ways.has(expected), `${what}: not by ${expected}, but by ${[...ways].join('; ')}`);
  }
  for (const { sql, ways, looked } of found) {
    if (looked !== null) assert.ok(looked <= most, `${what}: ${looked} rows looked at by ${ways.join('; ')}:\n${sql}`);
    else
      assert.deepEqual(
        ways.filter((way) => / whole$/.test(way) && !small.test(way)),
        [],
        `${what}:\n${sql}`,
      );
  }
}

function get(asked: string): Promise<Response> {
  const path = asked.replace(':checking', checking.path).replace(':settled', settled.path);
  return path.includes('.json') ? on.as('editor').get(path) : editor.get(path);
}

/** All that was asked for so far. */
const everything: Expected[] = [];

/** Each asked for as it stands; of a list that goes on, the next page too. */
function each(expected: Expected[]): void {
  everything.push(...expected);
  for (const { what, path, by, most: [most] = [usual] } of expected) {
    test(what, async () => {
      let response: Response | undefined;
      assertGood(await plansOf(async () => (response = await get(path))), by, most, path);
      const { next } = ok(response as Response);
      if (next) assertGood(await plansOf(() => get(next).then(ok)), by, most, next);
    });
  }
}

const list = (what: string, query: string, ...by: Way[]): Expected => ({ what, path: `/claims.json?${query}`, by });
const inOrder = 'Claim by key';
const changed = 'Claim by updatedAt, id';
const dated = 'Claim by eventFrom, id';
const urgent = 'Claim by urgencyRank, id';

const bySource = ['Attribution by sourceId, claimId', 'Evidence by sourceId, claimId', 'Evidence by originId, claimId'];
const around = [
  'Claim by key',
  'Event by subjectType, subjectId, seq',
  'Proposal by claimId',
  'Link by targetId, type',
];

describe('a list of claims is found', () => {
  each([
    list('newest first along the key', '', inOrder),
    list('oldest first along the key', 'sort=id', inOrder),
    list('by the latest change along it', 'sort=-updated', changed),
    list('by the earliest change along it', 'sort=updated', changed),
    list('by the latest date along it', 'sort=-date', dated),
    list('by the earliest date along it', 'sort=date', { sqlite: dated, postgresql: inOrder }),
    list('by urgency along it', 'sort=urgency', urgent),
    list('by what is due along it, stage by stage', 'sort=due', 'Claim by stage, dueAt, id'),
    list('by the time to recheck along it, stage by stage', 'sort=recheck', 'Claim by stage, recheckAt, id'),
    list('by shelf life along it, stage by stage', 'sort=stale', 'Claim by stage, staleAfter, id'),
    list('by the end of what is provisional along it', 'sort=provisional', 'Claim by provisionalUntil, id'),
    list('of a verdict by it', 'verdict=confirmed', 'Claim by verdict, id'),
    list('of a rare verdict by it', 'verdict=unverifiable', 'Claim by verdict, id'),
    list('of a standing by it', 'standing=behind', 'Claim by standing, id'),
    list('of a stage by it', 'stage=triage', 'Claim by stage, id'),
    list('of a kind by it', 'kind=forecast', 'Claim by kind, id'),
    list('of a rare kind by it', 'kind=utterance', 'Claim by kind, id'),
    list('of a rare place by it', `place=${known.rarePlace}`, { sqlite: 'Claim by placeKey' }),
    list('of somebody by the person', 'assignee=me', { sqlite: 'Claim by assigneeId, stage, urgencyRank, id' }),
    list('of a common topic along the order', `topic=${known.commonTopic}`, inOrder),
    list('of a topic that nobody gave by the topic', 'topic=nothing', 'ClaimTopic by topic, claimId'),
    list('of a rare source by the source', `source=${known.rareSource}`, ...bySource),
    list('of a common source along the order', `source=${known.commonSource}`, inOrder),
    list(
      'of a rare side by its sources',
      `side=${known.rareSide}`,
      'Source by side',
      'Attribution by sourceId, claimId',
    ),
    list('of a common side along the order', 'side=russia', inOrder),
    list('in a document by the document', `document=${known.rareDocument}`, 'Appearance by documentId, startAt'),
    list('of a time by the latest change', 'changedSince=2026-02-25T00:00:00.000Z', { sqlite: changed }),
    list('past their shelf life along the order', 'stale=true', inOrder),
    list('as they were signed along the order', 'state=signed', inOrder),
    list(
      'as they were signed, of a rare verdict by it',
      'state=signed&verdict=unverifiable',
      'Claim by lastVerdict, id',
    ),
    list('of a date by the date', 'sort=-date&from=2025-03-01&to=2025-06-30', dated),
  ]);
});

describe('a list of claims with filters and an order is found', () => {
  each([
    list('of a common verdict along the latest change', 'verdict=confirmed&sort=-updated', changed),
    list('of a rare verdict by it', 'verdict=unverifiable&sort=-updated', 'Claim by verdict, id'),
    list('of a stage along the latest change', 'stage=triage&sort=-updated', changed),
    list('of what was settled last by its standings', 'stage=settled&sort=-updated', {
      sqlite: 'Claim by standing, updatedAt, id',
    }),
    list('of a standing by both', 'standing=retracted&sort=-updated', 'Claim by standing, updatedAt, id'),
    list('of a common place along the date', 'place=Kyiv&sort=-date', dated),
    list('of a rare place by it', `place=${known.rarePlace}&sort=-date`, 'Claim by placeKey'),
    list('of a common topic along the latest change', `topic=${known.commonTopic}&sort=-updated`, changed),
    list('of a rare kind in a stage by the kind', 'stage=triage&kind=utterance', 'Claim by kind, id'),
    list('of a rare kind in a queue by the kind', 'queue=triage&kind=utterance&sort=urgency', 'Claim by kind, id'),
    list('of two common verdicts and stages along the order', 'verdict=confirmed&stage=settled', inOrder),
    list(
      'of a rare verdict of a common source by the verdict',
      `source=${known.commonSource}&verdict=unverifiable`,
      'Claim by verdict, id',
    ),
    list('of a rare source by it, by its change', `source=${known.rareSource}&sort=-updated`, ...bySource),
  ]);
});

const words = 'Claim by words';
// Of a common word, PostgreSQL tests the claims that it walks along.
const along = (way: string): Way => ({ sqlite: words, postgresql: way });

describe('a search is found', () => {
  each([
    list('for a rare word by it', `q=${known.rareWord}`, words),
    list('for a rare word by it, in another order', `q=${known.rareWord}&sort=-updated`, words),
    list('for a rare word in a stage by the word', `q=${known.rareWord}&stage=triage`, words),
    list('for a common word along the order', `q=${known.commonWord}`, along(inOrder), inOrder),
    list('for a common word along the latest change', `q=${known.commonWord}&sort=-updated`, changed),
    list('for a common word along the date', `q=${known.commonWord}&sort=-date`, dated),
    list('for a common word along the urgency', `q=${known.commonWord}&sort=urgency`, urgent),
    list('for a phrase', 'q=%22front line%22', along(inOrder)),
    list('for the beginning of words', 'q=word1', along(inOrder)),
    list('for one word without another', `q=${known.commonWord} -missile1`, along(inOrder)),
    list('for a common word of a rare kind by the kind', `q=${known.commonWord}&kind=utterance`, 'Claim by kind, id'),
    list('for a common word of a common verdict', `q=${known.commonWord}&verdict=confirmed`, along(inOrder)),
    {
      ...list('for a rare word, the best first, by it', `q=${known.rareWord}&sort=rank`, words),
    },
    {
      ...list('for a common word, the best of the newest first', `q=${known.commonWord}&sort=rank`, along(inOrder)),
      most: [30_000, 'the 5,000 newest are compared'],
    },
  ]);
});

describe('a page is found', () => {
  each([
    { what: 'of claims', path: '/claims', by: [inOrder] },
    { what: 'of claims with filters', path: '/claims?verdict=confirmed&stage=settled', by: [inOrder] },
    { what: 'of a search', path: `/claims?q=${known.commonWord}`, by: [along(inOrder)] },
    {
      what: 'of one claim by its key',
      path: '/claims/77777.json',
      by: [inOrder, 'RevisionText by key'],
      most: [12_000, 'documents are asked once in seconds whether any is a recording'],
    },
    { what: 'of one claim and all around it by their keys', path: '/claims/77777', by: around },
    {
      what: 'of a claim at a past time',
      path: '/claims/77777.json?asOf=2026-02-01T00:00:00.000Z',
      by: ['Revision by key'],
    },
    {
      what: 'of a claim at a past time, and all around it',
      path: '/claims/77777?asOf=2026-02-01T00:00:00.000Z',
      by: ['Revision by key'],
    },
    { what: 'of what became of a claim', path: '/claims/77777/history', by: ['Event by subjectType, subjectId, seq'] },
    {
      what: 'of claims that rest on the same very common address and origin',
      path: ':checking/related',
      by: ['Evidence by url, claimId', { sqlite: 'Evidence by originId, claimId' }],
      most: [40_000, 'as many are counted as a page tells'],
    },
    { what: 'of a claim of a very common address', path: ':checking', by: ['Evidence by url, claimId'] },
    {
      what: 'of claims that the same two signed',
      path: ':settled/related',
      by: ['SignOff by signerId, proposerId, at'],
    },
    { what: 'of what is said of a claim', path: '/claims/77777/comments.json', by: ['Comment by claimId, id'] },
    {
      what: 'of the articles that used a claim',
      path: '/claims/77777/publications.json',
      by: ['Publication by claimId'],
    },
    { what: 'of all articles', path: '/publications.json', by: ['Publication by key'] },
    {
      what: 'of the articles of one person',
      path: '/publications.json?assignee=me',
      by: ['Publication by assigneeId, id'],
    },
    {
      what: 'of a form for a claim',
      path: '/claims/new',
      by: ['Source by updatedAt, id', 'ClaimTopic by topic, claimId'],
    },
    { what: 'of a rare source', path: `/sources/${known.rareSource}`, by: ['Attribution by sourceId, claimId'] },
    { what: 'of a document', path: `/documents/${known.rareDocument}`, by: ['Appearance by documentId, startAt'] },
    {
      what: 'of what somebody was told',
      path: '/notifications',
      by: ['WorkNotification by personId, readAt, id', 'Claim by stage, urgencyRank, id'],
    },
    { what: 'of sources by their latest change', path: '/sources.json?sort=-updated', by: ['Source by updatedAt, id'] },
    {
      what: 'of documents by their latest change',
      path: '/documents.json?sort=-updated',
      by: ['Document by updatedAt, id'],
    },
    {
      ...{
        what: 'of the desk, all queues in few statements',
        path: '/desk',
        by: ['Claim by stage, urgencyRank, id', 'Claim by verdict, id'],
      },
      most: [130_000, 'all articles are looked through, once in seconds'],
    },
  ]);
});

const queueWays: Record<(typeof queueNames)[number], Way> = {
  mine: 'Claim by assigneeId, stage, urgencyRank, id',
  sentBack: 'Claim by assigneeId, stage, urgencyRank, id',
  overdue: 'Claim by stage, dueAt, id',
  inReview: 'Claim by stage, urgencyRank, id',
  triage: 'Claim by stage, urgencyRank, id',
  behind: 'Claim by standing, updatedAt, id',
  recheck: 'Claim by stage, recheckAt, id',
  stale: 'Claim by stage, staleAfter, id',
  provisional: 'Claim by provisionalUntil, id',
};

describe('a queue, its count and its earliest time are found', () => {
  each(
    queueNames.map((name) => ({
      ...{ what: `of ${name}`, path: `/desk/queues/${name}.json`, by: [queueWays[name]] },
      most: [12_000, 'each of 1,001 claims counted is looked up in other tables'],
    })),
  );
});

describe('the audit log is found', () => {
  const audit = (what: string, query: string, ...by: Way[]): Expected => ({ what, path: `/audit.json?${query}`, by });
  each([
    audit('newest first along the chain', '', 'Event by key'),
    audit('of a person by them', 'actor=2', { sqlite: 'Event by actorId, seq' }),
    audit('of an action by it', 'action=claim.dropped', 'Event by action, seq'),
    audit('of a record by it', 'subjectType=claim&subjectId=500', 'Event by subjectType, subjectId, seq'),
    audit('of a common kind of record along the chain', 'subjectType=claim', 'Event by key'),
    audit('of a rare kind of record by it', 'subjectType=source', 'Event by subjectType, subjectId, seq'),
    audit('of a time by it', 'from=2025-03-01T00:00:00.000Z&to=2025-03-02', 'Event by at, seq'),
    audit('until a past time by it', 'to=2025-03-02', 'Event by at, seq'),
    audit('of a person and a rare action by the action', 'actor=2&action=claim.dropped', 'Event by action, seq'),
  ]);
});

describe('who asks is found', () => {
  test('by the hash of their token', async () => {
    const client = on.as('reviewer');
    assertGood(
      await plansOf(() => client.get('/policy.json').then(ok)),
      [{ sqlite: 'AccessToken by secretHash' }],
      usual,
      'a token',
    );
  });

  test('by the hash of their session', async () => {
    const browser = await on.signIn('reviewer');
    assertGood(
      await plansOf(() => browser.get('/account').then(ok)),
      [{ sqlite: 'WorkSession by key' }],
      usual,
      'a session',
    );
  });
});

describe('an act on a claim reads and writes by keys alone:', () => {
  const acts: [what: string, act: () => Promise<unknown>][] = [
    ['recording', () => build.claim('triage')],
    ['adding evidence', () => build.evidence(checking)],
    ['assigning', () => build.act('editor', assign, checking, { assignee: 'editor@desk.example' })],
    [
      'proposing',
      () =>
        build.act('editor', propose, checking, { verdict: 'disputed', use: 'attribute', rationale: 'Both say so.' }),
    ],
    ['all up to a sign-off', () => build.claim('settled', { evidence: 1 })],
    [
      'commenting',
      () =>
        on
          .as('reviewer')
          .post(`${settled.path}/comments`, { body: 'Is it?' })
          .then((response) => ok(response, 201)),
    ],
  ];
  for (const [what, act] of acts) {
    test(what, async () => assertGood(await plansOf(act), [], usual, what));
  }
});

describe('the claims of a very common source are found along the source, so many as one transaction takes,', () => {
  const naming = [...bySource, 'Figure by countedById, claimId', 'RevisionText by key', 'Claim by key'];
  const path = `/sources/${known.commonSource}`;

  test('when it is renamed', async () => {
    const rename = () => on.as('contributor').post(path, { revision: 1, name: 'Another name' }).then(ok);
    assertGood(await plansOf(rename), naming, usual, path);
  });

  test('when the older ones follow', async () => {
    assertGood(await plansOf(() => indexRenamed(on.desk)), naming, usual, path);
  });
});

describe('an export reads along the keys', () => {
  for (const [what, request] of [
    ['of everything', { state: 'working' }],
    ['of what was signed', { state: 'signed' }],
    ['of a past time', { state: 'working', asOf: '2025-06-01T00:00:00.000Z' }],
  ] as const) {
    test(what, async () => {
      const first = async () => {
        const { lines } = await exportClaims(on.desk, request);
        for await (const chunk of lines) return chunk;
      };
      assertGood(await plansOf(first), ['RevisionText by key', 'Revision by key'], usual, what);
    });
  }
});

describe('a SQLite file whose statistics somebody gathered', {
  skip: engineName === 'postgresql' && 'PostgreSQL always has statistics',
}, () => {
  before(() => {
    const db = new Database(on.url.slice('file:'.length));
    db.exec('ANALYZE');
    db.close();
  });

  // The desk gathers none: without them every plan is as intended, and stays so whatever is in the tables.
  test('is read whole for nothing, too', async () => {
    for (const { path } of everything) assertGood(await plansOf(() => get(path).then(ok)), [], usual, path);
  });
});
