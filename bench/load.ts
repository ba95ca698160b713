import { type Body, createClaims, type NewClaim } from '../src/desk/change-claim.ts';
import { referenceTo } from '../src/desk/claim-references.ts';
import { type Actor, type Desk, system } from '../src/desk/desk.ts';
import { newItemId } from '../src/desk/ids.ts';
import { hashPassword, newPerson } from '../src/desk/people.ts';
import { type Entry, record } from '../src/desk/record.ts';
import { recordDocument } from '../src/desk/record-document.ts';
import { newSource } from '../src/desk/record-source.ts';
import { anchor } from '../src/domain/anchors.ts';
import type { Appearance, AttributionStep, EvidenceItem, Figure } from '../src/domain/claim.ts';
import { undecided } from '../src/domain/claim-state.ts';
import type { Document, Source } from '../src/domain/records.ts';
import type { MadeClaim, MadeDesk, MadeEvidence, MadeFigure } from './made.ts';

// Records a transaction: enough to spare time, few enough to end well within its time limit on a busy machine.
const batch = 100;
// Claims go in by few statements.
const claimBatch = 400;
const hour = 60 * 60 * 1000;

/** The account that the benchmark signs in with; its database holds nothing but made-up claims. */
export const account = { email: 'editor@bench.example', password: 'measured with patience' };

export interface Staff {
  contributor: Actor;
  editor: Actor;
  reviewer: Actor;
}

interface Loaded {
  staff: Staff;
  sources: Source[];
  documents: { document: Document; text: string }[];
  present: Date;
}

/**
 * Loads a made desk into an empty one through the one door, many new records a transaction, so that its audit log is a
 * whole chain. The claims are numbered from 1 in the order given.
 * @param present the time from which claims are due
 * @param progress is told how many of how many claims are recorded
 */
export async function loadRecords(
  desk: Desk,
  made: MadeDesk,
  present: Date,
  progress: (done: number, of: number) => void,
): Promise<Staff> {
  const staff = await loadStaff(desk);
  const sources = await loadSources(desk, staff.contributor, made);
  const documents = await loadDocuments(desk, staff.contributor, made);
  const loaded = { staff, sources, documents, present };
  for (let start = 0; start < made.claims.length; start += claimBatch) {
    await loadClaims(desk, made.claims.slice(start, start + claimBatch), loaded);
    progress(Math.min(start + claimBatch, made.claims.length), made.claims.length);
  }
  return staff;
}

/** A body as a verb reads it. */
export const given =
  (value: unknown): Body =>
  (schema) =>
    schema.parse(value);

/** The people of a made desk. */
export async function loadStaff(desk: Desk): Promise<Staff> {
  const passwordHash = await hashPassword(account.password);
  const add = async (email: string, name: string, role: 'contributor' | 'editor'): Promise<Actor> => {
    const person = { name, email, role, kind: 'person' as const };
    const { id } = await record(desk, { actor: system }, (entry) => newPerson(entry, person, passwordHash));
    return { id, name, role, kind: 'person', scopes: ['read', 'write'] };
  };
  return {
    contributor: await add('contributor@bench.example', 'Cora Contributor', 'contributor'),
    editor: await add(account.email, 'Edgar Editor', 'editor'),
    reviewer: await add('reviewer@bench.example', 'Rhoda Reviewer', 'editor'),
  };
}

async function loadSources(desk: Desk, actor: Actor, { sources }: MadeDesk): Promise<Source[]> {
  const loaded: Source[] = [];
  for (let start = 0; start < sources.length; start += batch) {
    await record(desk, { actor }, async (entry) => {
      // A busy transaction is tried again from its beginning.
      loaded.length = start;
      for (const { parent, language: _language, ...source } of sources.slice(start, start + batch)) {
        const parentId = parent === undefined ? {} : { parentId: loaded[parent]?.id };
        loaded.push(await newSource(entry, { ...source, ...parentId }));
      }
      return { path: '/sources' };
    });
  }
  return loaded;
}

async function loadDocuments(desk: Desk, actor: Actor, { documents }: MadeDesk): Promise<Loaded['documents']> {
  const loaded: Loaded['documents'] = [];
  for (const made of documents) {
    const { document } = await recordDocument(desk, { actor }, given(made));
    loaded.push({ document, text: made.text });
  }
  return loaded;
}

async function loadClaims(desk: Desk, claims: MadeClaim[], loaded: Loaded): Promise<void> {
  await record(desk, { actor: loaded.staff.contributor }, async (entry) => {
    const first = await entry.nextId('claim');
    const contents = claims.map((claim, place) => claimFrom(entry, first + place, claim, loaded));
    await createClaims(entry, contents, 'claim.recorded');
    return { path: '/claims' };
  });
}

function claimFrom(entry: Entry, id: number, made: MadeClaim, loaded: Loaded): NewClaim {
  const { staff, sources, documents, present } = loaded;
  const { statement, language, kind, topics, place, eventDate, urgency, dueIn, course } = made;
  const checkedBy = { checking: staff.contributor.id, own: staff.editor.id }[course.kind as string];
  const appearance = appearanceFrom(made, documents);
  return {
    schema: 'claimdesk/claim/v1',
    id,
    path: `/claims/${id}`,
    ...undecided,
    ...(checkedBy === undefined ? {} : { stage: 'checking', assignee: checkedBy }),
    statement,
    language,
    kind,
    topics,
    place,
    eventDate,
    urgency,
    dueAt: dueIn === undefined ? undefined : new Date(present.getTime() + dueIn * hour).toISOString(),
    attribution: attributionFrom(made, sources, appearance),
    appearances: [appearance],
    evidence: made.evidence.map((item) => evidenceFrom(entry, item, sources)),
    figures: made.figures.map((figure) => figureFrom(figure, made)),
    links: [],
    corrections: [],
    recordedAt: entry.at,
    recordedBy: entry.actor.id,
  };
}

function appearanceFrom({ document: place, statement, start }: MadeClaim, documents: Loaded['documents']): Appearance {
  const { document, text } = documents[place] as Loaded['documents'][number];
  const { title, publisher, url, publishedAt, textSha256 } = document;
  return {
    id: newItemId(),
    documentId: document.id,
    quote: anchor(text, { exact: statement, start }),
    outletCheck: 'unstated',
    document: { title, publisher, url, publishedAt, textSha256 },
  };
}

function attributionFrom({ speaker, relay }: MadeClaim, sources: Source[], { id }: Appearance): AttributionStep[] {
  const step = { chain: 1, voice: 'named' as const, appearance: id };
  return [
    { ...step, id: newItemId(), step: 1, role: 'asserted_by', source: referenceTo(sources[speaker] as Source) },
    { ...step, id: newItemId(), step: 2, role: 'relayed_by', source: referenceTo(sources[relay] as Source) },
  ];
}

function evidenceFrom(entry: Entry, { source, ...item }: MadeEvidence, sources: Source[]): EvidenceItem {
  const reference = referenceTo(sources[source] as Source);
  return {
    id: newItemId(),
    ...item,
    source: reference,
    origin: reference,
    visibility: 'desk',
    addedBy: entry.actor.id,
    addedAt: entry.at,
  };
}

function figureFrom(figure: MadeFigure, { place, eventDate }: MadeClaim): Figure {
  return { id: newItemId(), ...figure, qualifier: 'as_stated', place, asOf: eventDate };
}
