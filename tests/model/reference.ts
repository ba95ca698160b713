/**
 * What a claim is expected to do, written anew from the tables of the design and of docs/workflow.md. It shares no line and
 * no word list with `src/domain`: where the two differ, one of them is wrong.
 */

export type Who = 'reader' | 'contributor' | 'editor' | 'reviewer' | 'admin' | 'robot';
export type Stage = 'triage' | 'checking' | 'in_review' | 'settled' | 'dropped';
export type Urgency = 'normal' | 'high' | 'now';
export type Verdict = 'confirmed' | 'partly_confirmed' | 'disputed' | 'refuted' | 'unverifiable' | 'unverified';

export const everybody: Who[] = ['reader', 'contributor', 'editor', 'reviewer', 'admin', 'robot'];
const rank: Record<Who, number> = { reader: 0, contributor: 1, editor: 2, reviewer: 2, robot: 2, admin: 3 };
const hour = 3_600_000;
const shelfLife: Record<string, number> = { fact: 14 * 24 * hour, forecast: 7 * 24 * hour, utterance: 365 * 24 * hour };

export interface Decision {
  verdict: Verdict;
  use: string;
  reason?: string;
  recheckAt?: string;
}

/** What is asked for, as far as it decides about the answer. */
export type Act = {
  who: Who;
  /** Which of the sequence's claims. */
  on: number;
  /** Names the revision before the present one. */
  stale: boolean;
  /** Names hashes that nobody saw. */
  strange: boolean;
} & (
  | { name: 'take' | 'release' | 'withdraw' | 'reopen' | 'retract' | 'restore' | 'send_back' }
  | { name: 'add_appearance' | 'comment' | 'publication' | 'continue' | 'lease' }
  | { name: 'sign_off'; own: Decision }
  | { name: 'prioritise'; urgency: Urgency }
  | { name: 'assign'; to: Who }
  | { name: 'propose'; decision: Decision }
  | { name: 'provisional'; decision: Decision }
  | { name: 'drop'; duplicateOf?: number }
  | { name: 'edit'; member: 'statement' | 'kind' | 'figures' | 'chains' | 'topics'; value: number }
  | { name: 'add_evidence'; stance: Stance; origin: Origin; authoritative: boolean }
  | { name: 'withdraw_evidence'; item: number }
  | { name: 'add_figure'; value: number }
  | { name: 'add_link'; type: 'narrows' | 'bears_on'; to: number }
);
export type Name = Act['name'];

type Stance = 'supports' | 'refutes' | 'context';
/** `spokesman` depends on `ministry`. */
export type Origin = 'ministry' | 'spokesman' | 'witness' | 'neighbour';

export type Why =
  | 'role'
  | 'service'
  | 'missing'
  | 'revision'
  | 'stage'
  | 'separation'
  | 'hash'
  | 'done before'
  | 'policy';
const statusOf: Record<Why, number> = {
  ...{ missing: 404, role: 403, service: 403, revision: 409, stage: 409, separation: 403 },
  ...{ hash: 409, 'done before': 409, policy: 422 },
};
export const status = (why: Why) => statusOf[why];

interface Item {
  by: Who;
  stance: Stance;
  origin: Origin;
  authoritative: boolean;
  withdrawn: boolean;
}

export interface Claim {
  revision: number;
  stage: Stage;
  urgency: Urgency;
  assignee?: Who | undefined;
  statement: number;
  kind: string;
  figures: number[];
  chains: string[];
  topics: number;
  evidence: Item[];
  appearances: number;
  links: string[];
  /** Who changed what is claimed: since the last sign-off, and ever; and whose chains it took over since. */
  restaters: Set<Who>;
  writers: Set<Who>;
  /** Blind where reviewers judge before they see it; that is so for the most urgent claims. */
  proposal?: (Decision & { by: Who; blind: boolean }) | undefined;
  /** The proposal behind the last sign-off. */
  agreed?: (Decision & { by: Who }) | undefined;
  signOff?: { by: Who; said: string; content: string } | undefined;
  lastSigned?: (Decision & { staleAfter: number }) | undefined;
  provisional?: { verdict: Verdict; until: number } | undefined;
  corrections: number;
  continued: boolean;
  lease?: { by: Who; until: number } | undefined;
  dropped?: string | undefined;
}

/** Where the stages are named, the action is offered: to which stage it leads, and who may at the least. */
type From = Partial<Record<Stage, [next: Stage | 'same', least: 'contributor' | 'editor']>>;
const assigning: From = {
  triage: ['checking', 'contributor'],
  checking: ['same', 'contributor'],
  in_review: ['same', 'contributor'],
};
const adding: From = {
  triage: ['same', 'contributor'],
  checking: ['same', 'contributor'],
  in_review: ['same', 'contributor'],
  settled: ['same', 'contributor'],
};
const editing: From = {
  triage: ['same', 'contributor'],
  checking: ['same', 'contributor'],
  in_review: ['checking', 'editor'],
  settled: ['checking', 'editor'],
};
const back: [Stage, 'editor'] = ['checking', 'editor'];

const beside: From = { ...adding, dropped: ['same', 'contributor'] };

const table: Record<Name, From> = {
  take: assigning,
  assign: assigning,
  release: { checking: ['triage', 'contributor'] },
  drop: { triage: ['dropped', 'editor'], checking: ['dropped', 'editor'] },
  restore: { dropped: ['triage', 'editor'] },
  propose: { checking: ['in_review', 'editor'] },
  withdraw: { in_review: ['checking', 'contributor'] },
  send_back: { in_review: back },
  // On a settled claim it confirms again.
  sign_off: { in_review: ['settled', 'editor'], settled: ['same', 'editor'] },
  reopen: { settled: back },
  retract: { triage: back, checking: back, in_review: back, settled: back, dropped: back },
  provisional: { checking: ['same', 'editor'], in_review: ['same', 'editor'] },
  edit: editing,
  add_figure: editing,
  add_evidence: adding,
  withdraw_evidence: adding,
  add_appearance: adding,
  add_link: adding,
  continue: adding,
  lease: editing,
  prioritise: {
    triage: ['same', 'contributor'],
    checking: ['same', 'contributor'],
    in_review: ['same', 'editor'],
    settled: ['same', 'editor'],
  },
  // Offered always, and not bound to a revision.
  comment: beside,
  publication: beside,
};
/** What is done beside a claim writes no revision of it. */
const besides: Name[] = ['comment', 'publication', 'continue', 'lease'];

export function newClaim(by: Who, content: Pick<Claim, 'statement' | 'kind' | 'chains'>): Claim {
  return {
    ...{
      revision: 1,
      stage: 'triage',
      topics: 0,
      figures: [],
      evidence: [],
      appearances: 0,
      links: [],
      corrections: 0,
    },
    ...{ corrections: 0, urgency: 'normal', continued: false },
    ...content,
    restaters: new Set([by]),
    writers: new Set([by]),
  };
}

/** What is claimed, and that with the evidence: equal where, and only where, the desk's hashes are. */
export const said = ({ statement, kind, chains, figures }: Claim) => JSON.stringify([statement, kind, chains, figures]);
export function content(claim: Claim): string {
  const counted = claim.evidence.flatMap((item, index) => (item.withdrawn ? [] : [index]));
  return counted.length === 0 ? said(claim) : JSON.stringify([said(claim), counted]);
}

export function standing(claim: Claim) {
  if (!claim.lastSigned) return 'undecided';
  if (!claim.signOff) return 'retracted';
  if (said(claim) !== claim.signOff.said) return 'changed';
  return content(claim) === claim.signOff.content ? 'current' : 'behind';
}

/** Why the act is refused, the first reason in the order of the outside contract; null where it is carried out. */
export function refusal(claims: Claim[], act: Act, now: number): Why | null {
  const claim = claims[act.on] as Claim;
  const { who } = act;
  if (act.name === 'withdraw_evidence' && !claim.evidence[act.item]) return 'missing';
  const row = table[act.name];
  const offered = row[claim.stage];
  const least = offered?.[1] ?? (Object.values(row).some((one) => one[1] === 'contributor') ? 'contributor' : 'editor');
  if (rank[who] < rank[least] || (rank[who] < rank.editor && isForeign(claim, act))) return 'role';

  const open = offered !== undefined && isOpen(claim, act, now);
  if (open && act.name === 'withdraw' && claim.proposal?.by !== who) return 'role';
  if (open && act.name === 'sign_off' && who === 'robot') return 'service';
  if (act.stale && isBound(act)) return 'revision';
  if (!open) return 'stage';
  if (act.name === 'send_back' && claim.proposal?.by === who) return 'separation';
  if (act.name === 'sign_off' && !isSecondPerson(claim, who)) return 'separation';
  return refusedByMatter(claims, claim, act, now);
}

/** Whether it names the revision that its author saw. */
const isBound = ({ name }: Act) => name !== 'comment' && name !== 'publication' && name !== 'lease';

function isForeign(claim: Claim, act: Act): boolean {
  if (act.name === 'assign') return act.to !== act.who;
  if (act.name === 'release') return claim.assignee !== act.who;
  return act.name === 'withdraw_evidence' && claim.evidence[act.item]?.by !== act.who;
}

function isOpen(claim: Claim, act: Act, now: number): boolean {
  if (act.name === 'retract') return claim.signOff !== undefined;
  if (act.name === 'sign_off' && claim.stage === 'settled') return (claim.lastSigned?.staleAfter ?? now) <= now;
  return true;
}

function isSecondPerson(claim: Claim, who: Who): boolean {
  const proposal = claim.stage === 'settled' ? claim.agreed : claim.proposal;
  if (!proposal || proposal.by === who || claim.restaters.has(who)) return false;
  // In a blind review they are asked for their own verdict first.
  return isBlind(claim) || isIndependent(claim, proposal.verdict, who);
}

const isBlind = (claim: Claim) => claim.stage === 'in_review' && claim.proposal?.blind === true;

/** Whether a verdict stands without the evidence that somebody added. */
function isIndependent(claim: Claim, verdict: Verdict, who: Who): boolean {
  const added = claim.evidence.some((item) => item.by === who && !item.withdrawn);
  return !added || isSupported(claim, verdict, who);
}

/** Whether the evidence has as many independent origins as the policy asks for, those of one person's items left out. */
function isSupported(claim: Claim, verdict: Verdict, without?: Who): boolean {
  const minimum = verdict === 'confirmed' || verdict === 'partly_confirmed' || verdict === 'refuted' ? 2 : 0;
  const stance = verdict === 'refuted' ? 'refutes' : 'supports';
  const items = claim.evidence.filter((item) => !item.withdrawn && item.by !== without && item.stance === stance);
  const roots = new Set(items.map(({ origin }) => (origin === 'spokesman' ? 'ministry' : origin)));
  return roots.size >= (items.some((item) => item.authoritative) ? Math.min(1, minimum) : minimum);
}

function refusedByMatter(claims: Claim[], claim: Claim, act: Act, now: number): Why | null {
  if (act.name === 'assign') return act.to === 'reader' ? 'policy' : null;
  if (act.name === 'sign_off') {
    const blind = isBlind(claim);
    if (blind && !hasItsReason(act.own)) return 'policy';
    if (blind && !isIndependent(claim, act.own.verdict, act.who)) return 'separation';
    if (act.strange) return 'hash';
    const { verdict } = (blind ? act.own : claim.stage === 'settled' ? claim.agreed : claim.proposal) as Decision;
    return isSupported(claim, verdict) ? null : 'policy';
  }
  if (act.name === 'propose')
    return isSound(act.decision) && isSupported(claim, act.decision.verdict) ? null : 'policy';
  if (act.name === 'provisional') {
    if (!mayBeUsed(act.decision)) return 'policy';
    const { verdict, until = 0 } = claim.provisional ?? {};
    return verdict === act.decision.verdict && until > now ? 'done before' : null;
  }
  if (act.name === 'drop' && act.duplicateOf !== undefined) {
    const other = claims[act.duplicateOf];
    return other && other !== claim && (other.stage === 'triage' || other.stage === 'checking') ? null : 'policy';
  }
  if (act.name === 'add_link')
    return act.to === act.on || claim.links.includes(`${act.type} ${act.to}`) ? 'policy' : null;
  if (act.name === 'withdraw_evidence') return claim.evidence[act.item]?.withdrawn ? 'done before' : null;
  if (act.name === 'continue') return claim.continued ? 'done before' : null;
  if (act.name === 'lease') return leaseAt(claim, now) && claim.lease?.by !== act.who ? 'done before' : null;
  return null;
}

const leaseAt = ({ lease }: Claim, now: number) => (lease && lease.until > now ? lease : undefined);

const reasons: Partial<Record<Verdict, string[]>> = {
  refuted: ['fabricated', 'old_or_misplaced', 'misattributed', 'mistranslated', 'miscounted'],
  unverifiable: ['no_access', 'source_withheld', 'too_vague'],
  unverified: ['single_source', 'not_yet_decidable'],
};

/** Whether it has a reason where its verdict takes one, and only there. */
function hasItsReason({ verdict, reason }: Decision): boolean {
  const known = reasons[verdict];
  return known ? known.includes(reason ?? '') : reason === undefined;
}

function isSound(decision: Decision): boolean {
  if (!hasItsReason(decision)) return false;
  return mayBeUsed(decision) && (decision.reason !== 'not_yet_decidable' || decision.recheckAt !== undefined);
}

/** What is not held to be so is not stated in one's own voice. */
function mayBeUsed({ verdict, use }: Decision): boolean {
  return use !== 'state' || reasons[verdict] === undefined;
}

/** Carries out an act that is not refused. @returns the claims that it changed, by their place */
export function carryOut(claims: Claim[], act: Act, now: number): number[] {
  const claim = claims[act.on] as Claim;
  const { who } = act;
  if (act.name === 'continue') claim.continued = true;
  if (act.name === 'lease') claim.lease = { by: who, until: now + hour / 6 };
  if (besides.includes(act.name)) return [];
  const before = said(claim);
  const differs = act.name === 'sign_off' && isBlind(claim) && !isSame(act.own, claim.proposal);
  const next = differs ? 'checking' : table[act.name][claim.stage]?.[0];
  if (differs) claim.assignee = claim.proposal?.by;
  else if (act.name === 'sign_off') settle(claim, who, now);
  const wasInReview = claim.stage === 'in_review';
  claim.stage = next === undefined || next === 'same' ? claim.stage : next;
  const changed = [act.on];

  if (act.name === 'take') claim.assignee = who;
  if (act.name === 'assign') claim.assignee = act.to;
  if (act.name === 'release' || act.name === 'restore') claim.assignee = undefined;
  if (act.name === 'send_back') claim.assignee = claim.proposal?.by;
  if (act.name === 'propose') claim.proposal = { ...act.decision, by: who, blind: claim.urgency === 'now' };
  else if (wasInReview && claim.stage !== 'in_review') claim.proposal = undefined;
  if (act.name === 'provisional') claim.provisional = { verdict: act.decision.verdict, until: now + 12 * hour };
  if (act.name === 'retract') {
    claim.signOff = undefined;
    claim.corrections += 1;
  }
  if (act.name === 'retract' || act.name === 'restore') claim.dropped = undefined;
  if (act.name === 'drop') changed.push(...drop(claims, claim, act));
  if (act.name === 'prioritise') claim.urgency = act.urgency;
  if (act.name === 'edit') edit(claim, act);
  if (act.name === 'edit' && claim.lease?.by === who) claim.lease = undefined;
  if (act.name === 'add_figure') claim.figures.push(act.value);
  if (act.name === 'add_appearance') claim.appearances += 1;
  if (act.name === 'add_link') claim.links.push(`${act.type} ${act.to}`);
  if (act.name === 'add_evidence') {
    const { stance, origin, authoritative } = act;
    claim.evidence.push({ by: who, stance, origin, authoritative, withdrawn: false });
  }
  if (act.name === 'withdraw_evidence') (claim.evidence[act.item] as Item).withdrawn = true;

  if (said(claim) !== before) noteWriters(claim, [who]);
  for (const place of changed) {
    const one = claims[place] as Claim;
    one.revision += 1;
    if ((one.provisional?.until ?? now + 1) <= now) one.provisional = undefined;
  }
  return changed;
}

/** Whether a reviewer came to what is proposed: the verdict, and its reason where it has one. */
function isSame(own: Decision, proposal: Decision | undefined): boolean {
  return own.verdict === proposal?.verdict && (!reasons[own.verdict] || own.reason === proposal.reason);
}

function noteWriters(claim: Claim, who: Iterable<Who>): void {
  for (const one of who) {
    claim.restaters.add(one);
    claim.writers.add(one);
  }
}

function settle(claim: Claim, who: Who, now: number): void {
  const agreed = (claim.stage === 'settled' ? claim.agreed : claim.proposal) as NonNullable<Claim['agreed']>;
  const before = standing(claim) === 'retracted' ? 'unverified' : claim.lastSigned?.verdict;
  if (before !== undefined && before !== agreed.verdict) claim.corrections += 1;
  claim.agreed = agreed;
  claim.signOff = { by: who, said: said(claim), content: content(claim) };
  claim.lastSigned = { ...agreed, staleAfter: now + (shelfLife[claim.kind] ?? 0) };
  claim.provisional = undefined;
  claim.restaters.clear();
}

function drop(claims: Claim[], claim: Claim, act: Act & { name: 'drop' }): number[] {
  claim.dropped = act.duplicateOf === undefined ? 'out_of_scope' : 'duplicate';
  if (act.duplicateOf === undefined) return [];
  const other = claims[act.duplicateOf] as Claim;
  const chains = Math.max(0, ...other.chains.map((chain) => Number(chain.split(' ')[0])));
  const moved = claim.chains.map((chain) => {
    const [number, origin] = chain.split(' ');
    return `${Number(number) + chains} ${origin}`;
  });
  other.chains = [...other.chains, ...moved];
  other.appearances += claim.appearances;
  // Whoever wrote the chains wrote a part of what the other claims now.
  if (moved.length > 0) noteWriters(other, [act.who, ...claim.writers]);
  claim.chains = [];
  claim.appearances = 0;
  return [act.duplicateOf];
}

const kinds = ['fact', 'forecast', 'utterance'];

function edit(claim: Claim, { member, value }: Act & { name: 'edit' }): void {
  if (member === 'statement') claim.statement = value;
  if (member === 'topics') claim.topics = value;
  if (member === 'kind') claim.kind = kinds[value] as string;
  if (member === 'figures') claim.figures = value === 0 ? [] : [value];
  if (member === 'chains') claim.chains = value === 0 ? [] : [`1 ${value === 1 ? 'ministry' : 'witness'}`];
}

/** What somebody is to see of a claim. */
export function expected(claim: Claim, reader: Who, now: number) {
  const state = standing(claim);
  const decided = state === 'current' || state === 'behind' ? claim.lastSigned : undefined;
  const { revision, stage, statement, kind, topics, chains, figures, appearances, links, corrections } = claim;
  return {
    ...{ revision, stage, statement, kind, topics, chains, figures, appearances, links, corrections },
    assignee: claim.assignee,
    dropped: claim.dropped,
    standing: state,
    verdict: decided?.verdict ?? 'unverified',
    reason: decided?.reason,
    use: decided?.use,
    staleAfter: decided?.staleAfter,
    signOff: claim.signOff && { by: claim.signOff.by, proposedBy: claim.agreed?.by },
    lastSigned: claim.lastSigned?.verdict,
    provisional: claim.provisional,
    evidence: claim.evidence.map(({ by, withdrawn }) => ({ by, withdrawn })),
    proposal: claim.proposal && seenProposal(claim.proposal, reader),
    urgency: claim.urgency,
    lease: leaseAt(claim, now)?.by,
  };
}

function seenProposal({ by, verdict, use, reason, blind }: NonNullable<Claim['proposal']>, reader: Who) {
  const hidden = { by, blind, verdict: undefined, use: undefined, reason: undefined };
  return blind && by !== reader ? hidden : { by, blind, verdict, use, reason };
}
