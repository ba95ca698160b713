import type { Request } from 'express';
import type { Actor, Desk } from '../../desk/desk.ts';
import type { ChainedEvent } from '../../domain/chain.ts';
import { type AuditFilters, auditFilters } from '../../domain/inputs/audit-filters.ts';
import { may } from '../../domain/permissions.ts';
import { recordTypes } from '../../domain/words.ts';
import { countEvents, findTitles } from '../../store/audit-list.ts';
import { findNames, findPeople } from '../../store/people.ts';
import type { Field } from '../fields.ts';
import { askedOf, chipsOf, countWords, type ListHead, listPath, paginationOf } from '../list-head.ts';
import { type ShownTime, type Wording, wordingOf } from '../wording.ts';

/** What `views/audit/list.ejs` shows. */
export interface AuditPage {
  head: ListHead;
  rows: EventRow[];
  jsonPath: string;
  pagination: { next?: string; first?: string };
}

interface EventRow {
  seq: number;
  time: ShownTime;
  person: string;
  /** What the person did, before its subject. */
  did: string;
  /** "claim 5". */
  subject: string;
  /** Null where this person has no page of it. */
  path: string | null;
  /** What the subject is called now. */
  title: string | null;
  hash: string;
}

interface List {
  filters: AuditFilters;
  items: ChainedEvent[];
  next: string | null;
}

const labels = {
  actor: 'Who',
  action: 'Action',
  subjectType: 'Kind of record',
  subjectId: 'Number of the record',
  from: 'From',
  to: 'Until',
};

/** The page of the audit log. */
export async function auditPage(
  desk: Desk,
  actor: Actor,
  req: Request,
  { filters, items, next }: List,
): Promise<AuditPage> {
  const { read } = desk.store;
  const wording = await wordingOf(desk);
  const asked = askedOf(req);
  const people = await findPeople(read);
  const chips = chipsOf('/audit', asked, labels, (name) => chipWords(filters, wording, people)[name]);
  const found = await countEvents(read, filters);
  const all = chips.length > 0 ? await countEvents(read, auditFilters.parse({})) : found;
  return {
    head: {
      path: '/audit',
      search: null,
      kept: [],
      fields: filterFields(asked, wording, people),
      chips,
      count: countWords(found, all, ['event', 'events']),
    },
    rows: await rowsOf(desk, actor, wording, items),
    jsonPath: listPath('/audit.json', asked),
    pagination: paginationOf('/audit', asked, next, filters.after),
  };
}

/** Subjects of which there is only one. */
const onlyOnes: Record<string, string> = { policy: 'the policy', access: 'the access log' };

function subjectTexts(words: Wording['words']): Record<string, string> {
  return { ...words.recordTypes, access: 'Access log' };
}

type Names = { id: number; name: string }[];

function chipWords({ actor, action, subjectType, from, to }: AuditFilters, { words, time }: Wording, people: Names) {
  const texts: Record<string, string | undefined> = {
    actor: people.find((person) => person.id === actor)?.name,
    action: action && words.events[action],
    subjectType: subjectType && subjectTexts(words)[subjectType],
    from: from && time(from).text,
    to: to && time(to).text,
  };
  return texts;
}

function filterFields(asked: URLSearchParams, { words }: Wording, people: Names): Field[] {
  const any = (text: string) => ({ value: '', text });
  const field = (name: keyof typeof labels, rest: Partial<Field> = {}): Field => ({
    name,
    label: labels[name],
    value: asked.get(name) ?? '',
    ...rest,
  });
  const events = Object.keys(words.events).sort();
  return [
    field('actor', {
      type: 'select',
      options: [any('Anybody'), ...people.map(({ id, name }) => ({ value: id, text: name }))],
    }),
    field('action', {
      type: 'select',
      options: [any('Any'), ...events.map((value) => ({ value, text: actionWords(value, words) }))],
    }),
    field('subjectType', {
      type: 'select',
      options: [any('Any'), ...Object.entries(subjectTexts(words)).map(([value, text]) => ({ value, text }))],
    }),
    field('subjectId', { type: 'number' }),
    field('from', { attributes: { placeholder: '2023-03-18' } }),
    field('to', { attributes: { placeholder: '2023-03-21T18:00:00Z' } }),
  ];
}

/** "Claim: signed off". */
function actionWords(action: string, words: Wording['words']): string {
  const type = recordTypes.find((one) => action.startsWith(`${one}.`));
  return type ? `${words.recordTypes[type]}: ${words.events[action]}` : action;
}

async function rowsOf(desk: Desk, actor: Actor, wording: Wording, items: ChainedEvent[]): Promise<EventRow[]> {
  const { read } = desk.store;
  const { words, time } = wording;
  const titles = await findTitles(read, items);
  const names = await findNames(
    read,
    items.map((event) => event.actorId),
  );
  return items.map(({ seq, at, actorId, action, subjectType, subjectId, hash }) => {
    const type = recordTypes.find((one) => one === subjectType);
    const kind = type ? words.recordTypes[type].toLocaleLowerCase(words.locale) : subjectType;
    return {
      seq,
      time: time(at),
      person: names.get(actorId) ?? `account ${actorId}`,
      did: words.events[action] ?? action,
      subject: onlyOnes[subjectType] ?? `${kind} ${subjectId}`,
      path: pathOf(actor, subjectType, subjectId),
      title: titles.get(`${subjectType} ${subjectId}`) ?? null,
      hash,
    };
  });
}

function pathOf(actor: Actor, type: string, id: number): string | null {
  const paths: Record<string, string> = {
    claim: `/claims/${id}`,
    source: `/sources/${id}`,
    document: `/documents/${id}`,
    policy: '/policy',
    ...(may(actor, 'manage_people') ? { person: `/people/${id}` } : {}),
    ...(may(actor, 'manage_tokens_of_others') ? { token: `/account/tokens/${id}` } : {}),
  };
  return paths[type] ?? null;
}
