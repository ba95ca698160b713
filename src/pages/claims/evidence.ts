import type { Moment } from '../../desk/read-time-codes.ts';
import { pair, pairMeaning } from '../../domain/admiralty.ts';
import type { Claim, EvidenceItem } from '../../domain/claim.ts';
import { countOrigins, originsNeeded } from '../../domain/independence.ts';
import { may } from '../../domain/permissions.ts';
import type { Policy } from '../../domain/policy.ts';
import { type Stance, stances, type Verdict } from '../../domain/words.ts';
import { decide, type Situation } from '../../domain/workflow.ts';
import type { ShownTime, Wording } from '../wording.ts';
import type { AroundEvidence } from './around-evidence.ts';
import { type KnownSources, type ShownSource, shownSource } from './known-sources.ts';
import { sameRootSentences } from './same-root.ts';
import { type MissingCopy, missingCopy, type ShownCopy, shownCopy } from './shown-copy.ts';

/** The items of one stance, and on how many independent origins they rest. */
export interface EvidenceGroup {
  stance: Stance;
  title: string;
  items: ShownEvidence[];
  /** "1 of 2 independent origins that the policy asks for to confirm". */
  origins: string | null;
  sameRoot: string[];
}

export interface ShownEvidence {
  id: string;
  pair: string;
  pairMeaning: string;
  source: ShownSource | null;
  /** Whose knowledge it is, where that is somebody else than who brought it. */
  origin: ShownSource | null;
  note: string;
  url: string | null;
  document: {
    href: string;
    title: string;
    language: string | null;
    quote: string | null;
    moment: Moment | null;
  } | null;
  copy: ShownCopy | null;
  missingCopy: MissingCopy | null;
  /** Other claims with an item of the same copy or web address, and how many there are beside those named. */
  alsoIn: { id: number; href: string }[];
  alsoInMore: number;
  /** The item's own page. */
  href: string;
  /** Where this person may comment on it. */
  commentHref: string | null;
  authoritative: boolean;
  isPublic: boolean;
  addedBy: string;
  addedAt: ShownTime;
  withdrawn: { by: string; at: ShownTime; reason: string } | null;
  /** Where this person may withdraw it. */
  withdrawHref: string | null;
}

/** What the items are read with. */
export interface EvidenceGrounds extends AroundEvidence {
  wording: Wording;
  sources: KnownSources;
  policy: Policy;
  names: ReadonlyMap<number, string>;
  /** Null where the claim is shown as it once was: nothing can be done to it. */
  situation: Situation | null;
}

// What the items of a stance would speak for, and how that reads after "to".
const towards: Record<Stance, { title: string; verdict: Verdict | null; phrase: string }> = {
  supports: { title: 'For', verdict: 'confirmed', phrase: 'confirm' },
  refutes: { title: 'Against', verdict: 'refuted', phrase: 'refute' },
  context: { title: 'Context', verdict: null, phrase: '' },
};

/** A claim's evidence in three groups. */
export function evidenceGroups(claim: Claim, grounds: EvidenceGrounds): EvidenceGroup[] {
  return stances.map((stance) => {
    const items = claim.evidence.filter((item) => item.stance === stance);
    const { title } = towards[stance];
    return {
      stance,
      title,
      items: items.map((item) => shown(claim, item, grounds)),
      origins: originsSentence(claim, stance, grounds),
      sameRoot: stance === 'context' ? [] : sameRootSentences(items, grounds.sources, grounds.wording.words.locale),
    };
  });
}

function originsSentence(claim: Claim, stance: Stance, { policy, sources }: EvidenceGrounds): string | null {
  const { verdict, phrase } = towards[stance];
  if (!verdict || !claim.evidence.some((item) => item.stance === stance)) return null;
  const needed = originsNeeded(policy, verdict, claim.evidence);
  const found = countOrigins(claim.evidence, verdict, (id) => sources.get(id)?.parentId);
  const origins = (count: number) => `${count} independent ${count === 1 ? 'origin' : 'origins'}`;
  const asked = `the policy asks for ${needed} to ${phrase}`;
  return found < needed
    ? `${found} of ${origins(needed)} that the policy asks for to ${phrase}`
    : `${origins(found)}; ${asked}`;
}

function shownDocument(
  { id, documentId, quote }: EvidenceItem,
  { documents, moments }: AroundEvidence,
): ShownEvidence['document'] {
  if (documentId === undefined) return null;
  const { title = `Document ${documentId}`, language = null } = documents.get(documentId) ?? {};
  return {
    href: `/documents/${documentId}`,
    title,
    language,
    quote: quote?.exact ?? null,
    moment: moments.get(id) ?? null,
  };
}

/** The most that a line names; the item's own page has all. */
const mostNamed = 5;

/**
 * Other claims that use the same copy or address, in order. Of a document it would say little: many claims are cut from
 * one, and its own page shows them.
 */
export function claimsElsewhere(
  { sha256, url, documentId }: EvidenceItem,
  elsewhere: AroundEvidence['elsewhere'],
): number[] {
  const ids = [documentId === undefined ? sha256 : undefined, url].flatMap((key) => (key && elsewhere.get(key)) || []);
  return [...new Set(ids)].sort((a, b) => a - b);
}

function shown(claim: Claim, item: EvidenceItem, grounds: EvidenceGrounds): ShownEvidence {
  const { wording, sources, names, situation } = grounds;
  const { source, origin, withdrawn } = item;
  const { time, words } = wording;
  const reliability = source && sources.get(source.id)?.reliability;
  const others = claimsElsewhere(item, grounds.elsewhere);
  const mayWithdraw =
    situation && !withdrawn && decide('withdraw_evidence', { ...situation, authorId: item.addedBy }).ok;
  return {
    id: item.id,
    pair: pair(reliability, item.credibility),
    pairMeaning: pairMeaning(reliability, item.credibility, words.locale),
    source: source ? shownSource(source) : null,
    origin: origin && origin.id !== source?.id ? shownSource(origin) : null,
    note: item.note,
    url: item.url ?? null,
    document: shownDocument(item, grounds),
    copy: shownCopy(item, wording),
    missingCopy: missingCopy(claim, item, grounds.snapshots.get(item.id), situation, wording),
    alsoIn: others.slice(0, mostNamed).map((id) => ({ id, href: `/claims/${id}` })),
    alsoInMore: Math.max(0, others.length - mostNamed),
    href: `${claim.path}/evidence/${item.id}`,
    commentHref: situation && may(situation.actor, 'comment') ? `${claim.path}/comments?evidence=${item.id}` : null,
    authoritative: item.authoritative === true,
    isPublic: item.visibility === 'public',
    addedBy: names.get(item.addedBy) ?? '',
    addedAt: time(item.addedAt),
    withdrawn: withdrawn
      ? { by: names.get(withdrawn.by) ?? '', at: time(withdrawn.at), reason: withdrawn.reason }
      : null,
    withdrawHref: mayWithdraw ? `${claim.path}/evidence/${item.id}/withdrawals/new` : null,
  };
}
