import type { CorrectionCause } from '../domain/publications.ts';
import { findNames } from '../store/people.ts';
import type { Source } from '../store/records.ts';
import type { HeldPublication } from './publication-json.ts';
import type { Mark } from './standing.ts';
import type { ShownTime, Wording } from './wording.ts';

/** An article that used a claim, as `partials/publication` shows it. */
export interface ShownPublication {
  path: string;
  title: string;
  url: string;
  published: ShownTime | null;
  /** What was used: the verdict, and from where it is known. */
  mark: Mark;
  used: { text: string; href: string };
  claim: { id: number; path: string; statement: string; language: string };
  /** "To correct", "Corrected", "Withdrawn"; null where there is nothing to say. */
  tag: { text: string; kind: string } | null;
  /** Why it has to be corrected, in sentences. */
  causes: string[];
  /** "Corrected by Erin Editor, 3 Mar 2026, 09:00". */
  done: { by: string; at: ShownTime } | null;
  assignee: string | null;
}

/** Publications in words, in the order given. */
export async function shownPublications(
  read: Source,
  wording: Wording,
  held: HeldPublication[],
): Promise<ShownPublication[]> {
  const people = held.flatMap(({ publication: { assigneeId, doneBy } }) => [assigneeId ?? [], doneBy ?? []].flat());
  const names = await findNames(read, people);
  return held.map((one) => shown(one, wording, names));
}

function shown(held: HeldPublication, wording: Wording, names: ReadonlyMap<number, string>): ShownPublication {
  const { publication, claim, causes, signed } = held;
  const { words, time, date } = wording;
  const { assigneeId, doneAt, doneBy, publishedAt, revision, title, url, verdict } = publication;
  return {
    path: `${claim.path}/publications/${publication.id}`,
    title,
    url,
    published: publishedAt ? date(publishedAt) : null,
    mark: { verdict, word: words.verdicts[verdict] },
    used: {
      text: `revision ${revision}, ${signed ? 'signed off' : 'not signed off'}`,
      href: revision === claim.revision ? claim.path : `${claim.path}/diff?from=${revision}&to=${claim.revision}`,
    },
    claim: { id: claim.id, path: claim.path, statement: claim.statement, language: claim.language },
    tag: tagOf(held),
    causes: causes.map((cause) => causeSentence(cause, held, wording)),
    done: doneAt === null ? null : { by: names.get(doneBy ?? 0) ?? '', at: time(doneAt) },
    assignee: assigneeId === null ? null : (names.get(assigneeId) ?? null),
  };
}

function tagOf({ publication: { withdrawnAt, doneAt }, causes }: HeldPublication): ShownPublication['tag'] {
  if (withdrawnAt !== null) return { text: 'Withdrawn', kind: 'unknown' };
  if (causes.length > 0) return { text: 'To correct', kind: 'bad' };
  return doneAt === null ? null : { text: 'Corrected', kind: 'good' };
}

/** Why an article has to be corrected. */
function causeSentence(
  cause: CorrectionCause,
  { publication, said }: HeldPublication,
  { words, time }: Wording,
): string {
  const was = words.verdicts[publication.agreedVerdict].toLocaleLowerCase(words.locale);
  const now = words.verdicts[said.verdict].toLocaleLowerCase(words.locale);
  const sentences: Record<CorrectionCause, () => string> = {
    verdict: () => `It says “${was}”; the desk now says “${now}”.`,
    retracted: () => `It says “${was}”; the verdict was retracted, so the desk says “${now}”.`,
    stale: () => `The verdict is past its shelf life since ${time(said.staleSince ?? '').text}.`,
  };
  return sentences[cause]();
}
