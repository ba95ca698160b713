import { sha256 } from '../domain/canonical.ts';
import { type Policy, policySchema } from '../domain/policy.ts';
import { type PolicyRecord, readText } from '../domain/records.ts';
import { findText, findTextAsOf, type Source } from './records.ts';
import type { Store } from './store.ts';

/** The desk has one policy; this is its id. */
export const policyId = 1;

/**
 * The policy in force.
 * @param textHash the hash of its text, where that is known: then a text that was read before is not read again
 * @throws Error where the desk was not founded
 */
export async function getPolicy(from: Source, textHash?: string): Promise<Policy> {
  if (latest && latest.textHash === textHash) return latest.settings;
  const text = await findText(from, 'policy', policyId);
  if (text === null) throw new Error('The desk has no policy: it was not founded.');
  // The same text says the same.
  const hash = sha256(text);
  if (latest?.textHash !== hash) latest = { textHash: hash, settings: settingsOf(readText('policy', text)) };
  return latest.settings;
}

let latest: { textHash: string; settings: Policy } | undefined;

/** The policy in force as pages speak of it, remembered for seconds; what decides a write asks `getPolicy` under the lock. */
export function recalledPolicy({ read, recall }: Pick<Store, 'read' | 'recall'>): Promise<Policy> {
  return recall('policy', () => getPolicy(read));
}

/** The settings of the policy's record; what a stored text leaves out, empty or from before it was kept, is there again. */
export function settingsOf({ settings }: Pick<PolicyRecord, 'settings'>): Policy {
  return policySchema.parse(settings);
}

/** The policy that was in force at a time (RFC 3339 UTC); of a time before the desk, the present one. */
export async function getPolicyAsOf(from: Source, asOf: string): Promise<Policy> {
  const text = await findTextAsOf(from, 'policy', policyId, asOf);
  return text === null ? getPolicy(from) : settingsOf(readText('policy', text));
}
