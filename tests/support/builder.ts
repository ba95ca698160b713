import { addEvidence } from '../../src/desk/add-to-claim.ts';
import { assign } from '../../src/desk/assign.ts';
import type { Body } from '../../src/desk/change-claim.ts';
import type { Act, Desk } from '../../src/desk/desk.ts';
import { drop } from '../../src/desk/drop.ts';
import { propose } from '../../src/desk/propose.ts';
import { getClaim } from '../../src/desk/read-claims.ts';
import { recordClaim } from '../../src/desk/record-claim.ts';
import { recordDocument } from '../../src/desk/record-document.ts';
import { recordSource } from '../../src/desk/record-source.ts';
import { signOff } from '../../src/desk/sign-off.ts';
import type { Claim } from '../../src/domain/claim.ts';
import type { Document, Source } from '../../src/domain/records.ts';
import type { Stage } from '../../src/domain/words.ts';
import type { TestDesk } from './desk.ts';

type Verb = (desk: Desk, act: Act, id: number, body: Body) => Promise<Claim>;
type Content = Record<string, unknown>;

interface Course {
  recordedBy?: string;
  proposedBy?: string;
  signedBy?: string;
  /** Items that support the claim, each of an origin of its own, added by the contributor. */
  evidence?: number;
  /** What is proposed; without it a verdict that asks for no origins. */
  decision?: Content;
  /** Members of the claim. */
  content?: Content;
}

const course: Stage[] = ['triage', 'checking', 'in_review', 'settled'];
let number = 0;

/** Acts through the desk's verbs, as somebody's work would. */
export class Builder {
  readonly #on: TestDesk;

  constructor(on: TestDesk) {
    this.#on = on;
  }

  /** A claim that has come so far: recorded by the contributor, proposed by the editor, signed by the reviewer. */
  async claim(stage: Stage = 'triage', options: Course = {}): Promise<Claim> {
    const { recordedBy = 'contributor', proposedBy = 'editor', signedBy = 'reviewer', evidence = 0 } = options;
    const decision = options.decision ?? { verdict: 'disputed', use: 'attribute', rationale: 'Both sides say so.' };
    number += 1;
    const content = { statement: `Bridge ${number} is closed.`, language: 'en', kind: 'fact', ...options.content };
    const act = { actor: await this.#on.actor(recordedBy) };
    let claim = await recordClaim(this.#on.desk, act, given(content));
    for (let item = 1; item <= evidence; item++) claim = await this.evidence(claim);
    if (stage === 'dropped') return this.act('editor', drop, claim, { reason: 'out_of_scope' });
    const far = course.indexOf(stage);
    if (far >= 1) claim = await this.act(proposedBy, assign, claim, { assignee: 'me' });
    if (far >= 2) claim = await this.act(proposedBy, propose, claim, decision);
    if (far >= 3) claim = await this.act(signedBy, signOff, claim, { contentHash: claim.contentHash });
    return claim;
  }

  /** Somebody acts on a claim as it is now. */
  async act(who: string, verb: Verb, { id }: Pick<Claim, 'id'>, body: Content = {}): Promise<Claim> {
    const { revision } = await this.now(id);
    return verb(this.#on.desk, { actor: await this.#on.actor(who) }, id, given({ revision, ...body }));
  }

  /** Adds an item that supports the claim, of an origin that no other item has. */
  async evidence(claim: Pick<Claim, 'id'>, by = 'contributor', content: Content = {}): Promise<Claim> {
    number += 1;
    const source = { name: `Witness ${number}`, kind: 'eyewitness' };
    const item = { stance: 'supports', source, note: `Saw it from house ${number}.`, ...content };
    return addEvidence(this.#on.desk, { actor: await this.#on.actor(by) }, claim.id, given(item));
  }

  async source(content: Content, by = 'contributor'): Promise<Source> {
    return recordSource(this.#on.desk, { actor: await this.#on.actor(by) }, given(content));
  }

  async document(text: string, content: Content = {}, by = 'contributor'): Promise<Document> {
    const body = { title: 'A report', language: 'en', ...content, text };
    return (await recordDocument(this.#on.desk, { actor: await this.#on.actor(by) }, given(body))).document;
  }

  /** A claim as it is now. */
  now(id: number): Promise<Claim> {
    return getClaim(this.#on.desk.store.read, id);
  }
}

/** A body for a verb, as the border would give it. */
export function given(value: unknown): Body {
  return (schema) => schema.parse(value);
}
