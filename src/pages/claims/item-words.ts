import type { Appearance, AttributionStep, Claim, EvidenceItem, Figure, Link } from '../../domain/claim.ts';
import { readEdtf } from '../../domain/dates.ts';
import { readFigure } from '../../domain/figures.ts';
import type { Wording } from '../wording.ts';

/** What the members of a claim's text need to be read out. */
export interface Speech {
  wording: Wording;
  names: ReadonlyMap<number, string>;
}

/** A member by its name for people, with its value in words; undefined where there is none. */
export type Member = readonly [label: string, text: string | undefined];

const yes = (value: unknown) => (value ? 'yes' : undefined);
const dateOf = (edtf: string | undefined, derived: unknown) =>
  edtf && `${readEdtf(edtf)}${derived ? ' (worked out)' : ''}`;

/** A person by name. */
export function nameOf({ names }: Speech, id: number | undefined): string | undefined {
  return id === undefined ? undefined : (names.get(id) ?? `person ${id}`);
}

/** The lists of a claim's text whose items have ids: how one item is called, and its members in words. */
export const itemWords = {
  attribution: {
    title: () => 'Chain',
    members: (step: AttributionStep, { wording: { words } }: Speech): Member[] => [
      ['Chain', String(step.chain)],
      ['Step', String(step.step)],
      ['Role', words.chainRoles[step.role]],
      ['Source', step.source?.name],
      ['Voice', words.voices[step.voice]],
      ['Channel', step.channel],
      ['Date', dateOf(step.at, step.derived)],
    ],
  },
  appearances: {
    title: () => 'Appearance',
    members: (appearance: Appearance, { wording: { words } }: Speech): Member[] => [
      ['Document', appearance.document.title],
      ['Passage', appearance.quote.exact],
      ['What the outlet says', words.outletChecks[appearance.outletCheck]],
      ['In its words', appearance.disclaimer?.exact],
    ],
  },
  evidence: {
    title: (item: EvidenceItem, { wording: { words } }: Speech) =>
      `Evidence (${words.stances[item.stance].toLowerCase()})`,
    members: (item: EvidenceItem, { wording: { words, time }, names }: Speech): Member[] => [
      ['Stance', words.stances[item.stance]],
      ['Source', item.source?.name],
      ['Origin', item.origin?.name],
      ['Address', item.url],
      ['Document', item.documentId === undefined ? undefined : `document ${item.documentId}`],
      ['Passage', item.quote?.exact],
      ['Note', item.note],
      ['Credibility', item.credibility === undefined ? undefined : words.credibilities[item.credibility as 1]],
      ['Record of its own act', yes(item.authoritative)],
      ['Visibility', words.visibilities[item.visibility]],
      ['Copy kept', item.copy && `${item.copy.mediaType}, ${time(item.copy.takenAt).text}`],
      [
        'Withdrawn',
        item.withdrawn &&
          `by ${names.get(item.withdrawn.by)}, ${time(item.withdrawn.at).text}: ${item.withdrawn.reason}`,
      ],
    ],
  },
  figures: {
    title: () => 'Figure',
    members: (figure: Figure, { wording: { words } }: Speech): Member[] => [
      ['What', figure.metric],
      ['How much', readFigure(figure, words.locale)],
      ['Place', figure.place?.name],
      ['As of', dateOf(figure.asOf, figure.derived)],
      ['Period', dateOf(figure.period, figure.derived)],
      ['Counted by', figure.countedBy?.name],
      ['In all so far', yes(figure.cumulative)],
    ],
  },
  links: {
    title: () => 'Link',
    members: (link: Link, { wording: { words } }: Speech): Member[] => [
      ['Link', `${words.linkTypes[link.type]} claim ${link.claimId}`],
      ['Note', link.note],
    ],
  },
} as const;

export type ItemList = keyof typeof itemWords;

type ClaimMember = Exclude<keyof Claim, ItemList>;

/** A claim's other members: how each is called, and its value in words. */
export const memberWords: Partial<{
  [M in ClaimMember]: { label: string; text(value: NonNullable<Claim[M]>, speech: Speech): string | undefined };
}> = {
  statement: { label: 'Statement', text: (value) => value },
  language: { label: 'Language', text: (value) => value },
  kind: { label: 'Kind', text: (value, { wording }) => wording.words.claimKinds[value] },
  topics: { label: 'Topics', text: (value) => value.join(', ') },
  place: {
    label: 'Place',
    text: ({ name, lat, lon, precision }) =>
      [name, lat !== undefined && lon !== undefined ? `${lat}, ${lon}` : '', precision].filter(Boolean).join('; '),
  },
  eventDate: { label: 'Date', text: (value) => readEdtf(value) },
  eventDateDerived: { label: 'Date worked out', text: yes },
  urgency: { label: 'Urgency', text: (value, { wording }) => wording.words.urgencies[value] },
  dueAt: { label: 'Due', text: (value, { wording }) => wording.time(value).text },
  stage: { label: 'Stage', text: (value, { wording }) => wording.words.stages[value] },
  dropped: {
    label: 'Dropped as',
    text: ({ reason, duplicateOf }, { wording }) =>
      duplicateOf ? `${wording.words.dropReasons[reason]} (claim ${duplicateOf})` : wording.words.dropReasons[reason],
  },
  assignee: { label: 'Assigned to', text: (value, speech) => nameOf(speech, value) },
  verdict: { label: 'Verdict', text: (value, { wording }) => wording.words.verdicts[value] },
  reason: {
    label: 'Reason',
    text: (value, { wording }) => (wording.words.reasons as Record<string, string>)[value] ?? value,
  },
  use: { label: 'Use', text: (value, { wording }) => wording.words.uses[value] },
  rationale: { label: 'Rationale', text: (value) => value },
  standing: { label: 'Standing', text: (value, { wording }) => wording.words.standings[value] },
  staleAfter: { label: 'Good until', text: (value, { wording }) => wording.time(value).text },
  recheckAt: { label: 'To be checked again', text: (value, { wording }) => wording.time(value).text },
  signOff: {
    label: 'Sign-off',
    text: ({ by, proposedBy, at }, speech) =>
      `${nameOf(speech, by)}, on a proposal by ${nameOf(speech, proposedBy)}, ${speech.wording.time(at).text}`,
  },
  provisional: {
    label: 'Provisional',
    text: ({ verdict, use, reason, until }, { wording: { words, time } }) =>
      `${words.verdicts[verdict]}, ${words.uses[use].toLowerCase()}, until ${time(until).text}: ${reason}`,
  },
  lastSigned: {
    label: 'Last signed',
    text: ({ verdict, at }, { wording: { words, time } }) => `${words.verdicts[verdict]}, ${time(at).text}`,
  },
  corrections: {
    label: 'Corrections',
    text: (value, { wording: { words, time } }) =>
      value.map(({ at, from, to }) => `${time(at).text}: ${words.verdicts[from]} → ${words.verdicts[to]}`).join('\n'),
  },
};
