import { addEvidence, addLink } from '../../src/desk/add-to-claim.ts';
import { assign } from '../../src/desk/assign.ts';
import type { Body } from '../../src/desk/change-claim.ts';
import { type Act, type Actor, type Desk, system } from '../../src/desk/desk.ts';
import { hashPassword, newPerson, setPassword } from '../../src/desk/people.ts';
import { propose } from '../../src/desk/propose.ts';
import { getClaim } from '../../src/desk/read-claims.ts';
import { AlreadyDone, record } from '../../src/desk/record.ts';
import { recordClaim } from '../../src/desk/record-claim.ts';
import { recordDocument } from '../../src/desk/record-document.ts';
import { recordSource } from '../../src/desk/record-source.ts';
import { signOff } from '../../src/desk/sign-off.ts';
import { findPeople, findPersonByEmail } from '../../src/store/people.ts';
import { findRequest, rememberRequest } from '../../src/store/requests.ts';
import { seedClaims, seedDocuments, seedPeople, seedSources } from './index.ts';
import type { SeedAppearance, SeedClaim, SeedEvidence, SeedSettlement } from './types.ts';

/** Everything that was loaded or known already: ids by the example's own keys. */
interface Loaded {
  people: Map<string, Actor>;
  sources: Map<string, number>;
  documents: Map<string, number>;
  claims: Map<number, number>;
}

/**
 * Fills a desk with the example through the same verbs as a person's work. Each act carries a key of its own, so that
 * loading twice changes nothing.
 * @param password of the five example accounts, where they are new
 * @param progress is told how many of how many acts are done
 */
export async function loadExampleDesk(
  desk: Desk,
  password: string,
  progress: (done: number, of: number) => void = () => {},
): Promise<void> {
  const loaded: Loaded = { people: new Map(), sources: new Map(), documents: new Map(), claims: new Map() };
  await loadPeople(desk, password, loaded, await isExampleWanted(desk));
  const steps = [
    ...seedSources.map((source) => () => loadSource(desk, source, loaded)),
    ...seedDocuments.map((document) => () => loadDocument(desk, document, loaded)),
    ...seedClaims.map((claim) => () => loadClaim(desk, claim, loaded)),
    ...seedClaims.map((claim) => () => workOn(desk, claim, loaded)),
  ];
  for (const [index, step] of steps.entries()) {
    await step();
    progress(index + 1, steps.length);
  }
  await markWhole(desk);
}

const whole = { actorId: system.id, key: 'example desk: whole' };

/**
 * Whether the example is to be loaded at a start: nobody but the example's own people works here, and it was never loaded
 * to its end. A start that was stopped while it loaded is made good by the next one.
 */
export async function isExampleWanted({ store }: Desk): Promise<boolean> {
  if (await findRequest(store.read, whole.actorId, whole.key)) return false;
  const ours = new Set<string | null>(seedPeople.map(({ email }) => email));
  return (await findPeople(store.read)).every(({ kind, email }) => kind === 'system' || ours.has(email));
}

async function markWhole({ store, clock }: Desk): Promise<void> {
  await store.write(async (tx) => {
    if (await findRequest(tx, whole.actorId, whole.key)) return;
    await rememberRequest(tx, { ...whole, fingerprint: '', path: '/desk', at: clock().toISOString() });
  });
}

const given =
  (value: unknown): Body =>
  (schema) =>
    schema.parse(value);

/** Acts once: a second load finds the first one's result by its key. Gives the id of what was made. */
async function once(
  loaded: Loaded,
  who: string,
  key: string,
  act: (act: Act) => Promise<{ path: string }>,
): Promise<number> {
  const request = { key: `example desk: ${key}`, fingerprint: key };
  const { path } = await act({ actor: get(loaded.people, who), request }).catch((error) => {
    if (error instanceof AlreadyDone) return error;
    throw error;
  });
  return Number(path.split('/').at(-1));
}

function get<K, V>(map: Map<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`The example desk names ${key}, which it does not have.`);
  return value;
}

// People whom a load that was cut short has made get the password that is told now.
async function loadPeople(desk: Desk, password: string, { people }: Loaded, wanted: boolean): Promise<void> {
  const passwordHash = await hashPassword(password);
  for (const { key, email, name, role } of seedPeople) {
    const known = await findPersonByEmail(desk.store.read, email);
    const person =
      known && !wanted
        ? known
        : await record(desk, { actor: system }, (entry) =>
            known
              ? setPassword(entry, known.id, passwordHash)
              : newPerson(entry, { name, email, role, kind: 'person' }, passwordHash),
          );
    people.set(key, { id: person.id, name: person.name, role: person.role, kind: 'person', scopes: ['read', 'write'] });
  }
}

async function loadSource(
  desk: Desk,
  { key, parent, ...source }: (typeof seedSources)[number],
  loaded: Loaded,
): Promise<void> {
  const body = given({ ...source, ...(parent ? { parentId: get(loaded.sources, parent) } : {}) });
  loaded.sources.set(key, await once(loaded, 'contributor', `source ${key}`, (act) => recordSource(desk, act, body)));
}

async function loadDocument(
  desk: Desk,
  { key, ...document }: (typeof seedDocuments)[number],
  loaded: Loaded,
): Promise<void> {
  loaded.documents.set(
    key,
    await once(loaded, 'contributor', `document ${key}`, (act) => recordDocument(desk, act, given(document))),
  );
}

async function loadClaim(desk: Desk, claim: SeedClaim, loaded: Loaded): Promise<void> {
  const {
    number,
    attribution,
    appearances,
    figures,
    links: _links,
    evidence: _evidence,
    course: _course,
    ...content
  } = claim;
  const body = given({
    ...content,
    appearances: appearances.map((appearance) => appearanceBody(appearance, loaded)),
    attribution: attribution.map(({ source, ...step }) => ({ ...step, ...idOf('sourceId', source, loaded) })),
    figures: (figures ?? []).map(({ place, countedBy, ...figure }) => ({
      ...figure,
      ...(place ? { place: { name: place } } : {}),
      ...idOf('countedById', countedBy, loaded),
    })),
  });
  loaded.claims.set(
    number,
    await once(loaded, 'contributor', `claim ${number}`, (act) => recordClaim(desk, act, body)),
  );
}

function appearanceBody({ document, exact, prefix, outletCheck, disclaimer }: SeedAppearance, loaded: Loaded) {
  return {
    documentId: get(loaded.documents, document),
    exact,
    prefix,
    outletCheck,
    ...(disclaimer ? { disclaimer: { exact: disclaimer } } : {}),
  };
}

function idOf(name: string, key: string | undefined, { sources }: Loaded) {
  return key === undefined ? {} : { [name]: get(sources, key) };
}

/** Links, evidence, and how far the desk has come with the claim. */
async function workOn(desk: Desk, claim: SeedClaim, loaded: Loaded): Promise<void> {
  const id = get(loaded.claims, claim.number);
  for (const { to, ...link } of claim.links ?? []) {
    const body = given({ ...link, claimId: get(loaded.claims, to) });
    await once(loaded, 'contributor', `link ${claim.number} to ${to}`, (act) => addLink(desk, act, id, body));
  }
  for (const [index, item] of (claim.evidence ?? []).entries()) {
    const body = evidenceBody(item, loaded);
    await once(loaded, 'contributor', `evidence ${claim.number}.${index}`, (act) => addEvidence(desk, act, id, body));
  }
  if (claim.course === 'triage') return;
  const checker = claim.course === 'checking' ? checkerOf(claim.number) : claim.course.settled.proposedBy;
  await once(loaded, checker, `take ${claim.number}`, async (act) =>
    assign(desk, act, id, given({ revision: await revisionOf(desk, id), assignee: 'me' })),
  );
  if (claim.course !== 'checking') await settle(desk, claim.number, claim.course.settled, id, loaded);
}

// Every third claim in checking is the contributor's, the others are shared by the two editors.
function checkerOf(number: number): string {
  return ['contributor', 'editor', 'reviewer'][number % 3] as string;
}

function evidenceBody({ source, origin, document, ...item }: SeedEvidence, loaded: Loaded): Body {
  return given({
    ...item,
    ...idOf('sourceId', source, loaded),
    ...idOf('originId', origin, loaded),
    ...(document ? { documentId: get(loaded.documents, document) } : {}),
  });
}

async function settle(
  desk: Desk,
  number: number,
  { proposedBy, signedBy, ...decision }: SeedSettlement,
  id: number,
  loaded: Loaded,
): Promise<void> {
  await once(loaded, proposedBy, `proposal ${number}`, async (act) =>
    propose(desk, act, id, given({ ...decision, revision: await revisionOf(desk, id) })),
  );
  await once(loaded, signedBy, `sign-off ${number}`, async (act) => {
    const { revision, contentHash } = await getClaim(desk.store.read, id);
    return signOff(desk, act, id, given({ revision, contentHash }));
  });
}

async function revisionOf(desk: Desk, id: number): Promise<number> {
  return (await getClaim(desk.store.read, id)).revision;
}
