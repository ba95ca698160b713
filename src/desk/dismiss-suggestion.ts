import { z } from 'zod';
import { hash } from '../domain/claim.ts';
import { Forbidden, NotFound } from '../domain/errors.ts';
import { may } from '../domain/permissions.ts';
import { dropDismissal, keepDismissal } from '../store/dismissals.ts';
import { findRecord } from '../store/records.ts';
import type { Body } from './change-claim.ts';
import type { Act, Desk } from './desk.ts';

const dismissalInput = z.strictObject({ passageHash: hash, undo: z.boolean().optional() });

/** Says that a suggested passage is no claim, or takes that back; it stays so for everybody. @throws NotFound, Forbidden, Invalid */
export async function dismissSuggestion(
  desk: Desk,
  act: Act,
  documentId: number,
  body: Body,
): Promise<{ path: string; dismissed: boolean }> {
  if (!(await findRecord(desk.store.read, 'document', documentId)))
    throw new NotFound(`There is no document ${documentId}.`);
  if (!may(act.actor, 'record_claim')) throw new Forbidden('Your role may not dismiss suggestions.');
  const { passageHash, undo } = body(dismissalInput);
  await desk.store.write(async (tx) => {
    if (undo) await dropDismissal(tx, documentId, passageHash);
    else await keepDismissal(tx, { documentId, passageHash, personId: act.actor.id, at: desk.clock().toISOString() });
  });
  return { path: `/documents/${documentId}`, dismissed: !undo };
}
