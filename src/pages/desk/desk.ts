import type { Request, Response } from 'express';
import { z } from 'zod';
import { maySignOff } from '../../desk/may-sign.ts';
import { parseQuery } from '../../web/parse.ts';
import { answer } from '../answer.ts';
import { actorOf, type Deps } from '../request.ts';
import { deskPage } from './desk-page.ts';
import { countVerdicts, readSections } from './sections.ts';

/** `GET /desk`: what waits for whoever asks, and how the desk stands. */
export async function showDesk({ desk }: Deps, req: Request, res: Response): Promise<void> {
  parseQuery(z.strictObject({}), req);
  const actor = actorOf(req);
  const now = desk.clock().toISOString();
  const { mine, inReview, triage, settled } = await readSections(desk, actor.id);
  const signOffs = await Promise.all(
    inReview.items.map(async (claim) => {
      const decision = await maySignOff(desk.store.read, actor, claim, now);
      return {
        claimId: claim.id,
        may: decision.ok,
        ...(decision.ok ? {} : { why: decision.why, reason: decision.sentence }),
      };
    }),
  );
  const desktop = { mine, inReview: { ...inReview, signOffs }, triage, settled, verdicts: await countVerdicts(desk) };
  await answer(req, res, { json: () => desktop, view: 'desk/desk', page: () => deskPage(desk, actor, desktop) });
}
