import type { Request } from 'express';
import type { Desk } from '../../desk/desk.ts';
import { type SeenProposal, seenProposals } from '../../desk/seen-proposals.ts';
import { readSituation } from '../../desk/situation.ts';
import type { Claim } from '../../domain/claim.ts';
import { findLinksTo } from '../../store/choices.ts';
import { findHistory, findTimeline, type TimelineEntry } from '../../store/history.ts';
import { recalledNames } from '../../store/people.ts';
import { getPolicyAsOf, recalledPolicy } from '../../store/policy.ts';
import type { Source } from '../../store/records.ts';
import { actorOf } from '../request.ts';
import { type Wording, wordingOf } from '../wording.ts';
import { type ShownAppearance, shownAppearances } from './appearances.ts';
import { type AroundEvidence, findAroundEvidence, findDocumentsOf } from './around-evidence.ts';
import { type Buttons, buttonsOf } from './buttons.ts';
import { type ShownChain, shownChains } from './chains.ts';
import { type ClaimComments, claimComments } from './comment-threads.ts';
import {
  type HiddenDecision,
  type PastProposal,
  pastProposals,
  type ShownDecision,
  type ShownProposal,
  shownHidden,
  shownProposal,
  shownProvisional,
  shownSignOff,
} from './decision.ts';
import { type EvidenceGroup, evidenceGroups } from './evidence.ts';
import { type Facts, factsOf, type ShownCorrection, type ShownFigure, shownCorrection, shownFigure } from './facts.ts';
import { type Headline, headlineOf } from './headline.ts';
import { findKnownSources } from './known-sources.ts';
import { type ShownLease, shownLease } from './lease.ts';
import { type LinkedClaim, linkedClaims } from './linked-claims.ts';
import { type Series, seriesOf } from './series.ts';
import { type TimelineItem, timelineItems } from './timeline.ts';
import { type UsedIn, usedIn } from './used-in.ts';

const newestShown = 10;

/** Which state of the claim is asked for. */
export interface View {
  /** RFC 3339 UTC. */
  asOf: string | undefined;
  state: 'working' | 'signed';
}

/** What `views/claims/claim.ejs` shows. */
export interface ClaimPage {
  id: number;
  path: string;
  jsonPath: string;
  /** Where this is not the claim as it stands now. */
  mode: { title: string; text: string } | null;
  headline: Headline;
  /** Who is editing it just now. */
  lease: ShownLease | null;
  facts: Facts;
  /** Null where nothing can be done to what is shown. */
  buttons: Buttons | null;
  chains: ShownChain[];
  appearances: ShownAppearance[];
  evidence: EvidenceGroup[];
  proposal: ShownDecision | null;
  /** The open proposal, where whoever asks has not judged yet and so does not see it. */
  blindProposal: HiddenDecision | null;
  provisional: ShownDecision | null;
  signOff: ShownDecision | null;
  /** The way to what changed since the last sign-off. */
  sinceHref: string | null;
  /** The way to the claims that rest on the same; null where this is a past or signed state. */
  relatedHref: string | null;
  pastProposals: PastProposal[];
  figures: ShownFigure[];
  /** The values before and after this one; null where there are none, or this is a past or signed state. */
  series: Series | null;
  links: LinkedClaim[];
  /** Null where this is a past or signed state. */
  usedIn: UsedIn | null;
  corrections: ShownCorrection[];
  /** Null where the signed state is shown, which no comment belongs to. */
  comments: ClaimComments | null;
  history: TimelineItem[];
  historyHref: string;
  hasMoreHistory: boolean;
}

/** The page of a claim: as it stands, as of a past time, or as it was signed off. */
export async function claimPage({ store, ...rest }: Desk, req: Request, claim: Claim, view: View): Promise<ClaimPage> {
  const desk = { ...rest, store: store.gathering() };
  const { read } = desk.store;
  const isCurrent = view.asOf === undefined && view.state === 'working';
  const wording = await wordingOf(desk, view.asOf);
  // All at once, so that few ways to the database and back are waited for one after the other.
  const documents = findDocumentsOf(read, claim);
  const incoming = isCurrent ? findLinksTo(read, claim.id) : Promise.resolve([]);
  const actor = actorOf(req);
  const [sources, around, policy, names, entries, proposals, now, lease, appearances, series, links, used, comments] =
    await Promise.all([
      findKnownSources(read, claim),
      findAroundEvidence(read, claim, documents),
      view.asOf === undefined ? recalledPolicy(desk.store) : getPolicyAsOf(read, view.asOf),
      recalledNames(desk.store),
      view.state === 'signed'
        ? signedHistory(read, claim)
        : findTimeline(read, claim.id, { limit: newestShown + 1, upTo: view.asOf }),
      seenProposals(read, actor.id, claim.id),
      isCurrent ? readSituation(read, actor, claim, wording.now) : null,
      isCurrent ? shownLease(desk, req, claim, wording) : null,
      documents.then((known) => shownAppearances(read, wording, claim, known)),
      incoming.then((to) => (isCurrent ? seriesOf(read, wording, claim, to) : null)),
      incoming.then((to) => linkedClaims(read, wording, claim, to, view.asOf)),
      isCurrent ? usedIn(read, wording, actor, claim) : null,
      view.state === 'signed' ? null : claimComments(desk, actor, claim, wording, view.asOf),
    ]);
  const history = entries.slice(0, newestShown);
  const inReview = now?.situation.stage === 'in_review';
  const waiting = inReview ? (proposals.find(({ id }) => id === now?.proposal?.id) ?? null) : null;
  const then = view.asOf !== undefined && view.state === 'working' ? proposalsAt(proposals, view.asOf) : null;
  const current = then ? then.open : waiting;
  const open = current && !current.hidden ? current : null;
  const { lastSigned } = claim;

  return {
    id: claim.id,
    path: claim.path,
    jsonPath: `${claim.path}.json${req.originalUrl.replace(/^[^?]*/, '')}`,
    mode: modeOf(claim, view, wording),
    headline: headlineOf(claim, wording, names),
    lease,
    facts: factsOf(claim, wording, names),
    buttons: now && buttonsOf(claim, now.situation),
    chains: shownChains(claim, wording, sources, judgedChains(claim, open)),
    appearances,
    evidence: evidenceGroups(claim, {
      ...(isCurrent ? around : withoutToday(around)),
      wording,
      sources,
      policy,
      names,
      situation: now?.situation ?? null,
    }),
    proposal: open && shownProposal(claim, open, wording, names),
    blindProposal: current?.hidden ? shownHidden(current, wording, names) : null,
    provisional: shownProvisional(claim, wording, names),
    signOff: shownSignOff(claim, wording, names),
    sinceHref:
      isCurrent && lastSigned && lastSigned.revision < claim.revision
        ? `${claim.path}/diff?from=${lastSigned.revision}&to=${claim.revision}`
        : null,
    relatedHref: isCurrent ? `${claim.path}/related` : null,
    pastProposals: isCurrent || then ? pastProposals(then?.past ?? proposals, wording, names) : [],
    figures: claim.figures.map((figure) => shownFigure(figure, wording)),
    series,
    usedIn: used,
    links,
    corrections: claim.corrections.map((correction) => shownCorrection(claim, correction, wording)),
    comments,
    history: await timelineItems(desk, actor, wording, claim, history, { withTexts: false, proposals }),
    historyHref: `${claim.path}/history`,
    hasMoreHistory: entries.length > newestShown,
  };
}

/** What was written until a signed revision, without anything of the work since. */
async function signedHistory(read: Source, claim: Claim): Promise<TimelineEntry[]> {
  const entries = await findHistory(read, 'claim', claim.id, { upTo: claim.revision, limit: newestShown + 1 });
  return entries.map((entry) => ({ ...entry, seq: 0 }));
}

/** The proposals as they stood at a time: the one that was open, and those that had ended. */
function proposalsAt(proposals: SeenProposal[], asOf: string) {
  const made = proposals.filter(({ at }) => at <= asOf);
  const isPast = ({ closedAt }: SeenProposal) => closedAt !== null && closedAt <= asOf;
  return { open: made.find((one) => !isPast(one)) ?? null, past: made.filter(isPast) };
}

/** What stands around evidence without what is known of it today alone: how its copies stand, and who else uses it. */
function withoutToday(around: AroundEvidence): AroundEvidence {
  return { ...around, snapshots: new Map(), elsewhere: new Map() };
}

function modeOf({ path, lastSigned }: Claim, { asOf, state }: View, { time }: Wording): ClaimPage['mode'] {
  const at = asOf ? time(asOf).text : null;
  if (state === 'signed') {
    const signed = lastSigned ? `, on ${time(lastSigned.at).text}` : '';
    const then = at ? ` and as readers had it at ${at}` : '';
    return {
      title: `As it was signed off${signed}${then}`,
      text: 'Work since then is not shown, and nothing can be done here.',
    };
  }
  if (!at) return null;
  return {
    title: `As of ${at}`,
    text: `This is ${path.slice(1).replace('claims/', 'claim ')} as the desk had it then, with what was said and done until then. Nothing can be done to the past. Names of people, and names and ratings of sources, are today's.`,
  };
}

function judgedChains({ signOff, standing }: Claim, open: ShownProposal | null) {
  if (open) return { verdicts: open.chainVerdicts, how: 'proposed' as const };
  // What was signed of the chains does not outlive a change of what is claimed.
  const holds = signOff?.chainVerdicts && (standing === 'current' || standing === 'behind');
  return holds ? { verdicts: signOff.chainVerdicts ?? [], how: 'signed' as const } : null;
}
