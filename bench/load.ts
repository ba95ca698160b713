import { assign } from '../src/desk/assign.ts';
import { type Body, createClaim, type NewClaim } from '../src/desk/change-claim.ts';
import { referenceTo } from '../src/desk/claim-references.ts';
import { type Actor, type Desk, system } from '../src/desk/desk.ts';
import { drop } from '../src/desk/drop.ts';
import { newItemId } from '../src/desk/ids.ts';
import { hashPassword, newPerson } from '../src/desk/people.ts';
import { propose } from '../src/desk/propose.ts';
import { type Entry, record } from '../src/desk/record.ts';
import { recordDocument } from '../src/desk/record-document.ts';
import { newSource } from '../src/desk/record-source.ts';
import { signOff } from '../src/desk/sign-off.ts';
import { anchor } from '../src/domain/anchors.ts';
import type { Appearance, AttributionStep, EvidenceItem, Figure } from '../src/domain/claim.ts';
import { undecided } from '../src/domain/claim-state.ts';
import type { Document, Source } from '../src/domain/records.ts';
import type { MadeClaim, MadeDesk, MadeEvidence, MadeFigure } from './made.ts';

// Records a transaction: enough to spare time, few enough to end well within its time limit on a busy machine.
const batch = 100;

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
}

/**
 * Loads a made desk into an empty one through the one door, many new records a transaction, so that its audit log is a
 * whole chain. The claims are numbered from 1 in the order given.
 * @param progress is told how many of how many claims are recorded
 */
export async function loadRecords(
  desk: Desk,
  made: MadeDesk,
  progress: (done: number, of: number) => void,
): Promise<Staff> {
  const staff = await loadStaff(desk);
  const sources = await loadSources(desk, staff.contributor, made);
  const documents = await loadDocuments(desk, staff.contributor, made);
  const loaded = { staff, sources, documents };
  for (let start = 0; start < made.claims.length; start += batch) {
    await loadClaims(desk, made.claims.slice(start, start + batch), loaded);
    progress(Math.min(start + batch, made.claims.length), made.claims.length);
  }
  return staff;
}

/** Takes those claims that the made desk has worked on through the workflow's own verbs. @returns how many acts it took */
export async function workThrough(desk: Desk, { claims }: MadeDesk, staff: Staff): Promise<number> {
  let acts = 0;
  for (const [index, claim] of claims.entries()) acts += await workOn(desk, index + 1, claim, staff);
  return acts;
}

const given =
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
    for (const claim of claims) await createClaim(entry, await claimFrom(entry, claim, loaded));
    return { path: '/claims' };
  });
}

async function claimFrom(entry: Entry, made: MadeClaim, { staff, sources, documents }: Loaded): Promise<NewClaim> {
  const id = await entry.nextId('claim');
  const { statement, language, kind, topics, place, eventDate, urgency } = made;
  const appearance = appearanceFrom(made, documents);
  return {
    schema: 'claimdesk/claim/v1',
    id,
    path: `/claims/${id}`,
    ...undecided,
    ...(made.course.stage === 'checking'
      ? { stage: 'checking', assignee: (id % 3 ? staff.editor : staff.contributor).id }
      : {}),
    statement,
    language,
    kind,
    topics,
    place,
    eventDate,
    urgency,
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

async function workOn(desk: Desk, id: number, { course }: MadeClaim, { editor, reviewer }: Staff): Promise<number> {
  if (course.stage === 'dropped') {
    await drop(desk, { actor: editor }, id, given({ revision: 1, reason: 'out_of_scope' }));
    return 1;
  }
  if (!('decision' in course)) return 0;
  const taken = await assign(desk, { actor: editor }, id, given({ revision: 1, assignee: 'me' }));
  const proposed = await propose(desk, { actor: editor }, id, given({ ...course.decision, revision: taken.revision }));
  if (course.stage === 'in_review') return 2;
  const { revision, contentHash } = proposed;
  await signOff(desk, { actor: reviewer }, id, given({ revision, contentHash }));
  return 3;
}
