import { z } from 'zod';
import { saltedHash } from '../domain/canonical.ts';
import { recordId } from '../domain/claim.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '../domain/errors.ts';
import { prose } from '../domain/inputs/text.ts';
import { may } from '../domain/permissions.ts';
import type { Source as SourceRecord } from '../domain/records.ts';
import { findIdentity, type Identity, writeIdentity } from '../store/identities.ts';
import { findNames } from '../store/people.ts';
import { findRecord } from '../store/records.ts';
import type { Body } from './change-claim.ts';
import type { Act, Actor, Desk } from './desk.ts';
import { newSalt } from './ids.ts';
import { noteAccess } from './note-access.ts';
import { record } from './record.ts';

const identityInput = z.strictObject({
  identity: prose(),
  /** Ids of the people who may read it; who writes it is always among them. */
  readers: z.array(recordId).max(50).default([]),
});

/** What an event says of an identity: a salted hash of all of it, and nothing else. */
export function identityHash({ salt, sourceId, identity, readers }: Identity): string {
  return saltedHash(salt, { sourceId, identity, readers });
}

/** What somebody may do with the identity of a source: read and change it, keep a first one, or nothing at all. */
export async function identityAccess(
  desk: Desk,
  actor: Actor,
  { id, confidential }: Pick<SourceRecord, 'id' | 'confidential'>,
): Promise<'named' | 'first' | null> {
  const kept = await findIdentity(desk.store.read, id);
  if (kept) return kept.readers.includes(actor.id) ? 'named' : null;
  return confidential && may(actor, 'record_source') && actor.kind === 'person' ? 'first' : null;
}

/**
 * Keeps who a confidential source is, apart from its text: for named people only. Once it is kept, only those may change it.
 * @throws NotFound, Forbidden, Conflict, Invalid
 */
export async function keepIdentity(desk: Desk, act: Act, sourceId: number, body: Body): Promise<{ path: string }> {
  const source = await findRecord(desk.store.read, 'source', sourceId);
  if (!source) throw new NotFound(`There is no source ${sourceId}.`);
  if (!may(act.actor, 'record_source') || act.actor.kind !== 'person')
    throw new Forbidden('Only people who record sources may keep an identity.');
  const { identity, readers } = body(identityInput);
  return record(desk, act, async (entry) => {
    const { confidential } = await entry.get('source', sourceId);
    if (!confidential) throw new Conflict('Mark the source as confidential first.');
    const before = await findIdentity(entry.tx, sourceId);
    if (before && !before.readers.includes(entry.actor.id))
      throw new Forbidden('Only the people named for this identity may change it.');
    const named = [...new Set([entry.actor.id, ...readers])];
    const known = await findNames(entry.tx, named);
    const stranger = named.find((id) => !known.has(id));
    if (stranger) throw new Invalid([{ path: 'readers', message: `There is no person ${stranger}.` }]);
    const kept: Identity = { sourceId, identity, readers: named, salt: newSalt() };
    await writeIdentity(entry.tx, kept);
    entry.event({
      action: 'source.identity_kept',
      subjectType: 'source',
      subjectId: sourceId,
      detail: { identityHash: identityHash(kept) },
    });
    return { path: `/sources/${sourceId}` };
  });
}

/** Who a confidential source is, for a person named for it; each reading goes into the access log. @throws NotFound */
export async function readIdentity(desk: Desk, act: Act, sourceId: number): Promise<Identity> {
  const kept = await findIdentity(desk.store.read, sourceId);
  // Those who are not named are told no more than that there is nothing for them.
  if (!kept?.readers.includes(act.actor.id)) throw new NotFound('There is no identity here that you may read.');
  await noteAccess(desk, { personId: act.actor.id, kind: 'identity_read', path: `/sources/${sourceId}/identity` });
  return kept;
}
