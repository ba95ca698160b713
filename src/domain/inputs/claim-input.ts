import { z } from 'zod';
import { recordId, place as storedPlace } from '../claim.ts';
import * as words from '../words.ts';
import { edtfDate, language, line, optional, prose, systemTime, webAddress, writtenTime, yes } from './text.ts';

/** What may be sent about a claim; see docs/api.md. Unknown members are refused. */

const revision = z.int().min(1);
const place = storedPlace.extend({ name: line(200), precision: optional(line(60)) });

/** A source in a body: by id, or by name and kind, found or made. */
export const sourceInput = z.strictObject({
  name: line(300),
  kind: z.enum(words.sourceKinds),
  side: optional(line(60)),
  unnamed: yes,
});
const sourceMembers = { sourceId: optional(recordId), source: optional(sourceInput) };

export const quoteInput = z.strictObject({
  exact: prose(10_000),
  prefix: optional(z.string().max(200)),
  suffix: optional(z.string().max(200)),
  start: optional(z.int().min(0)),
  end: optional(z.int().min(0)),
});
// The quote's members may stand flat beside the document's id.
const flatQuote = {
  exact: optional(prose(10_000)),
  prefix: quoteInput.shape.prefix,
  suffix: quoteInput.shape.suffix,
  start: quoteInput.shape.start,
  quote: optional(quoteInput),
};

export const appearanceInput = z.strictObject({
  id: optional(z.uuid()),
  documentId: recordId,
  ...flatQuote,
  outletCheck: z.enum(words.outletChecks).default('unstated'),
  disclaimer: optional(quoteInput),
});

export const attributionInput = z.strictObject({
  id: optional(z.uuid()),
  chain: z.int().min(1).max(100).default(1),
  step: optional(z.int().min(1).max(100)),
  role: z.enum(words.chainRoles),
  ...sourceMembers,
  voice: optional(z.enum(words.voices)),
  channel: optional(line(300)),
  at: optional(edtfDate),
  derived: yes,
  /** An appearance of this claim: its id, or its place (from 0) among the `appearances` of the same body. */
  appearance: optional(z.union([z.uuid(), z.int().min(0)])),
});

const figureMembers = z.strictObject({
  id: optional(z.uuid()),
  metric: line(200),
  value: optional(z.number()),
  low: optional(z.number()),
  high: optional(z.number()),
  unit: optional(line(60)),
  qualifier: z.enum(words.qualifiers).default('as_stated'),
  place: optional(place),
  asOf: optional(edtfDate),
  period: optional(edtfDate),
  derived: yes,
  countedById: optional(recordId),
  countedBy: optional(sourceInput),
  cumulative: yes,
});

type FigureValues = { value?: number | undefined; low?: number | undefined; high?: number | undefined };

/** What a figure's numbers must fulfil, wherever it is sent. */
function withSoundValues<S extends z.ZodType<FigureValues>>(schema: S) {
  return schema
    .refine((figure) => figure.value !== undefined || figure.low !== undefined || figure.high !== undefined, {
      message: 'Give a value, or a lowest and highest value.',
      path: ['value'],
    })
    .refine((figure) => figure.value === undefined || (figure.low === undefined && figure.high === undefined), {
      message: 'Give either one value or a range.',
      path: ['value'],
    })
    .refine((figure) => figure.low === undefined || figure.high === undefined || figure.low <= figure.high, {
      message: 'The lowest value is higher than the highest.',
      path: ['low'],
    });
}

export const figureInput = withSoundValues(figureMembers);

const claimMembers = {
  statement: line(2000),
  language,
  kind: z.enum(words.claimKinds),
  topics: z.array(line(100)).max(50),
  place: optional(place),
  eventDate: optional(edtfDate),
  eventDateDerived: yes,
  urgency: z.enum(words.urgencies),
  dueAt: optional(writtenTime),
  attribution: z.array(attributionInput).max(500),
  appearances: z.array(appearanceInput).max(500),
  figures: z.array(figureInput).max(500),
};

export const claimInput = z.strictObject({
  ...claimMembers,
  topics: claimMembers.topics.default([]),
  urgency: claimMembers.urgency.default('normal'),
  attribution: claimMembers.attribution.default([]),
  appearances: claimMembers.appearances.default([]),
  figures: claimMembers.figures.default([]),
});

/** Members that are not sent stay as they are; null takes an optional one away; an array replaces the array. */
export const claimEdit = z
  .strictObject({ ...claimMembers, revision })
  .partial()
  .required({ revision: true });

export const evidenceInput = z.strictObject({
  revision: optional(revision),
  stance: z.enum(words.stances),
  ...sourceMembers,
  originId: optional(recordId),
  origin: optional(sourceInput),
  url: optional(webAddress),
  documentId: optional(recordId),
  ...flatQuote,
  note: prose(),
  credibility: optional(z.int().min(1).max(6)),
  authoritative: yes,
  visibility: z.enum(words.visibilities).default('desk'),
});

export const linkInput = z.strictObject({
  revision: optional(revision),
  type: z.enum(words.linkTypes),
  claimId: recordId,
  note: optional(prose(2000)),
});

/**
 * A claim that continues another with a new value. A figure with the `id` of one there takes over what it leaves out, but
 * for its values and its time.
 */
export const continuationInput = z.strictObject({
  revision: optional(revision),
  statement: claimMembers.statement,
  eventDate: claimMembers.eventDate,
  eventDateDerived: yes,
  figures: z
    .array(
      withSoundValues(
        figureMembers.extend({ metric: optional(line(200)), qualifier: optional(z.enum(words.qualifiers)) }),
      ),
    )
    .max(500)
    .default([]),
  appearances: claimMembers.appearances.default([]),
});

const withRevision = { revision };
const optionalRevision = { revision: optional(revision) };

export const addAppearanceInput = appearanceInput.omit({ id: true }).extend(optionalRevision);
export const addFigureInput = withSoundValues(figureMembers.omit({ id: true }).extend(optionalRevision));

/** The bodies of the stage actions. */
export const actionInputs = {
  assign: z.strictObject({ ...withRevision, assignee: line(320) }),
  release: z.strictObject(withRevision),
  drop: z
    .strictObject({
      ...withRevision,
      reason: z.enum(words.dropReasons),
      duplicateOf: optional(recordId),
      note: optional(prose()),
    })
    .refine((drop) => (drop.reason === 'duplicate') === (drop.duplicateOf !== undefined), {
      message: 'Name the claim that this one repeats when, and only when, the reason is "duplicate".',
      path: ['duplicateOf'],
    }),
  restore: z.strictObject({ ...withRevision, note: prose() }),
  reopen: z.strictObject({ ...withRevision, note: prose() }),
  propose: z.strictObject({
    ...withRevision,
    verdict: z.enum(words.verdicts),
    reason: optional(z.string().max(60)),
    use: z.enum(words.uses),
    rationale: prose(),
    recheckAt: optional(systemTime),
    chainVerdicts: z
      .array(z.strictObject({ chain: z.int().min(1).max(100), verdict: z.enum(words.chainVerdicts) }))
      .max(100)
      .default([]),
  }),
  withdraw: z.strictObject(withRevision),
  send_back: z.strictObject({ ...withRevision, comment: prose() }),
  sign_off: z.strictObject({
    ...withRevision,
    contentHash: z.string().max(64),
    decisionHash: optional(z.string().max(64)),
    /** One's own verdict, where the proposal is reviewed blind; `comment` is told where it is another one. */
    verdict: optional(z.enum(words.verdicts)),
    reason: optional(z.string().max(60)),
    comment: optional(prose()),
    /** Until when the verdict is good; by the policy where left out. */
    staleAfter: optional(systemTime),
  }),
  retract: z.strictObject({ ...withRevision, reason: prose(2000) }),
  provisional: z.strictObject({
    ...withRevision,
    verdict: z.enum(words.verdicts),
    use: z.enum(words.uses),
    reason: prose(2000),
  }),
  prioritise: z
    .strictObject({ ...withRevision, urgency: z.enum(words.urgencies).optional(), dueAt: optional(writtenTime) })
    .refine((sent) => sent.urgency !== undefined || 'dueAt' in sent, {
      message: 'Say how urgent it is, when it is due, or both.',
      path: ['urgency'],
    }),
  withdraw_evidence: z.strictObject({ ...optionalRevision, reason: prose(2000) }),
} as const;

export type ClaimInput = z.output<typeof claimInput>;
export type ClaimEdit = z.output<typeof claimEdit>;
export type AppearanceInput = z.output<typeof appearanceInput>;
export type AttributionInput = z.output<typeof attributionInput>;
export type FigureInput = z.output<typeof figureInput>;
export type EvidenceInput = z.output<typeof evidenceInput>;
export type LinkInput = z.output<typeof linkInput>;
export type ContinuationInput = z.output<typeof continuationInput>;
export type SourceInput = z.output<typeof sourceInput>;
