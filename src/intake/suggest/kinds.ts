import type { ClaimKind } from '../../domain/words.ts';
import type { Compiled } from './compiled.ts';
import type { Read } from './reading.ts';

/** A guess at the kind of claim: of what is to come, of somebody's judgement, else of fact. */
export function guessKind({ sentence, attributed }: Read, { future, judging }: Compiled): ClaimKind {
  const { tokens } = sentence;
  if (attributed && judging.all(tokens).some(({ from }) => tokens[from]?.quote === 0)) return 'utterance';
  return future.all(tokens).length > 0 ? 'forecast' : 'fact';
}
