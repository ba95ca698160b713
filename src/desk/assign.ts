import type { Claim } from '../domain/claim.ts';
import { Invalid } from '../domain/errors.ts';
import { actionInputs } from '../domain/inputs/claim-input.ts';
import { may } from '../domain/permissions.ts';
import { findPersonByEmail, foldEmail } from '../store/people.ts';
import type { Source } from '../store/records.ts';
import { type Body, changeClaim } from './change-claim.ts';
import type { Act, Actor, Desk } from './desk.ts';
import { notify } from './notify.ts';

const me = 'me';

/** Takes a claim for oneself (`assignee: "me"`) or gives it to somebody by their e-mail address. */
export function assign(desk: Desk, act: Act, id: number, body: Body): Promise<Claim> {
  return changeClaim(desk, act, body, {
    id,
    schema: actionInputs.assign,
    action: 'take',
    actionFor: (_claim, { assignee }) => (isSelf(assignee, act.actor) ? 'take' : 'assign'),
    change: async (entry, { claim, next }, { assignee }) => {
      const assigneeId = isSelf(assignee, act.actor) ? act.actor.id : await getAssignee(entry.tx, assignee);
      notify(entry, { personIds: [assigneeId], kind: 'assigned', claimId: claim.id });
      return {
        action: 'claim.assigned',
        detail: { assigneeId },
        after: { ...claim, stage: next, assignee: assigneeId },
      };
    },
  });
}

/** Whether an assignee as a body names it is whoever acts: `me`, their number or their address. */
export function isSelf(assignee: string, actor: Actor): boolean {
  return assignee === me || assignee === String(actor.id) || foldEmail(assignee) === actor.email;
}

/** The id of somebody who may be assigned work, by their e-mail address. @throws Invalid */
export async function getAssignee(from: Source, email: string): Promise<number> {
  const person = await findPersonByEmail(from, email);
  if (!person || person.disabledAt) {
    throw new Invalid([{ path: 'assignee', message: 'Nobody at this desk has that address.' }]);
  }
  if (!may(person, 'record_claim')) throw new Invalid([{ path: 'assignee', message: `${person.name} may only read.` }]);
  return person.id;
}

/** Puts a claim back into triage, assigned to nobody. */
export function release(desk: Desk, act: Act, id: number, body: Body): Promise<Claim> {
  return changeClaim(desk, act, body, {
    id,
    schema: actionInputs.release,
    action: 'release',
    change: async (_entry, { claim, next }) => ({
      action: 'claim.released',
      after: { ...claim, stage: next, assignee: undefined },
    }),
  });
}
