import type { Request } from 'express';
import type { z } from 'zod';
import { BadRequest, type Fault, Invalid, NotFound } from '../domain/errors.ts';
import { formBody, isForm } from './forms.ts';
import { convertAsExpected } from './from-text.ts';
import { faultsOf, sentenceFor } from './sentences.ts';
import { refuseBrokenText } from './text-check.ts';

const largestId = 2147483647;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * The body, JSON or form, as `schema` describes it. A form's text is turned into the numbers, booleans and lists that the schema asks for.
 * @throws Invalid (422) with a fault for each mistake.
 */
export function parseBody<Schema extends z.ZodType>(schema: Schema, req: Request): z.output<Schema> {
  if (req.body === undefined && Number(req.headers['content-length'] ?? 0) > 0) {
    throw new Invalid('Send JSON (application/json) or a form (application/x-www-form-urlencoded).');
  }
  refuseBrokenText(req.body);
  const form = isForm(req);
  const { value, faults } = read(schema, form ? formBody(req) : (req.body ?? {}), { text: form, thing: 'member' });
  if (faults) throw new Invalid(faults);
  return value as z.output<Schema>;
}

/**
 * The query as `schema` describes it; empty parameters count as not given, a repeated one is only right where a list is expected.
 * @throws BadRequest (400) with a fault for each mistake.
 */
export function parseQuery<Schema extends z.ZodType>(schema: Schema, req: Request): z.output<Schema> {
  const query = { ...req.query };
  try {
    refuseBrokenText(query);
  } catch (error) {
    throw error instanceof Invalid ? new BadRequest(error.faults) : error;
  }
  const entries = Object.entries(query);
  const given = Object.fromEntries(entries.filter(([, value]) => value !== ''));
  const allGiven = Object.keys(given).length === entries.length;
  const unknown = allGiven ? [] : unknownNames(schema, query).filter((fault) => !(fault.path in given));
  const { value, faults } = read(schema, given, { text: true, thing: 'parameter' });
  const all = [...unknown, ...onceOnly(faults ?? [], query)];
  if (all.length > 0) throw new BadRequest(all);
  return value as z.output<Schema>;
}

/** An integer id of the address, 1 to 2147483647. @throws NotFound for anything else. */
export function parseId(given: unknown): number {
  const id = typeof given === 'string' && /^[1-9]\d{0,9}$/.test(given) ? Number(given) : 0;
  if (id < 1 || id > largestId) throw new NotFound('There is nothing at this address.');
  return id;
}

/** A UUID of the address, lower case. @throws NotFound for anything else. */
export function parseUuid(given: unknown): string {
  if (typeof given !== 'string' || !uuid.test(given)) throw new NotFound('There is nothing at this address.');
  return given;
}

type Read = { value?: unknown; faults?: Fault[] };

function read(schema: z.ZodType, given: unknown, { text, thing }: { text: boolean; thing: string }): Read {
  let result = schema.safeParse(given, { error: sentenceFor });
  // A conversion may uncover the next one (a list, then the numbers in it); three levels are more than any form has.
  for (let round = 0; text && !result.success && round < 3; round++) {
    if (!convertAsExpected(given, result.error.issues)) break;
    result = schema.safeParse(given, { error: sentenceFor });
  }
  return result.success ? { value: result.data } : { faults: faultsOf(result.error.issues, thing) };
}

function unknownNames(schema: z.ZodType, query: object): Fault[] {
  const issues = schema.safeParse(query, { error: sentenceFor }).error?.issues ?? [];
  return faultsOf(
    issues.filter((issue) => issue.code === 'unrecognized_keys'),
    'parameter',
  );
}

/** Whatever is wrong with a parameter that is given several times: that it is, said once. */
function onceOnly(faults: Fault[], query: Record<string, unknown>): Fault[] {
  const isRepeated = ({ path }: Fault) => Array.isArray(query[path]);
  const repeated = new Set(faults.filter(isRepeated).map(({ path }) => path));
  const told = [...repeated].map((path) => ({ path, message: `\`${path}\` is given more than once.` }));
  return [...told, ...faults.filter((fault) => !isRepeated(fault))];
}
