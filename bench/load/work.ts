import { addEvidence } from '../../src/desk/add-to-claim.ts';
import { assign } from '../../src/desk/assign.ts';
import type { Body } from '../../src/desk/change-claim.ts';
import { changePolicy } from '../../src/desk/change-policy.ts';
import { type Actor, type Desk, system } from '../../src/desk/desk.ts';
import { drop } from '../../src/desk/drop.ts';
import { editClaim } from '../../src/desk/edit-claim.ts';
import { propose, sendBack } from '../../src/desk/propose.ts';
import { publishProvisionally } from '../../src/desk/publish-provisionally.ts';
import { signOff } from '../../src/desk/sign-off.ts';
import type { Claim } from '../../src/domain/claim.ts';
import type { MadeClaim, MadeCourse } from '../made/types.ts';
import type { Staff } from './staff.ts';
import type { WorkedClaim } from './tables.ts';

/** A body as a verb reads it. */
export const given =
  (value: unknown): Body =>
  (schema) =>
    schema.parse(value);

const hour = 60 * 60 * 1000;
// How far back, in hours, verdicts became due or went stale: the desk's clock has to stand before that while they are signed.
const longestDue = 20;
// As long as a policy allows, so that a loaded desk can be measured for a week.
const provisionalHours = 168;

/**
 * Takes those claims that the made desk has worked on through the workflow's own verbs, but for what is provisional.
 * @param present the time at which verdicts are to be due for re-check or past their shelf life; the desk's clock stands at
 *   least a day before it
 * @returns how many acts it took
 */
export async function workThrough(desk: Desk, claims: WorkedClaim[], staff: Staff, present: Date): Promise<number> {
  let acts = 0;
  for (const { id, made } of claims) acts += await workOn(desk, id, made, staff, present);
  return acts;
}

/** Publishes provisionally what the made desk has so, for a week from the desk's present. @returns how many acts it took */
export async function publishThrough(desk: Desk, claims: WorkedClaim[], { reviewer }: Staff): Promise<number> {
  // A warning: that is longer than some verdicts are good for.
  await changePolicy(desk, { actor: system }, given({ provisionalHours, acceptWarnings: true }));
  let acts = 1;
  for (const claim of claims) {
    if (claim.made.course.kind !== 'provisional') continue;
    const { id, revision } = await take(desk, reviewer, claim.id, claim.made);
    const shown = {
      verdict: 'partly_confirmed',
      use: 'attribute',
      reason: 'It is asked about, and one account is good.',
    };
    await publishProvisionally(desk, { actor: reviewer }, id, given({ ...shown, revision }));
    acts += 2;
  }
  return acts;
}

async function workOn(desk: Desk, id: number, made: MadeClaim, staff: Staff, present: Date): Promise<number> {
  const { course } = made;
  const { editor, reviewer } = staff;
  if (course.kind === 'dropped') {
    await drop(desk, { actor: editor }, id, given({ revision: made.revisions, reason: 'out_of_scope' }));
    return 1;
  }
  if (!('decision' in course)) return 0;
  const due = new Date(present.getTime() - (1 + (id % longestDue)) * hour).toISOString();
  const proposer = course.kind === 'otherProposed' ? reviewer : editor;
  const { revision } = await take(desk, proposer, id, made);
  const recheckAt = course.kind === 'recheck' ? due : undefined;
  const proposed = await propose(desk, { actor: proposer }, id, given({ ...course.decision, revision, recheckAt }));
  return 2 + (await review(desk, proposed, course.kind, staff, due));
}

function take(desk: Desk, actor: Actor, id: number, { revisions }: MadeClaim): Promise<Claim> {
  return assign(desk, { actor }, id, given({ revision: revisions, assignee: 'me' }));
}

/** What the second person does, and what comes after a sign-off. @returns how many acts it took */
async function review(
  desk: Desk,
  { id, revision, contentHash, evidence }: Claim,
  kind: MadeCourse['kind'],
  { contributor, editor, reviewer }: Staff,
  due: string,
): Promise<number> {
  if (kind === 'proposed' || kind === 'otherProposed') return 0;
  if (kind === 'sentBack') {
    const comment = 'Name who was there, and when.';
    await sendBack(desk, { actor: reviewer }, id, given({ revision, comment }));
    return 1;
  }
  const staleAfter = kind === 'stale' ? due : undefined;
  const signed = await signOff(desk, { actor: reviewer }, id, given({ revision, contentHash, staleAfter }));
  if (kind === 'behind') {
    const item = { stance: 'context', sourceId: evidence[0]?.source?.id, note: 'Came in after the sign-off.' };
    await addEvidence(desk, { actor: contributor }, id, given(item));
    return 2;
  }
  if (kind === 'changed') {
    await editClaim(desk, { actor: editor }, id, given({ revision: signed.revision, eventDate: '2025' }));
    return 2;
  }
  return 1;
}
