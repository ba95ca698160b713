import { randomUUID } from 'node:crypto';
import type { Actor } from '../../desk/desk.ts';
import type { Claim } from '../../domain/claim.ts';
import { may } from '../../domain/permissions.ts';
import { countPublications, listPublications } from '../../store/publication-list.ts';
import type { Source } from '../../store/records.ts';
import type { Returned } from '../answer.ts';
import type { Field } from '../fields.ts';
import { holdPublications } from '../publication-json.ts';
import { type ShownPublication, shownPublications } from '../shown-publication.ts';
import type { Wording } from '../wording.ts';
import { labelsOf } from './faults.ts';

const shownFirst = 10;

/** Where a claim was used, as `views/claims/used-in.ejs` shows it. */
export interface UsedIn {
  path: string;
  items: ShownPublication[];
  /** How many more there are; "more than 1,000" at the most. */
  more: string | null;
  form: PublicationForm | null;
}

/** The form that records an article. */
export interface PublicationForm {
  action: string;
  requestId: string;
  /** What is recorded as used where nothing else is said. */
  hint: string;
  fields: Field[];
  labels: Record<string, string>;
  faults: Returned['faults'];
  typed: Returned['typed'] | undefined;
}

/** The articles that used a claim, the latest recorded first, and the form that records another. */
export async function usedIn(read: Source, wording: Wording, actor: Actor, claim: Claim): Promise<UsedIn> {
  const query = { claim: claim.id, sort: '-id', limit: shownFirst } as const;
  const { items, after } = await listPublications(read, query, wording.now);
  const rest = after === null ? 0 : (await countPublications(read, query, wording.now)) - shownFirst;
  return {
    path: `${claim.path}/publications`,
    items: await shownPublications(read, wording, await holdPublications(read, items, wording.now)),
    more: rest === 0 ? null : rest > 1000 - shownFirst ? 'more than 990' : String(rest),
    form: publicationForm(actor, claim, wording),
  };
}

/** The form for whoever may record an article; null for others. */
export function publicationForm(
  actor: Actor,
  claim: Claim,
  { words }: Wording,
  returned?: Returned,
): PublicationForm | null {
  if (!may(actor, 'record_publication')) return null;
  const fields: Field[] = [
    { name: 'url', label: 'Web address of the article', type: 'url' },
    { name: 'title', label: 'Its title' },
    {
      name: 'publishedAt',
      label: 'Published',
      optional: true,
      hint: 'A date such as 2023-03-18.',
    },
    {
      name: 'revision',
      label: 'Another revision that was used',
      type: 'number',
      optional: true,
      hint: 'A number from the history, where it was not the one above.',
    },
  ];
  const { lastSigned, revision } = claim;
  return {
    action: `${claim.path}/publications`,
    requestId: randomUUID(),
    hint: lastSigned
      ? `It is recorded as having used what was signed off: revision ${lastSigned.revision}, “${words.verdicts[lastSigned.verdict].toLocaleLowerCase(words.locale)}”.`
      : `This claim was never signed off. The article is recorded as having used revision ${revision}, unverified.`,
    fields,
    labels: labelsOf(fields),
    faults: returned?.faults ?? [],
    typed: returned?.typed,
  };
}
