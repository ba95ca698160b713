import { z } from 'zod';
import { type Claim, hash, instant, recordId } from './claim.ts';
import { normalisationVersion } from './normalise.ts';
import { policySchema } from './policy.ts';
import * as words from './words.ts';

/** The stored texts of the other records; see claim.ts for the claim's. */

const stamped = { revision: z.int().min(1), updatedAt: instant };
const recorded = { recordedAt: instant, recordedBy: recordId };

export const sourceSchema = z.strictObject({
  schema: z.literal('claimdesk/source/v1'),
  id: recordId,
  path: z.string(),
  name: z.string(),
  kind: z.enum(words.sourceKinds),
  aliases: z.array(z.string()).default([]),
  side: z.string().optional(),
  reliability: z.enum(words.reliabilities).optional(),
  parentId: recordId.optional(),
  /** Stands for itself alone: never found by its name ("an official"). */
  unnamed: z.literal(true).optional(),
  confidential: z.literal(true).optional(),
  ...recorded,
  ...stamped,
});

/** Bytes as they came in, kept under their SHA-256; `size` in bytes. */
export const originalSchema = z.strictObject({
  sha256: hash,
  mediaType: z.string(),
  size: z.int().min(0),
  name: z.string().optional(),
});

const headers = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** How a page was fetched, for whoever must account for the copy. */
export const snapshotSchema = z.strictObject({
  requestedUrl: z.string(),
  finalUrl: z.string(),
  status: z.int(),
  fetchedAt: instant,
  requestHeaders: headers,
  responseHeaders: headers,
  redirects: z.array(z.strictObject({ url: z.string(), status: z.int(), location: z.string() })).optional(),
});

export const documentSchema = z.strictObject({
  schema: z.literal('claimdesk/document/v1'),
  id: recordId,
  path: z.string(),
  title: z.string(),
  publisher: z.string().optional(),
  language: z.string(),
  author: z.string().optional(),
  url: z.string().optional(),
  via: z.string().optional(),
  publishedAt: z.string().optional(),
  capturedAt: z.string().optional(),
  derived: z.literal(true).optional(),
  mediaType: z.string(),
  translation: z.strictObject({ of: z.string().optional(), by: z.enum(words.translators) }).optional(),
  /** The edition before this one. */
  earlierId: recordId.optional(),
  /** Where a voice message or video stands whose transcript this is. */
  mediaUrl: z.string().optional(),
  original: originalSchema.optional(),
  snapshot: snapshotSchema.optional(),
  textSha256: hash,
  normalisation: z.literal(normalisationVersion),
  ...recorded,
  ...stamped,
});

export const policyRecordSchema = z.strictObject({
  schema: z.literal('claimdesk/policy/v1'),
  id: recordId,
  path: z.string(),
  settings: policySchema,
  ...stamped,
});

export const personSchema = z.strictObject({
  schema: z.literal('claimdesk/person/v1'),
  id: recordId,
  path: z.string(),
  name: z.string(),
  email: z.string().optional(),
  role: z.enum(words.roles),
  kind: z.enum(words.personKinds),
  /** SHA-256 of the stored password hash: shows that it was set by the person, without keeping old ones. */
  passwordDigest: hash.optional(),
  disabledAt: instant.optional(),
  ...stamped,
});

export const tokenSchema = z.strictObject({
  schema: z.literal('claimdesk/token/v1'),
  id: recordId,
  path: z.string(),
  personId: recordId,
  name: z.string(),
  scopes: z.array(z.enum(words.scopes)),
  secretDigest: hash,
  createdAt: instant,
  expiresAt: instant.optional(),
  revokedAt: instant.optional(),
  ...stamped,
});

export type Original = z.infer<typeof originalSchema>;
export type Snapshot = z.infer<typeof snapshotSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type Document = z.infer<typeof documentSchema>;
export type PolicyRecord = z.infer<typeof policyRecordSchema>;
export type Person = z.infer<typeof personSchema>;
export type Token = z.infer<typeof tokenSchema>;

/** Every kind of record and the shape of its text. */
export interface RecordTexts {
  claim: Claim;
  source: Source;
  document: Document;
  policy: PolicyRecord;
  person: Person;
  token: Token;
}

// Lists that a stored text leaves out when they are empty.
const lists: Record<words.RecordType, string[]> = {
  claim: ['topics', 'attribution', 'appearances', 'evidence', 'figures', 'links', 'corrections'],
  source: ['aliases'],
  document: [],
  policy: [],
  person: [],
  token: [],
};

/**
 * Reads a stored text as today's shape: empty lists are there again. Later schema versions add their upgrade step here.
 * What was stored was checked when it was written, and `audit verify` holds it to its hash.
 */
export function readText<T extends words.RecordType>(type: T, text: string): RecordTexts[T] {
  const record = JSON.parse(text);
  for (const name of lists[type]) record[name] ??= [];
  return record;
}

/** The names of the lists that a claim's stored text leaves out because they are empty, with a space between them. */
export function emptyListsOf(claim: Claim): string {
  return lists.claim.filter((name) => claim[name as 'topics'].length === 0).join(' ');
}

/** Raised when `servedText` says the same stored text in another way, so that nobody keeps an earlier answer. */
export const servedForm = 1;

/**
 * A stored text as it is served, made without reading it: the empty lists are there again, and `beside` it what is no part
 * of it. Says the same JSON as `readText` does; the order of members means nothing.
 * @param text an object with at least one member, as canonical JSON
 * @param emptyLists as `emptyListsOf` names them
 */
export function servedText(text: string, emptyLists: string, beside: Record<string, unknown> = {}): string {
  const empty = emptyLists === '' ? [] : emptyLists.split(' ').map((name) => `"${name}":[]`);
  const others = Object.entries(beside).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  const members = [...empty, ...others];
  return members.length === 0 ? text : `{${members.join(',')},${text.slice(1)}`;
}
