import type { QueueName } from '../domain/queues.ts';
import type { Stage, Standing } from '../domain/words.ts';
import { Prisma } from './generated/sqlite/client.ts';
import { lookedUp } from './looked-up.ts';
import { notContinued } from './series.ts';

const { sql } = Prisma;

/** Who asks, and when: what some queues depend on. `now` is RFC 3339 UTC. */
export interface Asking {
  me: number;
  now: string;
}

/** A word of the workflow, in the statement's text: a database that plans for any value would not know how rare it is. */
const word = (of: Stage | Standing) => Prisma.raw(`'${of}'`);

const mine = ({ me }: Asking) => sql`c."assigneeId" = ${me} AND c."stage" = 'checking'`;

/**
 * Each queue as conditions on the claim's row `c` that exclude each other: their union is the queue, and each begins with
 * what an index of the table begins with, so that a first page and an earliest time cost the same in a long queue as in a
 * short one.
 */
export const queueConditions: Readonly<Record<QueueName, (asking: Asking) => Prisma.Sql[]>> = {
  mine: (asking) => [mine(asking)],
  sentBack: (asking) => [
    sql`${mine(asking)} AND EXISTS (
      SELECT 1 FROM "Proposal" p WHERE p."claimId" = c."id" AND p."proposerId" = ${asking.me}
        AND p."outcome" IN ('returned', 'differed')
        AND NOT EXISTS (SELECT 1 FROM "Proposal" n WHERE n."claimId" = c."id" AND n."id" > p."id") ${lookedUp})`,
  ],
  overdue: ({ now }) =>
    (['triage', 'checking', 'in_review'] as const).map(
      (stage) => sql`c."stage" = ${word(stage)} AND c."dueAt" <= ${now}`,
    ),
  inReview: () => [sql`c."stage" = 'in_review'`],
  triage: () => [sql`c."stage" = 'triage'`],
  behind: () =>
    (['behind', 'changed'] as const).map(
      (standing) => sql`c."standing" = ${word(standing)} AND c."stage" <> 'dropped'`,
    ),
  recheck: ({ now }) => [sql`c."stage" = 'settled' AND c."recheckAt" <= ${now} AND ${notContinued}`],
  stale: ({ now }) => [sql`c."stage" = 'settled' AND c."staleAfter" <= ${now} AND ${notContinued}`],
  provisional: ({ now }) => [sql`c."provisionalUntil" > ${now}`],
};

const sinceInStage = { column: sql`c."stageSince"`, byIndex: true };
// Of what is one person's only a few are looked at, by their index; that of the stage would lead through everybody's.
const sinceInStageOfOne = { column: sql`(c."stageSince" || '')`, byIndex: false };

/** The time of a queue's claims whose earliest is told. */
export const queueTimes: Readonly<Record<QueueName, { column: Prisma.Sql; byIndex: boolean }>> = {
  mine: sinceInStageOfOne,
  sentBack: sinceInStageOfOne,
  overdue: { column: sql`c."dueAt"`, byIndex: true },
  inReview: sinceInStage,
  triage: sinceInStage,
  behind: { column: sql`c."updatedAt"`, byIndex: true },
  recheck: { column: sql`c."recheckAt"`, byIndex: true },
  stale: { column: sql`c."staleAfter"`, byIndex: true },
  provisional: { column: sql`c."provisionalUntil"`, byIndex: true },
};

/**
 * That nothing of the separation of duties that stands in the database's own rows keeps `me` from signing off the claim in
 * review: the proposal is not theirs, and they changed nothing of what is claimed since the last sign-off.
 */
export function notSeparated(me: number): Prisma.Sql {
  return sql`NOT EXISTS (SELECT 1 FROM "Proposal" p WHERE p."openFor" = c."id" AND p."proposerId" = ${me} ${lookedUp})
    AND NOT EXISTS (
      SELECT 1 FROM "Revision" r WHERE r."recordType" = 'claim' AND r."recordId" = c."id" AND r."actorId" = ${me}
        AND r."restated" = true
        AND r."number" > COALESCE((SELECT MAX(s."revision") FROM "SignOff" s WHERE s."claimId" = c."id"), 0) ${lookedUp})`;
}
