import type { Actor } from '../../desk/desk.ts';
import { may } from '../../domain/permissions.ts';
import { findPeople } from '../../store/people.ts';
import type { Source } from '../../store/records.ts';
import type { Field } from '../fields.ts';

/** To whom work can be given: oneself, and where `others` may be named everybody who records. */
export async function assigneeField(read: Source, actor: Actor, others: boolean): Promise<Field> {
  const people = others ? await findPeople(read) : [];
  const named = people.flatMap(({ id, name, email, kind, disabledAt, role }) =>
    id !== actor.id && email && kind === 'person' && !disabledAt && may({ role }, 'record_claim')
      ? [{ value: email, text: `${name} (${email})` }]
      : [],
  );
  const options = [{ value: 'me', text: `${actor.name} (me)` }, ...named];
  return { name: 'assignee', label: 'To whom', type: 'select', options };
}
