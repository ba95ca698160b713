import type { EngineName } from '../../src/store/engines/engine.ts';
import type { Outcome } from '../measure/outcome.ts';
import type { Pace } from '../measure/turns.ts';

/** How one engine is asked a question. */
export interface Request extends Pace {
  engine: EngineName;
  /** In the loaded desk. */
  claims: number;
  /** Where the application leaves a CPU profile, if it is to. */
  profileFolder: string | undefined;
}

export type Question = (request: Request) => Promise<Outcome>;
