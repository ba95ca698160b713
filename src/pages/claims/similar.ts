import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { Act, Actor, Desk } from '../../desk/desk.ts';
import { similarClaims } from '../../desk/similar-claims.ts';
import { readSituation } from '../../desk/situation.ts';
import type { Claim } from '../../domain/claim.ts';
import { Invalid } from '../../domain/errors.ts';
import { claimInput } from '../../domain/inputs/claim-input.ts';
import { directionOf } from '../../domain/languages.ts';
import { may } from '../../domain/permissions.ts';
import { decide } from '../../domain/workflow.ts';
import { findRecords } from '../../store/records.ts';
import { findRequest } from '../../store/requests.ts';
import { wantsJson } from '../../web/formats.ts';
import { isForm } from '../../web/forms.ts';
import { parseBody } from '../../web/parse.ts';
import { type Mark, markOf } from '../standing.ts';
import type { Wording } from '../wording.ts';
import { type FormTree, rowsOf } from './form-body.ts';

/** What a form says of claims that are like the one it records, and those that its author has not seen yet. */
export interface Similar {
  seen: boolean;
  claims: Claim[];
}

/**
 * Claims to be shown before a form's claim is recorded; none once they were seen, for JSON, or where the form is wrong or
 * was carried out already. Takes the form's word that they were seen out of the body.
 */
export async function similarBefore(desk: Desk, { actor, request }: Act, req: Request): Promise<Similar> {
  if (!isForm(req)) return { seen: false, claims: [] };
  const { seenSimilar, ...body } = req.body as FormTree;
  req.body = body;
  const seen = Boolean(seenSimilar);
  const statement = seen || wantsJson(req) || !may(actor, 'record_claim') ? null : statementOf(req);
  const found = statement === null ? [] : await similarClaims(desk, { statement });
  // Asked last: where this very form was sent twice, its own claim may be what was found.
  const { read } = desk.store;
  const isRepeat = request && found.length > 0 && (await findRequest(read, actor.id, request.key));
  const ids = isRepeat ? [] : found.map((claim) => claim.id);
  return { seen, claims: await findRecords(read, 'claim', ids) };
}

/** Whether a form that is shown again says that similar claims were seen. */
export function seenBefore({ seenSimilar }: FormTree): Similar {
  return { seen: Boolean(seenSimilar), claims: [] };
}

function statementOf(req: Request): string | null {
  try {
    return parseBody(claimInput, req).statement;
  } catch (error) {
    if (error instanceof Invalid) return null;
    throw error;
  }
}

/** The similar claims above the form, each with the one action that makes the passage another appearance of it. */
export interface SimilarOffer {
  requestId: string;
  claims: {
    id: number;
    path: string;
    statement: string;
    language: string;
    direction: 'ltr' | 'rtl';
    mark: Mark;
    /** Where the passage is sent; null where the claim's stage takes none. */
    action: string | null;
  }[];
  /** The passage that stands in the form; null where there is not exactly one. */
  passage: { name: string; value: string }[] | null;
}

export async function similarOffer(
  desk: Desk,
  actor: Actor,
  claims: Claim[],
  values: FormTree,
  wording: Wording,
): Promise<SimilarOffer> {
  const [passage, another] = rowsOf(values, 'appearances').filter((row) => row.exact);
  return {
    requestId: randomUUID(),
    claims: await Promise.all(
      claims.map(async (claim) => {
        const { id, path, statement, language } = claim;
        const { situation } = await readSituation(desk.store.read, actor, claim, wording.now);
        const isOpen = decide('add_appearance', situation).ok;
        return {
          ...{ id, path, statement, language, direction: directionOf(language), mark: markOf(claim, wording) },
          action: isOpen ? `${path}/appearances` : null,
        };
      }),
    ),
    passage: passage && !another ? flat(passage) : null,
  };
}

/** Nested members as the fields of a form. */
function flat(tree: FormTree, prefix = ''): { name: string; value: string }[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null
      ? flat(value as FormTree, `${prefix}${name}.`)
      : value === undefined
        ? []
        : [{ name: `${prefix}${name}`, value: String(value) }],
  );
}
