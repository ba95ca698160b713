import { once } from 'node:events';
import { isLoaded, loaded } from '../load/load.ts';
import { median, number } from '../measure/numbers.ts';
import type { Outcome, Target } from '../measure/outcome.ts';
import { inTurn, loadRound, type Round } from '../measure/rounds.ts';
import { table } from '../measure/table.ts';
import { startApplication } from '../programs/application.ts';
import { bareFile } from '../programs/bare.ts';
import { type Program, programOf, start } from '../programs/program.ts';
import { using } from '../programs/using.ts';
import type { Request } from './question.ts';

const many = 1_000_000;
const connections = 4;

/** How long the list takes while everything is exported, beside how long it takes when all is quiet. */
export function beside({ engine, claims, rounds, seconds, profileFolder }: Request): Promise<Outcome> {
  return using(async (started) => {
    const size = (await isLoaded(engine, many)) ? many : claims;
    const application = await started(startApplication(await loaded({ engine, claims: size }), profileFolder));
    const targets: Target[] = [];
    const rows: string[][] = [];
    const kept: Record<string, { quiet: Round[]; busy: Round[] }> = {};
    for (const path of ['/claims', '/claims.json']) {
      console.error(`Measures on ${engine}: ${path} beside an export of ${size} claims …`);
      const ask = () => loadRound([application], inTurn([{ path }]), connections, seconds * 2);
      const done = { quiet: [] as Round[], busy: [] as Round[] };
      await ask();
      for (let turn = 0; turn < rounds; turn++) {
        done.quiet.push(await ask());
        const stop = await exportAgainAndAgain(application);
        done.busy.push(await ask().finally(stop));
      }
      const of = (of: Round[], figure: 'p50' | 'p99') => median(of.map((round) => round[figure]));
      const [quiet, busy] = [of(done.quiet, 'p99'), of(done.busy, 'p99')];
      rows.push([path, ...[of(done.quiet, 'p50'), of(done.busy, 'p50'), quiet, busy].map((time) => number(time, 2))]);
      targets.push({
        what: `p99 of ${path} beside an export of ${number(size)} ÷ quiet`,
        engine,
        value: busy / quiet,
        most: 3,
      });
      kept[path] = done;
    }
    const head = [`${connections} at once`, 'p50 ms quiet', 'beside', 'p99 ms quiet', 'beside'];
    return { targets, figures: [`**${engine}**`, '', ...table(head, rows), ''], kept: { engine, size, kept } };
  });
}

/** @returns what ends it */
async function exportAgainAndAgain({ url, headers }: Program): Promise<() => Promise<void>> {
  const child = start([bareFile('drain'), `${url}/export/claims.jsonl`, JSON.stringify(headers)], {}, 'pipe');
  if (child.stdout) await once(child.stdout, 'data');
  child.stdout?.resume();
  return () => programOf(child, url).stop();
}
