import { randomUUID } from 'node:crypto';
import type { Actor, Desk } from '../../desk/desk.ts';
import type { Conflict, Fault } from '../../domain/errors.ts';
import { may } from '../../domain/permissions.ts';
import type { Policy } from '../../domain/policy.ts';
import type { PolicyRecord } from '../../domain/records.ts';
import { claimKinds, urgencies, verdicts } from '../../domain/words.ts';
import { settingsOf } from '../../store/policy.ts';
import type { Returned } from '../answer.ts';
import { type Field, optionsOf } from '../fields.ts';
import { policyLabel } from '../policy-words.ts';
import { type ShownRevision, shownRevisions } from '../revisions.ts';
import { type Wording, wordingOf } from '../wording.ts';

/** What `views/policy/policy.ejs` shows. */
export interface PolicyPage {
  /** Whether whoever asks may change it; others read what is set. */
  changeable: boolean;
  revision: number;
  requestId: string;
  groups: Group[];
  labels: Record<string, string>;
  faults: Fault[];
  typed: Returned['typed'] | undefined;
  /** What the policy that was sent would make impossible; it is saved only if that is accepted. */
  warnings: Fault[];
  /** That the policy changed meanwhile. */
  stale: string | null;
  revisions: ShownRevision[];
}

/** Settings that belong together, with what they are for. */
interface Group {
  id: string;
  title: string;
  text: string;
  fields: Field[];
  /** The same for readers. */
  lines: { label: string; value: string; hint: string | null }[];
}

interface Sent {
  returned?: Returned;
  warnings?: Fault[];
  conflict?: Conflict | undefined;
}

/** The page of the policy; `sent` is a form that came back. */
export async function policyPage(desk: Desk, actor: Actor, policy: PolicyRecord, sent: Sent = {}): Promise<PolicyPage> {
  const wording = await wordingOf(desk);
  const groups = groupsOf(settingsOf(policy), wording);
  return {
    changeable: may(actor, 'change_policy'),
    revision: policy.revision,
    requestId: randomUUID(),
    groups,
    labels: Object.fromEntries(groups.flatMap(({ fields }) => fields).map(({ name, label }) => [name, label])),
    faults: (sent.returned?.faults ?? []).map(atItsField),
    typed: sent.returned?.typed,
    warnings: sent.warnings ?? [],
    stale: sent.conflict?.message ?? null,
    revisions: await shownRevisions(desk, wording, 'policy', policy),
  };
}

/** A fault of one metric stands at the text that holds them all, one of a box at its group. */
function atItsField(fault: Fault): Fault {
  const whole = /^(metricShelfLifeDays|blindReview)\./.exec(fault.path);
  return whole ? { ...fault, path: whole[1] as string } : fault;
}

function groupsOf(policy: Policy, { words }: Wording): Group[] {
  const field = (name: string, value: unknown, rest: Partial<Field> = {}): Field => ({
    name,
    label: policyLabel(name, words) ?? name,
    value,
    ...rest,
  });
  const metrics = Object.entries(policy.metricShelfLifeDays).map(([name, days]) => `${name}: ${days}`);
  const groups: Omit<Group, 'lines'>[] = [
    {
      id: 'origins',
      title: 'Independent origins',
      text: 'How many independent origins the evidence must have before a verdict can be proposed. Five reports of one ministry are one origin. One record of a body\u2019s own act is enough by itself.',
      fields: verdicts.map((verdict) =>
        field(`minimumOrigins.${verdict}`, policy.minimumOrigins[verdict], { type: 'number' }),
      ),
    },
    {
      id: 'blind',
      title: 'Blind review',
      text: 'A second person signs every verdict off. In a blind review they give their own verdict before they see the proposed one: where both agree the claim is settled, else it goes back to checking with both verdicts shown. A change holds for proposals that are made after it.',
      fields: [
        field('blindReview', policy.blindReview, {
          label: 'Review blind where the urgency of the claim is',
          type: 'checkboxes',
          options: optionsOf(urgencies, words.urgencies),
        }),
      ],
    },
    {
      id: 'shelf-life',
      title: 'Shelf life',
      text: 'After so many days a signed verdict is marked as past its shelf life and waits to be confirmed again. Who signs may set another time for one claim.',
      fields: [
        ...claimKinds.map((kind) => field(`shelfLifeDays.${kind}`, policy.shelfLifeDays[kind], { type: 'number' })),
        field('metricShelfLifeDays', metrics, {
          type: 'textarea',
          rows: Math.max(4, metrics.length + 1),
          optional: true,
          hint: 'A metric of figures and its days on each line, such as \u201carea held: 3\u201d. Control of a place changes within days, totals within weeks. Of several figures the shortest holds; figures that are not named here go by the kind of the claim.',
        }),
      ],
    },
    {
      id: 'provisional',
      title: 'Provisional publications',
      text: 'What an editor publishes before it is signed off is marked as provisional. It ends by itself after so many hours.',
      fields: [field('provisionalHours', policy.provisionalHours, { type: 'number' })],
    },
    {
      id: 'time',
      title: 'Time zone',
      text: 'The desk shows times in this zone. They are stored in UTC.',
      fields: [field('timeZone', policy.timeZone, { hint: 'A name such as Europe/Kyiv or UTC.' })],
    },
  ];
  return groups.map((group) => ({ ...group, lines: group.fields.map((one) => lineOf(one)) }));
}

function lineOf({ label, value, options, hint }: Field): Group['lines'][number] {
  const texts = new Map(options?.map(({ value: key, text }) => [key, text]));
  const values = Array.isArray(value) ? value.map((one) => texts.get(one) ?? String(one)) : [String(value)];
  return { label, value: values.length > 0 ? values.join('; ') : 'None', hint: hint ?? null };
}
