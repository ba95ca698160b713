import type { AttributionStep, Claim, Figure } from '../domain/claim.ts';
import { undecided } from '../domain/claim-state.ts';
import { Conflict, Invalid } from '../domain/errors.ts';
import { type ContinuationInput, continuationInput, type FigureInput } from '../domain/inputs/claim-input.ts';
import { findNames } from '../store/people.ts';
import type { Source } from '../store/records.ts';
import { findContinuation } from '../store/series.ts';
import { admit, allow, type Body, createClaim } from './change-claim.ts';
import { appearancesFrom, figuresFrom } from './claim-items.ts';
import type { Act, Desk } from './desk.ts';
import { newItemId } from './ids.ts';
import { withNearest } from './nearest.ts';
import { type Entry, record } from './record.ts';

/**
 * Records a new claim that continues another with a new value: its kind, language, place, topics, chains and sources, and
 * a link `supersedes`. The other one stays as it is, word for word; see docs/decisions/0017. Gives the new claim.
 * @throws NotFound, Forbidden, Invalid, Conflict (another revision; dropped; already continued)
 */
export async function continueClaim(desk: Desk, act: Act, id: number, body: Body): Promise<Claim> {
  const plan = { id, action: 'continue', schema: continuationInput } as const;
  const input = await admit(desk, act, body, plan);
  const make = async (entry: Entry) => {
    const { claim } = await allow(entry, plan, input);
    await refuseContinued(entry.tx, id);
    const figures = await newFigures(entry, claim, input);
    refuseNothingNew(claim, input, figures);
    const appearances = await appearancesFrom(entry, input.appearances, []);
    const made = await createClaim(entry, await contentOf(entry, claim, input, { figures, appearances }), {
      continues: id,
    });
    const detail = { continuedAs: made.id };
    entry.event({ action: 'claim.continued', subjectType: 'claim', subjectId: id, detail });
    return made;
  };
  return withNearest(() => record(desk, act, make));
}

/** @throws Conflict where another claim continues this one already */
export async function refuseContinued(from: Source, id: number): Promise<void> {
  const next = await findContinuation(from, id);
  if (!next) return;
  const by = (await findNames(from, [next.recordedBy])).get(next.recordedBy) ?? `person ${next.recordedBy}`;
  throw new Conflict(`Claim ${id} was already continued as claim ${next.id}, by ${by}. Continue claim ${next.id}.`);
}

async function contentOf(
  entry: Entry,
  { language, kind, topics, place, urgency, attribution, id: earlierId }: Claim,
  { statement, eventDate, eventDateDerived }: ContinuationInput,
  items: Pick<Claim, 'figures' | 'appearances'>,
) {
  const id = await entry.nextId('claim');
  return {
    schema: 'claimdesk/claim/v1' as const,
    id,
    path: `/claims/${id}`,
    ...undecided,
    ...{ statement, eventDate, eventDateDerived, language, kind, topics, place, urgency },
    ...items,
    attribution: attribution.map(copiedStep),
    evidence: [],
    links: [{ id: newItemId(), type: 'supersedes' as const, claimId: earlierId }],
    corrections: [],
    recordedAt: entry.at,
    recordedBy: entry.actor.id,
  };
}

// When it was said and where it stood is of the value before.
function copiedStep({ chain, step, role, source, voice, channel }: AttributionStep): AttributionStep {
  return { id: newItemId(), chain, step, role, source, voice, channel };
}

async function newFigures(entry: Entry, claim: Claim, { figures }: ContinuationInput): Promise<Figure[]> {
  if (figures.length === 0 && claim.figures.length > 0) {
    throw new Invalid([{ path: 'figures', message: 'Give the new value of what the claim counts.' }]);
  }
  const whole = figures.map((figure, index) => wholeFigure(figure, claim, index));
  const made = await figuresFrom(entry, whole, claim.figures);
  return made.map((figure) => ({ ...figure, id: newItemId() }));
}

function wholeFigure(figure: ContinuationInput['figures'][number], claim: Claim, index: number): FigureInput {
  const before = claim.figures.find((one) => one.id === figure.id);
  const metric = figure.metric ?? before?.metric;
  if (metric === undefined) throw new Invalid([{ path: `figures.${index}.metric`, message: 'Required.' }]);
  const countedById = figure.countedById ?? (figure.countedBy ? undefined : before?.countedBy?.id);
  return {
    ...figure,
    metric,
    countedById,
    qualifier: figure.qualifier ?? before?.qualifier ?? 'as_stated',
    unit: figure.unit ?? before?.unit,
    place: figure.place ?? (before?.place && { ...before.place, precision: before.place.precision }),
    cumulative: figure.cumulative ?? before?.cumulative,
  };
}

function refuseNothingNew(claim: Claim, { statement, eventDate }: ContinuationInput, figures: Figure[]): void {
  const said = (one: Figure) => [one.metric, one.value, one.low, one.high, one.asOf, one.period].join(' ');
  const sameFigures = figures.map(said).join() === claim.figures.map(said).join();
  const sameDate = eventDate === undefined || eventDate === claim.eventDate;
  if (statement !== claim.statement || !sameFigures || !sameDate) return;
  const message = 'Nothing is new. Change the statement, a value or its date.';
  throw new Invalid([{ path: figures.length > 0 ? 'figures.0.value' : 'statement', message }]);
}
