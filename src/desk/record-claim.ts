import type { Claim } from '../domain/claim.ts';
import { undecided } from '../domain/claim-state.ts';
import { Forbidden } from '../domain/errors.ts';
import { claimInput } from '../domain/inputs/claim-input.ts';
import { may } from '../domain/permissions.ts';
import { type Body, createClaim } from './change-claim.ts';
import { appearancesFrom, attributionFrom, figuresFrom } from './claim-items.ts';
import type { Act, Desk } from './desk.ts';
import { withNearest } from './nearest.ts';
import { type Entry, record } from './record.ts';

/** Records a claim, in triage and undecided. @throws Forbidden, Invalid */
export async function recordClaim(desk: Desk, act: Act, body: Body): Promise<Claim> {
  if (!may(act.actor, 'record_claim')) throw new Forbidden('Your role may not record claims.');
  const input = body(claimInput);
  const make = async (entry: Entry) => {
    const appearances = await appearancesFrom(entry, input.appearances, []);
    const attribution = await attributionFrom(entry, input.attribution, [], appearances);
    const figures = await figuresFrom(entry, input.figures, []);
    const id = await entry.nextId('claim');
    return createClaim(entry, {
      schema: 'claimdesk/claim/v1',
      id,
      path: `/claims/${id}`,
      ...undecided,
      ...input,
      topics: [...new Set(input.topics)],
      attribution,
      appearances,
      figures,
      evidence: [],
      links: [],
      corrections: [],
      recordedAt: entry.at,
      recordedBy: entry.actor.id,
    });
  };
  return withNearest(() => record(desk, act, make));
}
