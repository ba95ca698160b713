import { saltedHash } from '../domain/canonical.ts';
import { type ChainHead, type EventBody, notBefore } from '../domain/chain.ts';
import type { Claim } from '../domain/claim.ts';
import { refuseTooLarge } from '../domain/claim-state.ts';
import { Invalid, NotFound } from '../domain/errors.ts';
import type { Policy } from '../domain/policy.ts';
import { type RecordTexts, readText } from '../domain/records.ts';
import type { RecordType } from '../domain/words.ts';
import { type Admission, findAdmission } from '../store/access.ts';
import { appendEvents, lockHead } from '../store/audit.ts';
import { writeNote } from '../store/notes.ts';
import { type Notice, writeNotifications } from '../store/notifications.ts';
import { getPolicy } from '../store/policy.ts';
import {
  findAroundClaim,
  findRecord,
  type NewRevision,
  nextId,
  type Source,
  sealText,
  writeFirstRevisions,
  writeRevision,
} from '../store/records.ts';
import { reindexClaim } from '../store/renamings.ts';
import { type DoneRequest, findRequest, rememberRequest } from '../store/requests.ts';
import type { Value } from '../store/rows/row-set.ts';
import type { Tx } from '../store/store.ts';
import { refuseInactive } from './actors.ts';
import { documentIdsOf, type References, referencesTo, sourceIdsOf } from './claim-references.ts';
import type { Act, Actor, Desk, RequestKey } from './desk.ts';
import { newItemId, newSalt } from './ids.ts';

/** The same act was already done; `path` is where its result stands. */
export class AlreadyDone extends Error {
  readonly path: string;
  constructor(path: string) {
    super(`already done: ${path}`);
    this.path = path;
  }
}

/** What the verb says of a change, beside the texts themselves. */
export interface Change {
  /** The word in the audit log, such as `claim.signed_off`. */
  action: string;
  /** Ids, numbers and hashes only. */
  detail?: Record<string, unknown>;
  /** What the person wrote about it; kept apart from log and text. */
  note?: string | undefined;
  /** Whether what is claimed changed (claims only). */
  restated?: boolean;
  /** Columns of the record's own row that its text does not decide. */
  columns?: Record<string, Value>;
}

type Stamped<T extends RecordType> = Omit<RecordTexts[T], 'revision' | 'updatedAt'>;

/**
 * The one door: everything that a verb writes, in one transaction that locks the head of the audit log first. Each
 * `create` and `save` writes rows, revision and event together.
 * @throws AlreadyDone where the same request was carried out before; Invalid where its key was used for another;
 *   what `work` throws; Unavailable
 */
export async function record<T extends { path: string }>(
  desk: Desk,
  act: Act,
  work: (entry: Entry) => Promise<T>,
): Promise<T> {
  const { actor, request } = act;
  let changesAccounts = false;
  const shared = {
    ask: (tx: Tx) => askFor(tx, act),
    after: (asked: Asked, left: Left) => (concerns(left, act) ? null : { ...asked, head: left.head }),
    do: async (tx: Tx, { head, admission, known }: Asked) => {
      if (request) refuseDone(admission?.done ?? null, request);
      const at = notBefore(head, desk.clock().toISOString());
      refuseInactive(actor, admission, at);
      const entry = new Entry(tx, actor, head, at, { ...known, policyHash: admission?.policyHash });
      const result = await work(entry);
      const newest = await entry.close();
      if (request) rememberRequest(tx, { ...request, actorId: actor.id, path: result.path, at: entry.at });
      changesAccounts = areOfAccounts(entry.written.types);
      return { result, left: { head: newest, written: entry.written, request, actorId: actor.id } };
    },
  };
  return desk.store.append(shared, () => changesAccounts);
}

/** What every act must know before it begins. */
interface Asked {
  head: ChainHead;
  admission: Admission | null;
  known: Known | undefined;
}

async function askFor(tx: Tx, { actor, request, seen }: Act): Promise<Asked> {
  // They are sent at once; those after the first are read when the lock is held.
  const [head, admission, known] = await Promise.all([
    lockHead(tx),
    findAdmission(tx, { actorId: actor.id, tokenId: actor.token?.id, key: request?.key }),
    seen ? readAround(tx, seen) : undefined,
  ]);
  return { head, admission, known };
}

/** What an act leaves to those that asked before it was done. */
interface Left {
  head: ChainHead;
  written: Written;
  actorId: number;
  request: RequestKey | undefined;
}

/** Of which records an act has written revisions, and of which claims these or the words by which they are found. */
interface Written {
  types: ReadonlySet<RecordType>;
  claims: ReadonlySet<number>;
}

/** Whether records are among them that decide who may act, and by which policy. */
function areOfAccounts(types: ReadonlySet<RecordType>): boolean {
  return types.has('person') || types.has('token') || types.has('policy');
}

/**
 * Whether what another act left concerns what this one has asked (`askFor`): the account and its token, the policy in force,
 * whether the same request was done, and of a claim that was seen before where it is, and the sources and documents that it names.
 */
function concerns({ written, actorId, request }: Left, { actor, request: own, seen }: Act): boolean {
  const { types, claims } = written;
  if (areOfAccounts(types)) return true;
  if (seen && (claims.has(seen.id) || types.has('source') || types.has('document'))) return true;
  return own !== undefined && actorId === actor.id && request?.key === own.key;
}

/** What is known when the work begins, so that it need not be read. */
interface Known {
  /** A claim that was read before the transaction and has not changed since, with what its text will be written with. */
  claim?: Claim;
  searchText?: string;
  references?: References;
  policyHash?: string | undefined;
}

async function readAround(tx: Tx, claim: Claim): Promise<Known> {
  const named = { sources: sourceIdsOf(claim), documents: documentIdsOf(claim) };
  const { place, sources, documents } = await findAroundClaim(tx, claim.id, named);
  if (place?.revision !== claim.revision) return {};
  return { claim, searchText: place.searchText, references: referencesTo(sources, documents) };
}

/**
 * Stops a request that was carried out before; verbs that check something before the transaction ask here first.
 * @throws AlreadyDone, Invalid
 */
export async function refuseRepeat(from: Source, actor: Actor, request: RequestKey): Promise<void> {
  refuseDone(await findRequest(from, actor.id, request.key), request);
}

function refuseDone(done: DoneRequest | null, { fingerprint }: RequestKey): void {
  if (!done) return;
  if (done.fingerprint === fingerprint) throw new AlreadyDone(done.path);
  throw new Invalid('This idempotency key was used for another request. Send a new one with a new key.');
}

/** One open transaction at the desk. */
export class Entry {
  readonly tx: Tx;
  readonly actor: Actor;
  /** The time of everything in this transaction: RFC 3339 UTC. */
  readonly at: string;
  readonly #head: ChainHead;
  readonly #events: EventBody[] = [];
  readonly #notices: (Omit<Notice, 'eventSeq'> & { eventSeq?: number })[] = [];

  readonly #known: Known;
  readonly #written = new Set<RecordType>();
  readonly #claims = new Set<number>();

  constructor(tx: Tx, actor: Actor, head: ChainHead, at: string, known: Known = {}) {
    this.#known = known;
    this.tx = tx;
    this.actor = actor;
    this.at = at;
    this.#head = head;
  }

  get written(): Written {
    return { types: this.#written, claims: this.#claims };
  }

  /** The sources and documents of the claim that it is about, as they are now, as far as they were read. */
  get references(): References | undefined {
    return this.#written.has('source') || this.#written.has('document') ? undefined : this.#known.references;
  }

  /** The policy in force. */
  policy(): Promise<Policy> {
    return getPolicy(this.tx, this.#written.has('policy') ? undefined : this.#known.policyHash);
  }

  /** @throws NotFound */
  async get<T extends RecordType>(type: T, id: number): Promise<RecordTexts[T]> {
    const known = this.#known.claim;
    // One that was saved here has gone on from there.
    if (type === 'claim' && known?.id === id && !this.#written.has('claim')) return known as RecordTexts[T];
    const found = await findRecord(this.tx, type, id);
    if (!found) throw new NotFound(`There is no ${type} ${id}.`);
    return found;
  }

  /** The id that the next new record of a kind gets; call `create` with it before asking again. */
  nextId(type: RecordType): Promise<number> {
    return nextId(this.tx, type);
  }

  /** Writes a new record's first revision. */
  async create<T extends RecordType>(type: T, content: Stamped<T>, change: Change): Promise<RecordTexts[T]> {
    return this.#write(type, undefined, content, change);
  }

  /**
   * Writes the first revisions of many new records of one kind, in few statements, taking each when its turn comes: what is
   * thrown meanwhile must end the transaction. A change here takes no note.
   */
  async createMany<T extends RecordType>(
    type: T,
    added: Iterable<{ content: Stamped<T>; change: Omit<Change, 'note'> }>,
  ): Promise<void> {
    await writeFirstRevisions(this.tx, this.#sealEach(type, added));
  }

  *#sealEach<T extends RecordType>(type: T, added: Iterable<{ content: Stamped<T>; change: Change }>) {
    for (const { content, change } of added) yield this.#seal(type, undefined, content, change, {});
  }

  /** Writes the next revision of a record. */
  async save<T extends RecordType>(
    type: T,
    before: RecordTexts[T],
    after: Stamped<T>,
    change: Change,
  ): Promise<RecordTexts[T]> {
    return this.#write(type, before, after, change);
  }

  /** Replaces the words by which a claim is found: they are in no text, so no revision and no event comes of it. */
  reindex(claimId: number, searchText: string): void {
    reindexClaim(this.tx, claimId, searchText);
    this.#claims.add(claimId);
  }

  /** Records something that changes no record's text. Gives the event's number. */
  event(body: Omit<EventBody, 'actorId'>): number {
    this.#events.push({ actorId: this.actor.id, ...body });
    return this.#head.seq + this.#events.length;
  }

  /** Leaves a notice for people; verbs call `notify`. Without an event it tells of the last one about its claim. */
  tell(notice: Omit<Notice, 'eventSeq'> & { eventSeq?: number }): void {
    this.#notices.push(notice);
  }

  /** Appends the events and tells people of them; called once, by the door. @returns the log's head from now on */
  async close(): Promise<ChainHead> {
    const newest = appendEvents(this.tx, this.#head, this.at, this.#events).at(-1);
    const notices = this.#notices.map((notice) => ({ eventSeq: this.#lastAbout(notice.claimId), ...notice }));
    await writeNotifications(this.tx, notices, this.at);
    return newest ?? this.#head;
  }

  #lastAbout(claimId: number): number {
    const about = ({ subjectType, subjectId }: EventBody) => subjectType === 'claim' && subjectId === claimId;
    const index = this.#events.findLastIndex(about);
    return this.#head.seq + (index < 0 ? this.#events.length : index + 1);
  }

  async #write<T extends RecordType>(
    type: T,
    before: RecordTexts[T] | undefined,
    content: Stamped<T>,
    change: Change,
  ): Promise<RecordTexts[T]> {
    const note = change.note ? { id: newItemId(), text: change.note, salt: newSalt() } : null;
    const revision = this.#seal(
      type,
      before,
      content,
      change,
      note ? { noteId: note.id, noteHash: saltedHash(note.salt, note.text) } : {},
    );
    writeRevision(this.tx, revision);
    if (note) writeNote(this.tx, { ...note, claimId: content.id, eventSeq: revision.eventSeq });
    // As it will be read from now on, so that the answer to a change and a later reading are the same.
    return readText(type, revision.sealed.text);
  }

  /** The words by which a claim is found are written where they are other than before: their index costs more than the rest. */
  #changedColumns(before: object | undefined, { columns = {} }: Change): Record<string, Value> {
    if (before !== this.#known.claim || columns.searchText !== this.#known.searchText) return columns;
    const { searchText: _same, ...others } = columns;
    return others;
  }

  /** The revision as it is to be stored, told of in the log. */
  #seal<T extends RecordType>(
    type: T,
    before: RecordTexts[T] | undefined,
    content: Stamped<T>,
    change: Change,
    noted: Record<string, string>,
  ): NewRevision<T> {
    const revision = (before?.revision ?? 0) + 1;
    const after = { ...content, revision, updatedAt: this.at } as RecordTexts[T];
    const sealed = sealText(after);
    if (type === 'claim' && !before) refuseTooLarge(sealed.text);
    const eventSeq = this.event({
      action: change.action,
      subjectType: type,
      subjectId: after.id,
      detail: {
        revision,
        textHash: sealed.textHash,
        // So that the log alone tells which revisions changed what is claimed, and who may not sign (ADR 0019).
        ...('claimHash' in after ? { claimHash: after.claimHash } : {}),
        ...noted,
        ...change.detail,
      },
    });
    const { restated = false } = change;
    const columns = this.#changedColumns(before, change);
    this.#written.add(type);
    if (type === 'claim') this.#claims.add(after.id);
    return { type, before, after, sealed, actorId: this.actor.id, eventSeq, restated, columns };
  }
}
