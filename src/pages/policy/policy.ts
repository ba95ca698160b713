import type { Request, Response } from 'express';
import { changePolicy, Unwise } from '../../desk/change-policy.ts';
import { getRecord } from '../../desk/get-record.ts';
import type { Conflict } from '../../domain/errors.ts';
import { nothing } from '../../domain/inputs/nothing.ts';
import type { PolicyRecord } from '../../domain/records.ts';
import { policyId, settingsOf } from '../../store/policy.ts';
import { parseQuery } from '../../web/parse.ts';
import { render } from '../../web/views.ts';
import { answer, type Returned, submit } from '../answer.ts';
import { actOf, actorOf, type Deps, requirePermission, requireScope } from '../request.ts';
import { changeBody } from './policy-body.ts';
import { type PolicyPage, policyPage } from './policy-page.ts';

/** `GET /policy`: the newsroom's settings, for everybody who is signed in. */
export async function showPolicy({ desk }: Deps, req: Request, res: Response): Promise<void> {
  parseQuery(nothing, req);
  const policy = await getRecord(desk.store.read, 'policy', policyId);
  await answer(req, res, {
    json: () => policyJson(policy),
    view: 'policy/policy',
    page: () => policyPage(desk, actorOf(req), policy),
  });
}

/** `POST /policy`: changes what is named; what nobody could keep is warned about first. */
export async function postPolicy({ desk }: Deps, req: Request, res: Response): Promise<void> {
  requirePermission(req, 'change_policy', 'Only an admin can change the policy.');
  requireScope(req);
  const now = () => getRecord(desk.store.read, 'policy', policyId);
  const seen = settingsOf(await now());
  let warnings: Unwise['warnings'] = [];
  const shown = async (returned: Returned, conflict?: Conflict) =>
    render<PolicyPage>(
      res,
      'policy/policy',
      await policyPage(desk, actorOf(req), await now(), { returned, warnings, conflict }),
    );
  await submit(req, res, {
    act: () =>
      changePolicy(desk, actOf(req), changeBody(req, Object.keys(seen.metricShelfLifeDays))).catch((error) => {
        if (error instanceof Unwise) warnings = error.warnings;
        throw error;
      }),
    again: now,
    json: policyJson,
    path: ({ path }) => path,
    notice: 'The policy was saved.',
    form: (returned) => shown(warnings.length > 0 ? { ...returned, faults: [] } : returned),
    staleForm: ({ faults, typed }, conflict) =>
      shown({ faults, typed: { ...typed, revision: conflict.revision } }, conflict),
  });
}

/** The policy as it is served. */
function policyJson(policy: PolicyRecord) {
  const { revision, updatedAt } = policy;
  return { ...settingsOf(policy), revision, updatedAt };
}
