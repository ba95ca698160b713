import assert from 'node:assert/strict';
import { TestDesk } from '../support/desk.ts';
import { type Sequence, statements } from './acts.ts';
import { type Act, content, everybody, expected, type Origin, said, type Who, type Why } from './reference.ts';

interface Answer {
  status: number;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what the desk answers is what is looked at.
  json: any;
}

/** The running app, as a sequence of acts talks to it: over HTTP, with a token for each person. */
export class Running {
  readonly on: TestDesk;
  /** Ids of sources by what the model calls them. */
  sources = {} as Record<Origin, number>;
  steps = 0;
  /** How often each act was carried out, and refused for which reason. */
  readonly counted = new Map<string, number>();
  readonly #people = new Map<Who, number>();
  readonly #tokens = new Map<Who, string>();
  readonly #base: string;

  private constructor(on: TestDesk) {
    this.on = on;
    const address = on.server.address();
    this.#base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  static async open(): Promise<Running> {
    const running = new Running(await TestDesk.open());
    for (const who of everybody) {
      running.#tokens.set(who, await running.on.token(who));
      running.#people.set(who, (await running.on.actor(who)).id);
    }
    const source = async (name: Origin, more: object = {}) => {
      const { json } = await running.post('contributor', '/sources', { name, kind: 'organisation', ...more });
      running.sources[name] = json.id;
    };
    await source('ministry');
    await source('spokesman', { parentId: running.sources.ministry });
    await source('witness');
    await source('neighbour');
    const document = { title: 'A report', language: 'en', text: 'The bridge is closed, the mayor said.' };
    assert.equal((await running.post('contributor', '/documents', document)).json.id, 1);
    // The most urgent claims are reviewed blind.
    const policy = await running.post('admin', '/policy', { blindReview: ['now'] });
    assert.equal(policy.status, 200, policy.text);
    return running;
  }

  get = (who: Who, path: string) => this.#ask(who, path);
  post = (who: Who, path: string, body: object) => this.#ask(who, path, JSON.stringify(body));

  async #ask(who: Who, path: string, body?: string): Promise<Answer> {
    const response = await fetch(`${this.#base}${path}`, {
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${this.#tokens.get(who)}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { method: 'POST', body }),
    });
    const text = await response.text();
    return { status: response.status, text, json: JSON.parse(text) };
  }

  /** The desk's time, ms. */
  now = () => Date.parse(this.on.clock.shows());
  pass = (hours: number) => this.on.clock.pass(hours);

  count(name: string, why: Why | null): void {
    this.steps += 1;
    for (const key of [why ? 'refused' : name, ...(why ? [why] : [])])
      this.counted.set(key, (this.counted.get(key) ?? 0) + 1);
  }

  /** What somebody who signs names of what they see: hashes, and in a blind review their own verdict. */
  async seenBy({ ids }: Sequence, act: Act): Promise<object | undefined> {
    if (act.name !== 'sign_off') return undefined;
    const { json } = await this.get(act.who, `/claims/${ids[act.on]}.json`);
    const { decisionHash, blind } = json.proposal ?? {};
    const { verdict, reason } = act.own;
    return {
      contentHash: act.strange ? '0'.repeat(64) : json.contentHash,
      ...(blind ? { verdict, reason } : act.strange || !decisionHash ? {} : { decisionHash }),
    };
  }

  /** Reads the claim as somebody else would and holds it against the model. */
  async compare(sequence: Sequence, place: number): Promise<void> {
    const reader = everybody[this.steps % everybody.length] as Who;
    const { json } = await this.get(reader, `/claims/${sequence.ids[place]}.json`);
    this.compareWith(sequence, place, json, reader);
  }

  // biome-ignore lint/suspicious/noExplicitAny: see above.
  compareWith({ claims, ids, hashes }: Sequence, place: number, json: any, reader: Who): void {
    const claim = claims[place];
    assert.ok(claim);
    const wanted = expected(claim, reader, this.now());
    const near = (given: string | undefined, time: number | undefined) =>
      given !== undefined && time !== undefined && Math.abs(Date.parse(given) - time) < 10_000 ? time : given;
    const names = new Map([...this.#people].map(([who, id]) => [id, who]));
    const who = (id: number | undefined) => (id === undefined ? undefined : (names.get(id) ?? id));
    const source = (id: number) => Object.entries(this.sources).find(([, known]) => known === id)?.[0];
    const seen = {
      ...{ revision: json.revision, stage: json.stage, kind: json.kind, statement: statements.indexOf(json.statement) },
      topics: json.topics.length === 0 ? 0 : Number(json.topics[0].slice(-1)),
      chains: json.attribution.map(
        (step: { chain: number; source: { id: number } }) => `${step.chain} ${source(step.source.id)}`,
      ),
      figures: json.figures.map((figure: { value: number }) => figure.value),
      appearances: json.appearances.length,
      links: json.links.map((link: { type: string; claimId: number }) => `${link.type} ${ids.indexOf(link.claimId)}`),
      corrections: json.corrections.length,
      assignee: who(json.assignee),
      dropped: json.dropped?.reason,
      ...{ standing: json.standing, verdict: json.verdict, reason: json.reason, use: json.use },
      staleAfter: near(json.staleAfter, wanted.staleAfter),
      signOff: json.signOff && { by: who(json.signOff.by), proposedBy: who(json.signOff.proposedBy) },
      lastSigned: json.lastSigned?.verdict,
      provisional: json.provisional && {
        verdict: json.provisional.verdict,
        until: near(json.provisional.until, wanted.provisional?.until),
      },
      evidence: json.evidence.map((item: { addedBy: number; withdrawn?: object }) => ({
        by: who(item.addedBy),
        withdrawn: item.withdrawn !== undefined,
      })),
      proposal: json.proposal && {
        by: who(json.proposal.by),
        blind: json.proposal.blind === true,
        verdict: json.proposal.verdict,
        use: json.proposal.use,
        reason: json.proposal.reason,
      },
      urgency: json.urgency,
      lease: who(json.lease?.by),
    };
    assert.deepEqual(seen, wanted);
    this.#compareHashes(hashes, `${place} ${said(claim)}`, json.claimHash);
    this.#compareHashes(hashes, `${place} ${content(claim)}`, json.contentHash);
  }

  #compareHashes(known: Map<string, string>, text: string, hash: string): void {
    for (const [key, value] of [
      [text, hash],
      [`${text[0]} ${hash}`, text],
    ] as const) {
      assert.equal(known.get(key) ?? value, value, 'two contents with one hash, or one content with two');
      known.set(key, value);
    }
  }
}
