import { withCopy } from '../load/copy.ts';
import { rowsFrom } from '../load/statements.ts';
import type { Ask } from '../measure/ask.ts';
import { type Compared, comparison, type Outcome, rateTarget, type Target } from '../measure/outcome.ts';
import { type Asks, inTurn } from '../measure/rounds.ts';
import { byTurns } from '../measure/turns.ts';
import { startApplication } from '../programs/application.ts';
import { startBareHttp } from '../programs/bare.ts';
import { using } from '../programs/using.ts';
import type { Request } from './question.ts';

interface Claim {
  id: number;
  revision: number;
}

const history = `CREATE TABLE "BareHistory" ("claimId" INTEGER NOT NULL, "number" INTEGER NOT NULL, "at" TEXT NOT NULL,
  "text" TEXT NOT NULL, PRIMARY KEY ("claimId", "at"))`;

/** Taking a claim and proposing a verdict, beside changing one row and adding one of history, on a copy of the desk. */
export function writing({ engine, claims, profileFolder, ...pace }: Request): Promise<Outcome> {
  return withCopy(engine, claims, (databaseUrl) =>
    using(async (started) => {
      const application = await started(startApplication(databaseUrl, profileFolder));
      const bare = await started(startBareHttp(databaseUrl));
      await rowsFrom(databaseUrl, history);
      const inStage = (stage: string) =>
        rowsFrom<Claim>(databaseUrl, `SELECT "id", "revision" FROM "Claim" WHERE "stage" = '${stage}' ORDER BY "id"`);
      const triage = await inStage('triage');
      const half = triage.length >> 1;
      const bareAsks = inTurn(
        triage.slice(half).map(({ id }) => ({ path: `/claims/${id}/updates`, body: { stage: 'checking' } })),
      );
      const cases: [name: string, asks: Asks][] = [
        ['assign', each(triage.slice(0, half), taking)],
        ['propose', each(await inStage('checking'), proposing)],
      ];
      const measured: Compared[] = [];
      const targets: Target[] = [];
      for (const [verb, asks] of cases) {
        const name = `${verb} ÷ bare update and history row`;
        for (const connections of [1, 16]) {
          console.error(`Measures on ${engine}: ${name}, ${connections} at once …`);
          const sides = { a: { programs: [application], asks }, b: { programs: [bare], asks: bareAsks } };
          const { a, b } = await byTurns(sides, connections, pace);
          const compared = { name, connections, first: a, second: b };
          measured.push(compared);
          if (connections === 16) targets.push({ what: name, engine, ...rateTarget(compared, 0.15) });
        }
      }
      const figures = [`**${engine}**, ${bare.version}`, '', ...comparison(['Claimdesk', 'bare'], measured)];
      return { targets, figures, kept: { engine, database: bare.version, measured } };
    }),
  );
}

function taking({ id, revision }: Claim): Ask {
  return { path: `/claims/${id}/assignments`, body: { revision, assignee: 'me' } };
}

function proposing({ id, revision }: Claim): Ask {
  const verdict = { verdict: 'unverified', reason: 'single_source', use: 'hold' };
  return {
    path: `/claims/${id}/proposals`,
    body: { revision, ...verdict, rationale: 'One account stands alone so far.' },
  };
}

/** One ask for each claim, each once. */
function each(claims: Claim[], ask: (claim: Claim) => Ask): Asks {
  let place = 0;
  return () => {
    const claim = claims[place++];
    if (!claim)
      throw new Error('The desk holds too few claims for so long a measurement; ask for fewer seconds or rounds.');
    return ask(claim);
  };
}
