import { z } from 'zod';
import * as words from './words.ts';

/** The claim's JSON, version 1: what is stored as its text, served and exported. Absent members are null or empty. */

export const recordId = z.int().min(1).max(2_147_483_647);
/** SHA-256, 64 lower-case hex digits. */
export const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** A time of the system: RFC 3339, UTC, milliseconds. */
export const instant = z.iso.datetime({ precision: 3 });
const itemId = z.uuid();

export const place = z.strictObject({
  name: z.string().min(1).max(200),
  lat: z.number().min(-90).max(90).optional(),
  lon: z.number().min(-180).max(180).optional(),
  precision: z.string().min(1).max(60).optional(),
});

/** A source as it was named when the revision was written. */
export const sourceReference = z.strictObject({
  id: recordId,
  name: z.string(),
  kind: z.enum(words.sourceKinds),
  side: z.string().optional(),
  /** "An official": it stands for itself alone, whatever else has its name. */
  unnamed: z.literal(true).optional(),
});

/** W3C Web Annotation TextQuoteSelector and TextPositionSelector; positions in code points, `end` excluded. */
export const quote = z.strictObject({
  exact: z.string(),
  prefix: z.string().optional(),
  suffix: z.string().optional(),
  start: z.int().min(0),
  end: z.int().min(0),
});

export const attributionStep = z.strictObject({
  id: itemId,
  chain: z.int().min(1),
  step: z.int().min(1),
  role: z.enum(words.chainRoles),
  source: sourceReference.optional(),
  voice: z.enum(words.voices),
  channel: z.string().optional(),
  at: z.string().optional(),
  derived: z.literal(true).optional(),
  appearance: itemId.optional(),
});

export const appearance = z.strictObject({
  id: itemId,
  documentId: recordId,
  quote,
  outletCheck: z.enum(words.outletChecks),
  disclaimer: quote.optional(),
  document: z.strictObject({
    title: z.string(),
    publisher: z.string().optional(),
    url: z.string().optional(),
    publishedAt: z.string().optional(),
    textSha256: hash,
  }),
});

export const evidenceItem = z.strictObject({
  id: itemId,
  stance: z.enum(words.stances),
  source: sourceReference.optional(),
  origin: sourceReference.optional(),
  url: z.string().optional(),
  documentId: recordId.optional(),
  quote: quote.optional(),
  note: z.string(),
  credibility: z.int().min(1).max(6).optional(),
  authoritative: z.literal(true).optional(),
  visibility: z.enum(words.visibilities),
  sha256: hash.optional(),
  /** The kept copy that `sha256` names: an uploaded file, or a snapshot of `url`. Sizes in bytes and pixels. */
  copy: z
    .strictObject({
      of: z.enum(['file', 'url']),
      mediaType: z.string(),
      size: z.int().min(0),
      name: z.string().optional(),
      width: z.int().optional(),
      height: z.int().optional(),
      finalUrl: z.string().optional(),
      /** Of the kept account of how it was fetched: addresses, status, headers, redirects, as JSON. */
      fetchSha256: hash.optional(),
      takenAt: instant,
    })
    .optional(),
  addedBy: recordId,
  addedAt: instant,
  withdrawn: z.strictObject({ by: recordId, at: instant, reason: z.string() }).optional(),
});

export const figure = z.strictObject({
  id: itemId,
  metric: z.string(),
  value: z.number().optional(),
  low: z.number().optional(),
  high: z.number().optional(),
  unit: z.string().optional(),
  qualifier: z.enum(words.qualifiers),
  place: place.optional(),
  asOf: z.string().optional(),
  period: z.string().optional(),
  derived: z.literal(true).optional(),
  countedBy: sourceReference.optional(),
  cumulative: z.literal(true).optional(),
});

export const link = z.strictObject({
  id: itemId,
  type: z.enum(words.linkTypes),
  claimId: recordId,
  note: z.string().optional(),
});

export const chainVerdict = z.strictObject({ chain: z.int().min(1), verdict: z.enum(words.chainVerdicts) });

const signOff = z.strictObject({
  by: recordId,
  proposedBy: recordId,
  at: instant,
  claimHash: hash,
  contentHash: hash,
  decisionHash: hash,
  chainVerdicts: z.array(chainVerdict).optional(),
});

const provisional = z.strictObject({
  verdict: z.enum(words.verdicts),
  use: z.enum(words.uses),
  reason: z.string(),
  by: recordId,
  at: instant,
  until: instant,
});

const lastSigned = z.strictObject({
  verdict: z.enum(words.verdicts),
  reason: z.string().optional(),
  use: z.enum(words.uses),
  rationale: z.string().optional(),
  staleAfter: instant.optional(),
  recheckAt: instant.optional(),
  revision: z.int().min(1),
  at: instant,
});

/** Told to readers of the signed state: a signed verdict that was replaced or taken back. */
const correction = z.strictObject({
  at: instant,
  revision: z.int().min(1),
  from: z.enum(words.verdicts),
  to: z.enum(words.verdicts),
  reason: z.string().optional(),
});

export const claimSchema = z.strictObject({
  schema: z.literal('claimdesk/claim/v1'),
  id: recordId,
  path: z.string(),
  statement: z.string(),
  language: z.string(),
  kind: z.enum(words.claimKinds),
  topics: z.array(z.string()).default([]),
  place: place.optional(),
  eventDate: z.string().optional(),
  eventDateDerived: z.literal(true).optional(),
  urgency: z.enum(words.urgencies),
  dueAt: instant.optional(),
  stage: z.enum(words.stages),
  /** Since when it is in its stage; absent in texts from before this was kept. */
  stageSince: instant.optional(),
  dropped: z.strictObject({ reason: z.enum(words.dropReasons), duplicateOf: recordId.optional() }).optional(),
  assignee: recordId.optional(),
  verdict: z.enum(words.verdicts),
  reason: z.string().optional(),
  use: z.enum(words.uses).optional(),
  rationale: z.string().optional(),
  standing: z.enum(words.standings),
  staleAfter: instant.optional(),
  recheckAt: instant.optional(),
  revision: z.int().min(1),
  claimHash: hash,
  contentHash: hash,
  recordedAt: instant,
  recordedBy: recordId,
  updatedAt: instant,
  attribution: z.array(attributionStep).default([]),
  appearances: z.array(appearance).default([]),
  evidence: z.array(evidenceItem).default([]),
  figures: z.array(figure).default([]),
  links: z.array(link).default([]),
  signOff: signOff.optional(),
  provisional: provisional.optional(),
  lastSigned: lastSigned.optional(),
  corrections: z.array(correction).default([]),
  importedVerdict: z
    .strictObject({ verdict: z.string(), by: z.string(), url: z.string().optional(), at: z.string().optional() })
    .optional(),
  /** Of an imported claim: from where, and its id there. */
  imported: z.strictObject({ from: z.string(), id: z.string() }).optional(),
});

export type Claim = z.infer<typeof claimSchema>;
export type AttributionStep = z.infer<typeof attributionStep>;
export type Appearance = z.infer<typeof appearance>;
export type EvidenceItem = z.infer<typeof evidenceItem>;
export type Figure = z.infer<typeof figure>;
export type Link = z.infer<typeof link>;
export type SourceReference = z.infer<typeof sourceReference>;
export type StoredQuote = z.infer<typeof quote>;
export type ChainVerdictItem = z.infer<typeof chainVerdict>;
