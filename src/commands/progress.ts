import { Presets, SingleBar } from 'cli-progress';

/** A progress bar on stderr for long work at a terminal; silent elsewhere. */
export function progressBar(title: string): { update(done: number, of: number): void; stop(): void } {
  const bar = process.stderr.isTTY
    ? new SingleBar(
        { format: `${title} {bar} {value}/{total}`, stream: process.stderr, hideCursor: true },
        Presets.shades_classic,
      )
    : null;
  let started = false;
  return {
    update(done, of) {
      if (!started) bar?.start(of, done);
      started = true;
      bar?.update(done);
    },
    stop: () => bar?.stop(),
  };
}
