import { staleAfterOf } from '../../domain/shelf-life.ts';
import { verdicts } from '../../domain/words.ts';
import { recalledPolicy } from '../../store/policy.ts';
import { type Field, optionsOf } from '../fields.ts';
import type { ActionFields, ActionGrounds } from './action-fields.ts';
import { reasonOptions } from './proposal-fields.ts';

/** The fields of a sign-off: in a blind review one's own verdict first, and until when the verdict is good. */
export async function signOffFields({ desk, wording, claim, blind }: ActionGrounds): Promise<ActionFields> {
  const until = staleAfterOf(claim, await recalledPolicy(desk.store), wording.now);
  const staleAfter: Field = {
    name: 'staleAfter',
    label: 'Good until',
    // Without the milliseconds, as people write times.
    value: until.replace(/\.\d{3}Z$/, 'Z'),
    hint: "A day such as 2023-06-01, or a time with its zone. What stands here is the policy's; from then on the verdict is marked as past its shelf life.",
    optional: true,
  };
  if (!blind) return { fields: [staleAfter] };
  const { words } = wording;
  return {
    fields: [
      { name: 'verdict', label: 'Your verdict', type: 'radios', options: optionsOf(verdicts, words.verdicts) },
      {
        name: 'reason',
        label: 'Reason',
        type: 'select',
        optional: true,
        hint: 'Needed where the verdict has reasons to choose from. It has to be the same one, too.',
        options: [{ value: '', text: 'None' }, ...reasonOptions(wording)],
      },
      {
        name: 'comment',
        label: 'What you go by',
        type: 'textarea',
        rows: 4,
        optional: true,
        hint: 'Kept in the history where your verdict is another than the proposed one.',
      },
      staleAfter,
    ],
  };
}
