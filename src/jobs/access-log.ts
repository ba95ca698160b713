import { createHash } from 'node:crypto';
import { type Desk, system } from '../desk/desk.ts';
import { record } from '../desk/record.ts';
import { canonical } from '../domain/canonical.ts';
import { accessOf, firstAccessDay, forgetAccess, lastDigestDay } from '../store/access-digest.ts';

const day = 24 * 60 * 60 * 1000;

/**
 * Chains one digest for each past day of the access log that has none yet: how many entries, and a SHA-256 over them as
 * canonical JSON Lines. Then forgets what is older than the retention.
 * @param retentionDays how long entries are kept
 */
export async function tendAccessLog(desk: Desk, retentionDays: number): Promise<void> {
  const today = desk.clock().toISOString().slice(0, 10);
  for (let next = await nextDay(desk); next && next < today; next = await nextDay(desk)) await digest(desk, next);
  const before = new Date(desk.clock().getTime() - retentionDays * day).toISOString();
  await desk.store.write((tx) => forgetAccess(tx, before));
}

async function nextDay({ store }: Desk): Promise<string | null> {
  const last = await lastDigestDay(store.read);
  return firstAccessDay(store.read, last ? `${last}U` : '');
}

async function digest(desk: Desk, of: string): Promise<void> {
  await record(desk, { actor: system }, async (entry) => {
    // Another process may have been first; the head's lock is held now.
    if (((await lastDigestDay(entry.tx)) ?? '') >= of) return { path: '/audit' };
    const hash = createHash('sha256');
    let count = 0;
    for await (const lines of accessOf(entry.tx, of)) {
      for (const line of lines) hash.update(`${canonical(line)}\n`);
      count += lines.length;
    }
    const subjectId = Number(of.replaceAll('-', ''));
    const detail = { day: of, count, accessHash: hash.digest('hex') };
    entry.event({ action: 'access.digest', subjectType: 'access', subjectId, detail });
    return { path: '/audit' };
  });
}
