import { type Policy, policySchema } from '../domain/policy.ts';
import { findRecord, type Source } from './records.ts';

/** The desk has one policy; this is its id. */
export const policyId = 1;

/** The policy in force. @throws Error where the desk was not founded */
export async function getPolicy(from: Source): Promise<Policy> {
  const policy = await findRecord(from, 'policy', policyId);
  if (!policy) throw new Error('The desk has no policy: it was not founded.');
  // The stored text leaves an empty list out; the schema puts it back.
  return policySchema.parse(policy.settings);
}
