import { emptyHead } from '../domain/chain.ts';
import { defaultPolicy } from '../domain/policy.ts';
import { findHead, layHead } from '../store/audit.ts';
import { policyId } from '../store/policy.ts';
import { type Desk, system } from './desk.ts';
import { Entry } from './record.ts';

/**
 * Founds a new desk: the head of the audit log, the system's account, and the policy. A founded one is left as it is.
 * @returns whether the desk was new
 */
export async function found(desk: Desk): Promise<boolean> {
  if (await findHead(desk.store.read)) return false;
  return desk.store.write(async (tx) => {
    if (!(await layHead(tx, emptyHead))) return false;
    const entry = new Entry(tx, system, emptyHead, desk.clock().toISOString());
    const { id, name, role, kind } = system;
    const account = { schema: 'claimdesk/person/v1' as const, id, path: `/people/${id}`, name, role, kind };
    await entry.create('person', account, { action: 'person.added' });
    const policy = { schema: 'claimdesk/policy/v1' as const, id: policyId, path: '/policy', settings: defaultPolicy };
    await entry.create('policy', policy, { action: 'policy.set' });
    await entry.close();
    return true;
  });
}
