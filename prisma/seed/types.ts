import type {
  ChainRole,
  ChainVerdict,
  ClaimKind,
  LinkType,
  OutletCheck,
  Qualifier,
  Reliability,
  Role,
  SourceKind,
  Stance,
  Urgency,
  Use,
  Verdict,
  Voice,
} from '../../src/domain/words.ts';

/** An account of the example desk. `key` is the part of the address before the @. */
export interface SeedPerson {
  key: string;
  email: string;
  name: string;
  role: Role;
}

/** `parent` is the key of the source on whom this one depends; `unnamed` ones are never matched by their name. */
export interface SeedSource {
  key: string;
  name: string;
  kind: SourceKind;
  aliases?: string[];
  side?: string;
  reliability?: Reliability;
  parent?: string;
  unnamed?: boolean;
}

export type DocumentKey = 'digest-en' | 'digest-nl';

/** `text` stands in normalisation 1; `publishedAt` is EDTF, `capturedAt` RFC 3339 UTC with milliseconds. */
export interface SeedDocument {
  key: DocumentKey;
  title: string;
  publisher: string;
  language: string;
  author: string;
  publishedAt: string;
  capturedAt: string;
  text: string;
}

export interface SeedPlace {
  name: string;
  lat?: number;
  lon?: number;
  precision?: string;
}

/** One step without its place in a chain; `source` is a key, `at` is EDTF, `appearance` an index into the claim's appearances. */
export interface SeedLinkOfChain {
  role: ChainRole;
  source?: string;
  voice: Voice;
  channel?: string;
  at?: string;
  derived?: boolean;
  appearance?: number;
}

/** Chains and their steps are both counted from 1. */
export interface SeedStep extends SeedLinkOfChain {
  chain: number;
  step: number;
}

/** `exact` and `disclaimer` each occur once in the document, unless `prefix` tells which occurrence is meant. */
export interface SeedAppearance {
  document: DocumentKey;
  exact: string;
  prefix?: string;
  outletCheck?: OutletCheck;
  disclaimer?: string;
}

/** Either `value` or `low` and `high`. `asOf` and `period` are EDTF; `countedBy` is a source's key. */
export interface SeedFigure {
  metric: string;
  value?: number;
  low?: number;
  high?: number;
  unit: string;
  qualifier: Qualifier;
  place?: string;
  asOf?: string;
  period?: string;
  derived?: boolean;
  countedBy?: string;
  cumulative?: boolean;
}

/** `to` is the number of another claim. */
export interface SeedLink {
  type: LinkType;
  to: number;
  note?: string;
}

/** `source` brought the item, `origin` is whose knowledge it is; credibility 1–6 on the Admiralty scale. */
export interface SeedEvidence {
  stance: Stance;
  source?: string;
  origin?: string;
  url?: string;
  document?: DocumentKey;
  exact?: string;
  note: string;
  credibility?: number;
  authoritative?: boolean;
}

/** `proposedBy` and `signedBy` are keys of two different people. `recheckAt` is RFC 3339 UTC with milliseconds. */
export interface SeedSettlement {
  verdict: Verdict;
  reason?: string;
  use: Use;
  rationale: string;
  recheckAt?: string;
  chainVerdicts?: { chain: number; verdict: ChainVerdict }[];
  proposedBy: string;
  signedBy: string;
}

/** How far the example desk has come with a claim. */
export type SeedCourse = 'triage' | 'checking' | { settled: SeedSettlement };

/** `number` is the claim's number in the example, 1–31; `eventDate` is EDTF. */
export interface SeedClaim {
  number: number;
  statement: string;
  language: string;
  kind: ClaimKind;
  topics: string[];
  place?: SeedPlace;
  eventDate?: string;
  eventDateDerived?: boolean;
  urgency?: Urgency;
  attribution: SeedStep[];
  appearances: SeedAppearance[];
  figures?: SeedFigure[];
  links?: SeedLink[];
  evidence?: SeedEvidence[];
  course: SeedCourse;
}
