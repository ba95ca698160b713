import { Conflict, Forbidden } from '../../domain/errors.ts';
import { type ActionName, decide, type Situation } from '../../domain/workflow.ts';

/** Refuses the form of an action as the action itself would be refused. @throws Conflict (stage), Forbidden */
export function refuseAction(action: ActionName, situation: Situation): void {
  const decision = decide(action, situation);
  if (decision.ok) return;
  throw decision.why === 'stage' ? new Conflict(decision.sentence) : new Forbidden(decision.sentence);
}
