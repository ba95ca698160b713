import { canonical } from '../domain/canonical.ts';
import { Conflict, type Fault, Forbidden, Invalid } from '../domain/errors.ts';
import { may } from '../domain/permissions.ts';
import {
  changedPolicy,
  mostMetrics,
  type PolicyChange,
  policyChange,
  policyWarnings,
} from '../domain/policy-change.ts';
import type { PolicyRecord } from '../domain/records.ts';
import { countSigners } from '../store/people.ts';
import { policyId, settingsOf } from '../store/policy.ts';
import type { Body } from './change-claim.ts';
import type { Act, Desk } from './desk.ts';
import { record } from './record.ts';

/** The policy could be saved, but somebody should look at it first. */
export class Unwise extends Invalid {
  constructor(faults: Fault[]) {
    super(
      faults.map(({ path, message }) => ({
        path,
        message: `${message} Send \`acceptWarnings: true\` to save it anyway.`,
      })),
    );
    this.warnings = faults;
  }
  /** The same without what to send. */
  readonly warnings: Fault[];
}

/**
 * Changes what is named of the policy; a change that changes nothing writes nothing.
 * @throws Forbidden for everybody but admins; Conflict where it is not the revision that was seen; Invalid; Unwise where
 *   nobody could keep the policy and that was not accepted
 */
export async function changePolicy(desk: Desk, act: Act, body: Body): Promise<PolicyRecord> {
  if (!may(act.actor, 'change_policy')) throw new Forbidden('Only an admin can change the policy.');
  const change = body(policyChange);
  return record(desk, act, async (entry) => {
    const policy = await entry.get('policy', policyId);
    refuseOtherRevision(policy, change);
    const before = settingsOf(policy);
    const after = changedPolicy(before, change);
    if (canonical(before) === canonical(after)) return policy;
    if (Object.keys(after.metricShelfLifeDays).length > mostMetrics) {
      throw new Invalid([
        { path: 'metricShelfLifeDays', message: `At most ${mostMetrics} metrics have a shelf life of their own.` },
      ]);
    }
    const warnings = policyWarnings({ before, after, signers: await countSigners(entry.tx) });
    if (warnings.length > 0 && !change.acceptWarnings) throw new Unwise(warnings);
    return entry.save('policy', policy, { ...policy, settings: after }, { action: 'policy.changed' });
  });
}

function refuseOtherRevision({ revision: now }: PolicyRecord, { revision: seen }: PolicyChange): void {
  if (seen === undefined || seen === now) return;
  throw new Conflict(
    `The policy changed while you were working on it: you saw revision ${seen}, it is now at revision ${now}.`,
    { revision: now },
  );
}
