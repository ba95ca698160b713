import type { PolicyRecord } from '../domain/records.ts';
import { findRecord, type Source } from './records.ts';

/** The desk has one policy; this is its id. */
export const policyId = 1;

/** The policy in force. @throws Error where the desk was not founded */
export async function getPolicy(from: Source): Promise<PolicyRecord['settings']> {
  const policy = await findRecord(from, 'policy', policyId);
  if (!policy) throw new Error('The desk has no policy: it was not founded.');
  return policy.settings;
}
