import type { SeenProposal } from '../../desk/seen-proposals.ts';
import type { Claim } from '../../domain/claim.ts';
import type { Reason } from '../../domain/verdicts.ts';
import type { Urgency } from '../../domain/words.ts';
import type { HistoryEntry } from '../../store/history.ts';
import type { ShownTime, Wording } from '../wording.ts';

/** One revision as a sentence: "Erin Editor proposed a verdict on the claim (confirmed)". */
export interface HistoryItem {
  /** Null where the event wrote no revision. */
  number: number | null;
  /** Of the item in its list. */
  id: string;
  at: ShownTime;
  person: { name: string; kind?: 'system' };
  words: string;
  note: string | null;
  /** What this revision changed; null for the first. */
  diffHref: string | null;
  /** The claim as it was then. */
  asOfHref: string;
  signed: boolean;
}

const systemId = 1;
const signing = new Set(['claim.signed_off', 'claim.confirmed_again']);

/** A revision, or an event that wrote none. */
export type Told = Omit<HistoryEntry, 'number' | 'textHash'> & { number: number | null; seq?: number };

/** What names in the history's details stand for. */
export interface HistoryGrounds {
  claim: Claim;
  proposals: SeenProposal[];
  names: ReadonlyMap<number, string>;
}

/** The ids of all people whom the entries name. */
export function peopleIn(entries: Told[]): number[] {
  return entries.flatMap(({ actorId, detail }) => [
    actorId,
    ...(typeof detail.assigneeId === 'number' ? [detail.assigneeId] : []),
  ]);
}

/** Revisions as sentences, in the order given. */
export function historyItems(entries: Told[], wording: Wording, grounds: HistoryGrounds): HistoryItem[] {
  const { claim, names } = grounds;
  return entries.map((entry) => ({
    number: entry.number,
    id: entry.number === null ? `event-${entry.seq}` : `revision-${entry.number}`,
    at: wording.time(entry.at),
    person: {
      name: names.get(entry.actorId) ?? `person ${entry.actorId}`,
      ...(entry.actorId === systemId ? { kind: 'system' as const } : {}),
    },
    words: sentence(entry, wording, grounds),
    note: entry.note,
    diffHref:
      entry.number !== null && entry.number > 1
        ? `${claim.path}/diff?from=${entry.number - 1}&to=${entry.number}`
        : null,
    asOfHref: `${claim.path}?asOf=${encodeURIComponent(entry.at)}`,
    signed: signing.has(entry.action),
  }));
}

// Sentences in which "the claim" does not stand at the end.
const sentences: Record<string, string> = {
  'claim.published_provisionally': 'published the claim provisionally',
  'claim.confirmed_again': 'confirmed the verdict again',
  'claim.differed': 'judged the claim otherwise, without having seen the proposal',
  'claim.provisional_ended': 'ended the provisional verdict',
};

function sentence(entry: Told, wording: Wording, grounds: HistoryGrounds): string {
  const { action, actorId, detail } = entry;
  if (action === 'claim.assigned') {
    const assignee = grounds.names.get(detail.assigneeId as number);
    return detail.assigneeId === actorId ? 'took the claim' : `assigned the claim to ${assignee}`;
  }
  if (action === 'claim.prioritised') return `set the urgency of the claim (${urgencyIn(detail, wording)})`;
  const words = sentences[action] ?? `${wording.words.events[action] ?? action} the claim`;
  const what = subject(entry, wording, grounds);
  return what ? `${words} (${what})` : words;
}

/** "high, due 2 Mar 2023, 09:00". */
function urgencyIn({ urgency, dueAt }: Told['detail'], { words, time }: Wording): string {
  const urgent = words.urgencies[urgency as Urgency].toLowerCase();
  return typeof dueAt === 'string' ? `${urgent}, due ${time(dueAt).text}` : `${urgent}, not due at any time`;
}

/** What an event was about, as far as the record still knows it. */
function subject({ action, detail }: Told, { words }: Wording, { claim, proposals }: HistoryGrounds): string | null {
  const proposal = proposals.find((one) => one.id === detail.proposalId);
  if (proposal && action === 'claim.differed' && !proposal.hidden) return differing(proposal, detail, words);
  if (proposal) return proposal.hidden ? null : words.verdicts[proposal.verdict].toLowerCase();
  if (typeof detail.duplicateOf === 'number') return `duplicate of claim ${detail.duplicateOf}`;
  if (typeof detail.duplicateId === 'number') return `claim ${detail.duplicateId}`;
  if (typeof detail.continues === 'number') return `continuing claim ${detail.continues}`;
  if (typeof detail.continuedAs === 'number') return `as claim ${detail.continuedAs}`;
  if (Array.isArray(detail.reopened)) return reopenedWords(detail.reopened);
  if (typeof detail.becauseOf === 'number') return `because of claim ${detail.becauseOf}`;
  const item = claim.evidence.find((one) => one.id === detail.itemId);
  if (item) return [words.stances[item.stance].toLowerCase(), item.source?.name].filter(Boolean).join(': ');
  const appearance = claim.appearances.find((one) => one.id === detail.itemId);
  if (appearance) return appearance.document.title;
  const figure = claim.figures.find((one) => one.id === detail.itemId);
  if (figure) return figure.metric;
  const link = claim.links.find((one) => one.id === detail.itemId);
  return link ? `${words.linkTypes[link.type]} claim ${link.claimId}` : null;
}

/** "claims 4, 8 and 10 more". */
function reopenedWords(reopened: { claimId: number }[]): string {
  const named = reopened.slice(0, 5).map(({ claimId }) => claimId);
  const more = reopened.length > named.length ? ` and ${reopened.length - named.length} more` : '';
  return `${reopened.length === 1 ? 'claim' : 'claims'} ${named.join(', ')}${more}`;
}

/** "refuted: miscounted; proposed was confirmed". */
function differing(
  { verdict, reviewVerdict }: Exclude<SeenProposal, { hidden: true }>,
  { reviewReason }: Told['detail'],
  { verdicts, reasons }: Wording['words'],
): string {
  const reason = typeof reviewReason === 'string' ? reasons[reviewReason as Reason]?.toLowerCase() : undefined;
  const own = [reviewVerdict && verdicts[reviewVerdict].toLowerCase(), reason].filter(Boolean).join(': ');
  return `${own}; proposed was ${verdicts[verdict].toLowerCase()}`;
}
