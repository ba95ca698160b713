import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Actor, Desk } from '../../desk/desk.ts';
import { maySignOff } from '../../desk/may-sign.ts';
import type { Claim } from '../../domain/claim.ts';
import type { Verdict } from '../../domain/words.ts';
import { parseQuery } from '../../web/parse.ts';
import { answer } from '../answer.ts';
import { actorOf, type Deps } from '../request.ts';
import { deskPage } from './desk-page.ts';
import { type Count, countVerdicts, readSections, type Section, type SectionName } from './sections.ts';

/** Whether whoever asks may sign a claim off, else why not. */
export interface SignOffNote {
  claimId: number;
  may: boolean;
  why?: string;
  reason?: string;
}

/** The desk as it is served. */
export interface Desktop extends Record<SectionName, Section> {
  inReview: Section & { signOffs: SignOffNote[] };
  verdicts: Record<Verdict, Count>;
}

/** `GET /desk`: what waits for whoever asks, and how the desk stands. */
export async function showDesk({ desk }: Deps, req: Request, res: Response): Promise<void> {
  parseQuery(z.strictObject({}), req);
  const actor = actorOf(req);
  const { mine, inReview, triage, settled } = await readSections(desk, actor.id);
  const signOffs = await signOffNotes(desk, actor, inReview.items);
  const desktop = { mine, inReview: { ...inReview, signOffs }, triage, settled, verdicts: await countVerdicts(desk) };
  await answer(req, res, { json: () => desktop, view: 'desk/desk', page: () => deskPage(desk, actor, desktop) });
}

function signOffNotes(desk: Desk, actor: Actor, claims: Claim[]): Promise<SignOffNote[]> {
  const now = desk.clock().toISOString();
  return Promise.all(
    claims.map(async (claim) => {
      const decision = await maySignOff(desk.store.read, actor, claim, now);
      const refusal = decision.ok ? {} : { why: decision.why, reason: decision.sentence };
      return { claimId: claim.id, may: decision.ok, ...refusal };
    }),
  );
}
