import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import { engineName } from '../support/database.ts';
import { commands, newSequence } from './acts.ts';
import { eventsOf, violationsOf } from './law.ts';
import { Running } from './running.ts';

/**
 * Random sequences of everything that people may do, against the running app, compared with the reference model after every
 * step. The seed is another one each time and printed; MODEL_REPLAY, as a failing run prints it, repeats that run.
 */
const numRuns = Number(process.env.MODEL_RUNS ?? (process.env.PROVE ? 2000 : 200));
const replay = JSON.parse(process.env.MODEL_REPLAY ?? '{}') as { seed?: number; path?: string; replayPath?: string };
const seed = replay.seed ?? Number(process.env.MODEL_SEED ?? Date.now() % 2 ** 31);

let desk: Running;

before(async () => {
  desk = await Running.open();
});

describe('random acts of six accounts', () => {
  test(`are answered as the tables say: ${numRuns} sequences, seed ${seed}`, async (context) => {
    // A machine that is busy with much else does fewer, and the line below says how many.
    const limit = process.env.PROVE ? {} : { interruptAfterTimeLimit: 150_000 };
    const began = performance.now();
    const worked = process.cpuUsage();
    const sequences = fc.commands(commands, {
      ...{ maxCommands: Number(process.env.MODEL_LENGTH ?? (process.env.PROVE ? 40 : 16)), size: 'max' },
      ...(replay.replayPath ? { replayPath: replay.replayPath } : {}),
    });
    const property = fc.asyncProperty(sequences, (cmds) =>
      fc.asyncModelRun(() => ({ model: newSequence(), real: desk }), cmds),
    );
    const found = await fc.check(property, {
      numRuns,
      seed,
      ...limit,
      ...(replay.path ? { path: replay.path, endOnFailure: true } : {}),
    });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const { user, system } = process.cpuUsage(worked);
    const busy = `${((user + system) / 1e6).toFixed(1)} s of them at work`;
    context.diagnostic(
      `${engineName}: ${found.numRuns} sequences, ${desk.steps} acts, ${seconds} s, ${busy}, seed ${seed}`,
    );
    context.diagnostic(
      [...desk.counted]
        .map(([name, count]) => `${name} ${count}`)
        .sort()
        .join(', '),
    );
    if (!found.failed) return;
    const sequence = String(found.counterexample?.[0]);
    const replayPath = /replayPath="([^"]*)"/.exec(sequence)?.[1];
    const again = JSON.stringify({ seed: found.seed, path: found.counterexamplePath, replayPath });
    assert.fail(`MODEL_REPLAY='${again}' repeats this:\n${sequence}\n${found.errorInstance}`);
  });

  test('came upon every act and every reason for a refusal', { skip: numRuns < 2000 && 'a few runs need not' }, () => {
    const reasons = ['missing', 'role', 'service', 'revision', 'stage', 'separation', 'hash', 'done before', 'policy'];
    const acts = ['take', 'assign', 'release', 'propose', 'withdraw', 'send_back', 'sign_off', 'confirm_again'];
    const others = ['reopen', 'retract', 'drop', 'restore', 'provisional', 'edit', 'add_evidence', 'withdraw_evidence'];
    const more = [
      'add_figure',
      'add_link',
      'add_appearance',
      'prioritise',
      'comment',
      'publication',
      'continue',
      'lease',
    ];
    const missing = [...reasons, ...acts, ...others, ...more].filter((name) => !desk.counted.has(name));
    assert.deepEqual(missing, []);
  });

  test('settled no claim by its proposer, or by who changed what it claims: the log alone tells', async () => {
    const events = await eventsOf(async (path) => (await desk.get('editor', path)).json);
    assert.deepEqual(violationsOf(events), []);
    assert.ok(events.some((event) => event.action === 'claim.signed_off'));
  });

  test('left a log that can be proven, and no error in the desk’s own log', async () => {
    assert.equal((await verifyAudit(desk.on.desk)).fault, null);
    assert.deepEqual(
      desk.on.log.filter((line) => JSON.parse(line).level >= 50),
      [],
    );
  });
});
