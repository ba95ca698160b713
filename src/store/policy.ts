import { type Policy, policySchema } from '../domain/policy.ts';
import type { PolicyRecord } from '../domain/records.ts';
import { findRecord, type Source } from './records.ts';

/** The desk has one policy; this is its id. */
export const policyId = 1;

/** The policy in force. @throws Error where the desk was not founded */
export async function getPolicy(from: Source): Promise<Policy> {
  const policy = await findRecord(from, 'policy', policyId);
  if (!policy) throw new Error('The desk has no policy: it was not founded.');
  return settingsOf(policy);
}

/** The settings of the policy's record; what a stored text leaves out, empty or from before it was kept, is there again. */
export function settingsOf({ settings }: Pick<PolicyRecord, 'settings'>): Policy {
  return policySchema.parse(settings);
}
