import { type Access, logAccess } from '../store/access.ts';
import type { Desk } from './desk.ts';

/** Notes in the access log who read what; the log stands apart from the audit chain. */
export function noteAccess(desk: Desk, access: Omit<Access, 'at'>): Promise<void> {
  return desk.store.write((tx) => logAccess(tx, { ...access, at: desk.clock().toISOString() }));
}
