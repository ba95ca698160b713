import { loaded } from '../load/load.ts';
import { number } from '../measure/numbers.ts';
import { type Compared, comparison, type Outcome } from '../measure/outcome.ts';
import { inTurn } from '../measure/rounds.ts';
import { byTurns } from '../measure/turns.ts';
import { startApplication } from '../programs/application.ts';
import { using } from '../programs/using.ts';
import type { Request } from './question.ts';

/** Two processes of the application on one database, beside one; PostgreSQL alone serves several. */
export function processes({ engine, claims, profileFolder, ...pace }: Request): Promise<Outcome> {
  if (engine === 'sqlite') return Promise.resolve({ targets: [], figures: [], kept: {} });
  return using(async (started) => {
    const databaseUrl = await loaded({ engine, claims });
    const one = await started(startApplication(databaseUrl, profileFolder));
    const other = await started(startApplication(databaseUrl));
    // A session stands in the database, so it holds with both; and what is asked of both is asked alike.
    other.headers = one.headers;
    const measured: Compared[] = [];
    for (const path of ['/claims', '/claims.json']) {
      console.error(`Measures on ${engine}: ${path}, 16 at once …`);
      const asks = inTurn([{ path }]);
      const sides = { a: { programs: [one, other], asks }, b: { programs: [one], asks } };
      const { a, b } = await byTurns(sides, 16, pace);
      measured.push({ name: path, connections: 16, first: a, second: b });
    }
    const figures = [
      `**${engine}**`,
      '',
      ...comparison(['two processes', 'one'], measured),
      '',
      ...measured.map(
        ({ name, first, second }) =>
          `${name}: two processes ÷ one ${number(first.median.rate / second.median.rate, 2)}; a request costs ${number(first.median.processor, 2)} ms of the processes and ${number(first.median.database, 2)} ms of the database with two, ${number(second.median.processor, 2)} and ${number(second.median.database, 2)} ms with one.`,
      ),
    ];
    return { targets: [], figures, kept: { engine, measured } };
  });
}
