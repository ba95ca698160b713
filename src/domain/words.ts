/**
 * The closed vocabularies of the desk, each in the order in which it is shown. What they mean stands in the design;
 * how they read in a language stands in `catalogue/`.
 */
export const claimKinds = ['fact', 'forecast', 'utterance'] as const;
export const urgencies = ['normal', 'high', 'now'] as const;
export const stages = ['triage', 'checking', 'in_review', 'settled', 'dropped'] as const;
export const verdicts = ['confirmed', 'partly_confirmed', 'disputed', 'refuted', 'unverifiable', 'unverified'] as const;
export const uses = ['state', 'attribute', 'hold', 'do_not_use'] as const;
export const standings = ['undecided', 'current', 'behind', 'changed', 'retracted'] as const;
export const chainVerdicts = ['said', 'not_said', 'unclear'] as const;
export const dropReasons = ['duplicate', 'not_checkable', 'out_of_scope', 'import_undone'] as const;

export const chainRoles = ['asserted_by', 'relayed_by', 'found_in'] as const;
export const voices = ['named', 'unnamed', 'outlet'] as const;
export const outletChecks = ['verified', 'partly', 'not_verified', 'unstated'] as const;

export const sourceKinds = ['person', 'organisation', 'outlet', 'account', 'eyewitness'] as const;
/** Admiralty (NATO AJP-2.1) reliability of a source; F means "cannot be judged", never "worst". */
export const reliabilities = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
/** Admiralty credibility of one item; 6 means "cannot be judged", never "worst". */
export const credibilities = [1, 2, 3, 4, 5, 6] as const;
export const stances = ['supports', 'refutes', 'context'] as const;
export const visibilities = ['desk', 'public'] as const;

export const qualifiers = [
  'as_stated',
  'about',
  'at_least',
  'at_most',
  'more_than',
  'less_than',
  'nearly',
  'exactly',
] as const;
export const linkTypes = ['contradicts', 'supersedes', 'narrows', 'part_of', 'same_event', 'bears_on'] as const;
export const translators = ['human', 'machine', 'unknown'] as const;

export const roles = ['reader', 'contributor', 'editor', 'admin'] as const;
export const personKinds = ['person', 'service', 'system'] as const;
export const scopes = ['read', 'write'] as const;
export const recordTypes = ['claim', 'source', 'document', 'policy', 'person', 'token'] as const;

export type ClaimKind = (typeof claimKinds)[number];
export type Urgency = (typeof urgencies)[number];
export type Stage = (typeof stages)[number];
export type Verdict = (typeof verdicts)[number];
export type Use = (typeof uses)[number];
export type Standing = (typeof standings)[number];
export type ChainVerdict = (typeof chainVerdicts)[number];
export type DropReason = (typeof dropReasons)[number];
export type ChainRole = (typeof chainRoles)[number];
export type Voice = (typeof voices)[number];
export type OutletCheck = (typeof outletChecks)[number];
export type SourceKind = (typeof sourceKinds)[number];
export type Reliability = (typeof reliabilities)[number];
export type Stance = (typeof stances)[number];
export type Visibility = (typeof visibilities)[number];
export type Qualifier = (typeof qualifiers)[number];
export type LinkType = (typeof linkTypes)[number];
export type Role = (typeof roles)[number];
export type PersonKind = (typeof personKinds)[number];
export type Scope = (typeof scopes)[number];
export type RecordType = (typeof recordTypes)[number];
