import type { Appearance, AttributionStep, Claim, Figure } from '../domain/claim.ts';
import { Invalid } from '../domain/errors.ts';
import type { AppearanceInput, AttributionInput, FigureInput } from '../domain/inputs/claim-input.ts';
import { voiceOf } from '../domain/voices.ts';
import { findRecord } from '../store/records.ts';
import { newItemId } from './ids.ts';
import { appearanceFrom } from './passages.ts';
import type { Entry } from './record.ts';
import { resolveSource } from './resolve-source.ts';

/** @throws Invalid where two items of a list carry the same id */
function refuseSameIds(inputs: { id?: string | undefined }[], list: string): void {
  const seen = new Set<string>();
  for (const [index, { id }] of inputs.entries()) {
    if (id === undefined) continue;
    if (seen.has(id)) throw new Invalid([{ path: `${list}.${index}.id`, message: 'This item is given twice.' }]);
    seen.add(id);
  }
}

// Items that were sent with an id keep it and must be known; the others get one.
function knownId(known: { id: string }[], id: string | undefined, path: string): string {
  if (id === undefined) return newItemId();
  if (known.some((item) => item.id === id)) return id;
  throw new Invalid([{ path, message: 'This claim has no such item.' }]);
}

/** Appearances as they are stored. One sent with a known id, document and quote keeps its passage. */
export async function appearancesFrom(
  entry: Entry,
  inputs: AppearanceInput[],
  before: Appearance[],
): Promise<Appearance[]> {
  refuseSameIds(inputs, 'appearances');
  const appearances: Appearance[] = [];
  for (const [index, input] of inputs.entries()) {
    const path = `appearances.${index}.`;
    appearances.push(await appearanceFrom(entry, input, path, knownId(before, input.id, `${path}id`)));
  }
  return appearances;
}

/** Attribution steps as they are stored, ordered by chain and step, each with its source found or made. */
export async function attributionFrom(
  entry: Entry,
  inputs: AttributionInput[],
  before: AttributionStep[],
  appearances: Appearance[],
): Promise<AttributionStep[]> {
  refuseSameIds(inputs, 'attribution');
  const steps: AttributionStep[] = [];
  for (const [index, input] of inputs.entries()) {
    const path = `attribution.${index}.`;
    const earlier = steps.filter((step) => step.chain === input.chain).length;
    const source = await resolveSource(entry, { id: input.sourceId, source: input.source, path: `${path}source` });
    steps.push({
      id: knownId(before, input.id, `${path}id`),
      chain: input.chain,
      step: input.step ?? earlier + 1,
      role: input.role,
      source,
      voice: input.voice ?? voiceOf(source),
      channel: input.channel,
      at: input.at,
      derived: input.derived,
      appearance: appearanceId(input.appearance, appearances, path),
    });
  }
  refuseTwins(steps);
  return steps.sort((a, b) => a.chain - b.chain || a.step - b.step);
}

function appearanceId(given: string | number | undefined, appearances: Appearance[], path: string): string | undefined {
  if (given === undefined) return undefined;
  const appearance = typeof given === 'number' ? appearances[given] : appearances.find((one) => one.id === given);
  if (appearance) return appearance.id;
  throw new Invalid([{ path: `${path}appearance`, message: 'This claim has no such appearance.' }]);
}

function refuseTwins(steps: AttributionStep[]): void {
  const seen = new Set<string>();
  for (const { chain, step } of steps) {
    if (seen.has(`${chain}.${step}`)) {
      throw new Invalid([{ path: 'attribution', message: `Chain ${chain} has two steps numbered ${step}.` }]);
    }
    seen.add(`${chain}.${step}`);
  }
}

/** Figures as they are stored. */
export async function figuresFrom(entry: Entry, inputs: FigureInput[], before: Figure[]): Promise<Figure[]> {
  refuseSameIds(inputs, 'figures');
  const figures: Figure[] = [];
  for (const [index, input] of inputs.entries()) {
    figures.push(await figureFrom(entry, input, `figures.${index}.`, knownId(before, input.id, `figures.${index}.id`)));
  }
  return figures;
}

/** One figure as it is stored. */
export async function figureFrom(
  entry: Entry,
  input: Omit<FigureInput, 'id'>,
  path: string,
  id = newItemId(),
): Promise<Figure> {
  const {
    countedById,
    countedBy,
    metric,
    value,
    low,
    high,
    unit,
    qualifier,
    place,
    asOf,
    period,
    derived,
    cumulative,
  } = input;
  const source = await resolveSource(entry, { id: countedById, source: countedBy, path: `${path}countedBy` });
  return { id, metric, value, low, high, unit, qualifier, place, asOf, period, derived, countedBy: source, cumulative };
}

/** @throws Invalid where a list member of a claim names another claim that does not exist */
export async function refuseUnknownClaim(
  entry: Entry,
  claim: Pick<Claim, 'id'>,
  targetId: number,
  path: string,
): Promise<void> {
  if (targetId === claim.id) throw new Invalid([{ path, message: 'A claim cannot be linked to itself.' }]);
  const known = await findRecord(entry.tx, 'claim', targetId);
  if (!known) throw new Invalid([{ path, message: `There is no claim ${targetId}.` }]);
}
