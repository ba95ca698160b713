import { z } from 'zod';
import { place } from '../claim.ts';
import * as words from '../words.ts';
import { figureInput, quoteInput, sourceInput } from './claim-input.ts';
import { edtfDate, language, line, optional, prose, systemTime, webAddress, yes } from './text.ts';

/**
 * One line of an import: a claim as another desk exports it (`claimdesk/claim/v1`), or anything else that has these members.
 * Members that are not named here are passed over: what another desk decided, who worked on it, its hashes and ids.
 */

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'Expected a SHA-256 of 64 hex digits.');
const foreignId = z.union([z.string().min(1).max(500), z.int()]).transform(String);

// The id tells whether two unnamed ones of a claim are the same.
const source = z.object({ ...sourceInput.shape, id: optional(foreignId) });

const document = z.object({ textSha256: hash, url: optional(z.string()), publisher: optional(z.string()) });
const quote = z.object(quoteInput.shape);

const appearance = z.object({
  id: optional(foreignId),
  documentId: optional(foreignId),
  document: optional(document),
  quote,
  outletCheck: z.enum(words.outletChecks).default('unstated'),
  disclaimer: optional(quote),
});

const step = z.object({
  chain: z.int().min(1).max(100).default(1),
  step: optional(z.int().min(1).max(100)),
  role: z.enum(words.chainRoles),
  source: optional(source),
  voice: optional(z.enum(words.voices)),
  channel: optional(line(300)),
  at: optional(edtfDate),
  derived: yes,
  appearance: optional(foreignId),
});

const evidence = z.object({
  stance: z.enum(words.stances),
  source: optional(source),
  origin: optional(source),
  url: optional(webAddress),
  documentId: optional(foreignId),
  quote: optional(quote),
  note: prose(),
  credibility: optional(z.int().min(1).max(6)),
  authoritative: yes,
  visibility: z.enum(words.visibilities).default('desk'),
  sha256: optional(hash),
  /** A mistaken item, which is not taken over. */
  withdrawn: z.unknown().optional(),
});

const figure = z.object({
  ...figureInput.shape,
  id: z.unknown().optional(),
  countedById: z.unknown().optional(),
  countedBy: optional(source),
});

const link = z.object({ type: z.enum(words.linkTypes), claimId: foreignId, note: optional(prose(2000)) });

const verdictElsewhere = z.object({
  verdict: line(100),
  by: line(300),
  url: optional(webAddress),
  at: optional(z.string().max(40)),
});

const signed = z.object({ verdict: line(100), at: optional(systemTime) });

export const importedClaim = z
  .object({
    schema: optional(z.literal('claimdesk/claim/v1')),
    externalId: optional(foreignId),
    id: optional(foreignId),
    statement: line(2000),
    language,
    kind: z.enum(words.claimKinds),
    topics: z.array(line(100)).max(50).default([]),
    place: optional(z.object({ ...place.shape, name: line(200), precision: optional(line(60)) })),
    eventDate: optional(edtfDate),
    eventDateDerived: yes,
    urgency: z.enum(words.urgencies).default('normal'),
    dueAt: optional(systemTime),
    attribution: z.array(step).max(500).default([]),
    appearances: z.array(appearance).max(500).default([]),
    evidence: z.array(evidence).max(500).default([]),
    figures: z.array(figure).max(500).default([]),
    links: z.array(link).max(500).default([]),
    standing: optional(line(100)),
    lastSigned: optional(signed),
    importedVerdict: optional(verdictElsewhere),
  })
  .refine((claim) => claim.externalId !== undefined || claim.id !== undefined, {
    message: 'Give an id, so that the same claim is not imported twice.',
    path: ['id'],
  });

export type ImportedClaim = z.output<typeof importedClaim>;
export type ImportedSource = z.output<typeof source>;
export type ImportedDocument = z.output<typeof document>;
