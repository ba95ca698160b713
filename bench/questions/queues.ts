import { queueNames } from '../../src/domain/queues.ts';
import { loaded } from '../load/load.ts';
import { jsonOf } from '../measure/ask.ts';
import { type Compared, comparison, type Outcome, processorCost, type Target } from '../measure/outcome.ts';
import { inTurn } from '../measure/rounds.ts';
import { byTurns } from '../measure/turns.ts';
import { startApplication } from '../programs/application.ts';
import type { Program } from '../programs/program.ts';
import { using } from '../programs/using.ts';
import type { Request } from './question.ts';

const few = 1000;
// What a queue holds at least at either size, so that both fill a page of 50 and are not told from each other by empty lists.
const least = 60;
const paths = ['/desk', ...queueNames.map((name) => `/desk/queues/${name}`)];

/** The desk and each queue with as many claims as are asked for, and with 1,000. */
export function queues({ engine, claims, profileFolder, ...pace }: Request): Promise<Outcome> {
  return using(async (started) => {
    const large = await started(startApplication(await loaded({ engine, claims }), profileFolder));
    const small = await started(startApplication(await loaded({ engine, claims: few })));
    await refuseShortQueues(large);
    await refuseShortQueues(small);
    const measured: Compared[] = [];
    const targets: Target[] = [];
    for (const path of paths) {
      console.error(`Measures on ${engine}: ${path} …`);
      const asks = inTurn([{ path }]);
      const { a, b } = await byTurns({ a: { programs: [large], asks }, b: { programs: [small], asks } }, 1, pace);
      measured.push({ name: path, connections: 1, first: a, second: b });
      targets.push({
        what: `p50 of ${path} ÷ with ${few} claims`,
        engine,
        value: a.median.p50 / b.median.p50,
        most: 2,
        byProcessor: processorCost(a) / processorCost(b),
      });
    }
    const figures = comparison([`${claims} claims`, `${few}`], measured);
    return { targets, figures: [`**${engine}**`, '', ...figures], kept: { engine, measured } };
  });
}

/** @throws Error where a queue holds too few to be measured */
async function refuseShortQueues(program: Program): Promise<void> {
  for (const name of queueNames) {
    const { count } = await jsonOf<{ count: number }>(program, `/desk/queues/${name}.json`);
    if (count < least)
      throw new Error(`The queue ${name} holds ${count} claims; ${least} are measured. Load anew with --fresh.`);
  }
}
