/** A clock for tests: each reading is a millisecond after the one before, and it can be moved on. */
export interface Clock {
  (): Date;
  /** Moves it on by so many hours. */
  pass(hours: number): void;
  /** What it shows, without moving it: RFC 3339 UTC. */
  shows(): string;
}

/** @param start RFC 3339 UTC */
export function clockFrom(start: string): Clock {
  let now = Date.parse(start);
  return Object.assign(
    () => {
      now += 1;
      return new Date(now);
    },
    {
      pass: (hours: number) => {
        now += hours * 3_600_000;
      },
      shows: () => new Date(now).toISOString(),
    },
  );
}
