import { loaded } from '../load/load.ts';
import { rareTopic } from '../made/words.ts';
import { number } from '../measure/numbers.ts';
import { type Compared, comparison, type Outcome, processorCost, type Target } from '../measure/outcome.ts';
import { inTurn } from '../measure/rounds.ts';
import { byTurns, type Side } from '../measure/turns.ts';
import { startApplication } from '../programs/application.ts';
import type { Program } from '../programs/program.ts';
import { using } from '../programs/using.ts';
import { someClaims } from './asks.ts';
import type { Request } from './question.ts';

const few = 10_000;

// What is asked for, by how many claims there are.
const cases: [name: string, paths: (claims: number) => string[]][] = [
  ['list', () => ['/claims']],
  ['list, JSON', () => ['/claims.json']],
  ['claim', (claims) => someClaims(claims).map((id) => `/claims/${id}`)],
  ['claim, JSON', (claims) => someClaims(claims).map((id) => `/claims/${id}.json`)],
  ['desk', () => ['/desk']],
  ['queue of triage', () => ['/desk/queues/triage']],
  ['queue of overdue', () => ['/desk/queues/overdue']],
  ['search for a rare word', () => [`/claims.json?q=${rareTopic}`]],
];

/** The same pages of a desk with many claims and of one with 10,000. */
export function scale({ engine, claims, profileFolder, ...pace }: Request): Promise<Outcome> {
  return using(async (started) => {
    const large = await started(startApplication(await loaded({ engine, claims }), profileFolder));
    const small = await started(startApplication(await loaded({ engine, claims: few })));
    const side = (program: Program, paths: string[]): Side => ({
      programs: [program],
      asks: inTurn(paths.map((path) => ({ path }))),
    });
    const measured: Compared[] = [];
    const targets: Target[] = [];
    for (const [name, paths] of cases) {
      console.error(`Measures on ${engine}: ${name} …`);
      const sides = { a: side(large, paths(claims)), b: side(small, paths(few)) };
      const { a, b } = await byTurns(sides, 1, pace);
      measured.push({ name, connections: 1, first: a, second: b });
      targets.push({
        what: `p50 of ${name}, ${number(claims)} ÷ ${number(few)} claims`,
        engine,
        value: a.median.p50 / b.median.p50,
        most: 1.5,
        byProcessor: processorCost(a) / processorCost(b),
      });
    }
    const figures = [`**${engine}**`, '', ...comparison([number(claims), number(few)], measured)];
    return { targets, figures, kept: { engine, measured } };
  });
}
