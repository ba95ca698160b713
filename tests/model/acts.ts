import assert from 'node:assert/strict';
import fc from 'fast-check';
import { emailOf } from '../support/templates.ts';
import {
  type Act,
  type Claim,
  carryOut,
  type Decision,
  everybody,
  newClaim,
  type Origin,
  refusal,
  status,
  type Who,
  type Why,
} from './reference.ts';
import type { Running } from './running.ts';

/** The claims of one random sequence: as they should be, and which they are at the desk. */
export interface Sequence {
  claims: Claim[];
  ids: number[];
  /** The ids of evidence, in the order in which it was added, by claim. */
  items: string[][];
  /** What was hashed, by hash, and the other way round: equal exactly where the other is. */
  hashes: Map<string, string>;
}

export const newSequence = (): Sequence => ({ claims: [], ids: [], items: [], hashes: new Map() });
export type Command = fc.AsyncCommand<Sequence, Running>;

/** What leads a claim furthest. */
const far: Act['name'][] = ['sign_off', 'propose', 'restore', 'retract', 'reopen', 'send_back', 'withdraw'];
const farness = (act: Act) => (far.includes(act.name) ? far.indexOf(act.name) : far.length);
const byFarness = (a: Act, b: Act) => farness(a) - farness(b);

/**
 * One act of one person, told to the desk and to the model: the first of some random ones that the model would carry out,
 * or, for the eager, the one that leads furthest; where it would refuse them all, the first. So sequences come far, and
 * refusals come too.
 */
class Step implements Command {
  readonly #acts: Act[];
  readonly #recorder: Who;
  readonly #eager: boolean;
  #done: Act | undefined;
  constructor(acts: Act[], recorder: Who, eager: boolean) {
    this.#acts = acts;
    this.#eager = eager;
    this.#recorder = recorder;
  }

  check(): boolean {
    return true;
  }

  toString(): string {
    if (!this.#done) return 'not reached';
    const { who, on, name, stale, strange, ...rest } = this.#done;
    const more = Object.entries(rest).map(([member, value]) => `${member}=${JSON.stringify(value)}`);
    return [`${who} ${name} #${on}`, ...more, stale && 'stale', strange && 'strange'].filter(Boolean).join(' ');
  }

  async run(sequence: Sequence, desk: Running): Promise<void> {
    const { claims } = sequence;
    while (claims.length <= Math.max(...this.#acts.map(furthest))) await recordClaim(sequence, desk, this.#recorder);
    const now = desk.now();
    const open = this.#acts.filter((one) => !refusal(claims, one, now));
    const act = (this.#eager && open.sort(byFarness)[0]) || open[0] || (this.#acts[0] as Act);
    this.#done = act;
    await perform(sequence, desk, act);
  }
}

/** Tells an act to the desk and to the model, and compares the answer, and what is to be read afterwards. */
async function perform(sequence: Sequence, desk: Running, act: Act): Promise<void> {
  const { claims } = sequence;
  const now = desk.now();
  const why = refusal(claims, act, now);
  const seen = await desk.seenBy(sequence, act);
  const answer = await desk.post(act.who, pathOf(sequence, act), bodyOf(sequence, act, desk, seen));
  desk.count(act.name === 'sign_off' && claims[act.on]?.stage === 'settled' ? 'confirm_again' : act.name, why);
  if (why) {
    assert.deepEqual({ status: answer.status, why: whyOf(answer) }, { status: status(why), why }, answer.text);
    return desk.compare(sequence, act.on);
  }
  assert.equal(Math.floor(answer.status / 100), 2, answer.text);
  const changed = carryOut(claims, act, now);
  if (changed.length === 0) return desk.compare(sequence, act.on);
  if (act.name === 'add_evidence') sequence.items[act.on]?.push(answer.json.evidence.at(-1).id);
  desk.compareWith(sequence, act.on, answer.json, act.who);
  // What the answer shows is what everybody reads, which is looked at now and then; the others were not shown.
  const others = desk.steps % 4 === 0 ? changed : changed.filter((place) => place !== act.on);
  for (const place of others) await desk.compare(sequence, place);
}

/** Several acts in the order in which they usually come, whatever comes of each. */
class Course implements Command {
  readonly #acts: Act[];
  readonly #recorder: Who;
  constructor(on: number, recorder: Who, [proposer, signer]: [Who, Who], decision: Decision) {
    const common = { on, stale: false, strange: false };
    this.#recorder = recorder;
    this.#acts = [
      { ...common, who: proposer, name: 'take' },
      { ...common, who: proposer, name: 'propose', decision },
      { ...common, who: signer, name: 'sign_off', own: decision },
    ];
  }
  check = () => true;
  toString = () => this.#acts.map(({ who, name, on }) => `${who} ${name} #${on}`).join(', ');
  async run(sequence: Sequence, desk: Running): Promise<void> {
    while (sequence.claims.length <= (this.#acts[0]?.on ?? 0)) await recordClaim(sequence, desk, this.#recorder);
    for (const act of this.#acts) await perform(sequence, desk, act);
  }
}

/** Time goes by for all claims. */
class Pass implements Command {
  readonly #hours: number;
  constructor(hours: number) {
    this.#hours = hours;
  }
  check = () => true;
  toString = () => `${this.#hours} hours pass`;
  async run(_sequence: Sequence, desk: Running): Promise<void> {
    desk.pass(this.#hours);
  }
}

/** Everybody tries to sign with a hash that nobody saw: who could have, and who not, and for which reason, is told without an effect. */
class WhoMaySign implements Command {
  readonly #on: number;
  constructor(on: number) {
    this.#on = on;
  }
  check = ({ claims }: Readonly<Sequence>) => claims.length > this.#on;
  toString = () => `who may sign #${this.#on}?`;
  async run(sequence: Sequence, desk: Running): Promise<void> {
    for (const who of everybody) {
      const own: Decision = { verdict: 'disputed', use: 'hold' };
      const act: Act = { who, on: this.#on, name: 'sign_off', stale: false, strange: true, own };
      const why = refusal(sequence.claims, act, desk.now());
      desk.count('probe', why);
      const answer = await desk.post(
        who,
        pathOf(sequence, act),
        bodyOf(sequence, act, desk, await desk.seenBy(sequence, act)),
      );
      assert.deepEqual([who, answer.status, whyOf(answer)], [who, why && status(why), why], answer.text);
    }
    await desk.compare(sequence, this.#on);
  }
}

async function recordClaim(sequence: Sequence, desk: Running, by: Who): Promise<void> {
  const place = sequence.claims.length;
  const origin = ([undefined, 'ministry', 'witness'] as const)[place % 3];
  const answer = await desk.post(by, '/claims', {
    ...{ statement: statements[place % 3], language: 'en', kind: 'fact' },
    ...(origin ? { attribution: [{ role: 'asserted_by', sourceId: desk.sources[origin] }] } : {}),
  });
  assert.equal(answer.status, 201, answer.text);
  const chains = origin ? [`1 ${origin}`] : [];
  sequence.claims.push(newClaim(by, { statement: place % 3, kind: 'fact', chains }));
  sequence.ids.push(answer.json.id);
  sequence.items.push([]);
  desk.compareWith(sequence, place, answer.json, by);
}

export const statements = ['The bridge is closed.', 'The bridge is open.', 'The bridge is gone.'];
const kinds = ['fact', 'forecast', 'utterance'];

function furthest(act: Act): number {
  const others = [act.name === 'drop' ? act.duplicateOf : undefined, act.name === 'add_link' ? act.to : undefined];
  return Math.max(act.on, ...others.map((other) => other ?? 0));
}

const resources: Partial<Record<Act['name'], string>> = {
  ...{ take: 'assignments', assign: 'assignments', release: 'releases', drop: 'drops', restore: 'restorations' },
  ...{ propose: 'proposals', withdraw: 'withdrawals', send_back: 'returns', sign_off: 'sign-offs' },
  ...{ reopen: 'reopenings', retract: 'retractions', provisional: 'provisionals' },
  ...{ prioritise: 'priorities', comment: 'comments', publication: 'publications' },
  ...{ continue: 'continuations', lease: 'leases' },
  ...{ add_appearance: 'appearances', add_evidence: 'evidence', add_figure: 'figures', add_link: 'links' },
};

function pathOf({ ids, items }: Sequence, act: Act): string {
  const claim = `/claims/${ids[act.on]}`;
  if (act.name === 'edit') return claim;
  if (act.name === 'withdraw_evidence') {
    const nobodys = '01a204c0-6ddc-76fe-a8ca-efceb6a45a13';
    return `${claim}/evidence/${items[act.on]?.[act.item] ?? nobodys}/withdrawals`;
  }
  return `${claim}/${resources[act.name]}`;
}

/** @param seen what a signer names */
function bodyOf({ claims, ids }: Sequence, act: Act, { sources }: Running, seen?: object): object {
  const now = claims[act.on]?.revision ?? 0;
  const revision = act.stale ? Math.max(now - 1, 3 - now) : now;
  const bound = act.name !== 'comment' && act.name !== 'publication' && act.name !== 'lease';
  return { ...(bound ? { revision } : {}), ...matter(act, ids, sources, seen ?? {}) };
}

function matter(act: Act, ids: number[], sources: Running['sources'], seen: object): object {
  switch (act.name) {
    case 'take':
      return { assignee: 'me' };
    case 'assign':
      return { assignee: emailOf(act.to) };
    case 'sign_off':
      return seen;
    case 'prioritise':
      return { urgency: act.urgency };
    case 'comment':
      return { body: 'Who saw it?' };
    case 'publication':
      return { url: 'https://paper.example/1', title: 'The bridge' };
    case 'continue':
      return { statement: 'The bridge is being built again.', figures: [{ metric: 'spans', value: 7 }] };
    case 'send_back':
      return { comment: 'Ask again.' };
    case 'reopen':
    case 'restore':
      return { note: 'Again.' };
    case 'retract':
      return { reason: 'It was wrong.' };
    case 'propose':
      return { ...act.decision, rationale: 'As the evidence says.' };
    case 'provisional':
      return { verdict: act.decision.verdict, use: act.decision.use, reason: 'Everybody asks.' };
    case 'drop':
      return act.duplicateOf === undefined
        ? { reason: 'out_of_scope' }
        : { reason: 'duplicate', duplicateOf: ids[act.duplicateOf] };
    case 'edit':
      return { [act.member === 'chains' ? 'attribution' : act.member]: edited(act, sources) };
    case 'add_evidence':
      return { stance: act.stance, sourceId: sources[act.origin], note: 'Seen.', authoritative: act.authoritative };
    case 'withdraw_evidence':
      return { reason: 'A mistake.' };
    case 'add_figure':
      return { metric: 'spans', value: act.value };
    case 'add_link':
      return { type: act.type, claimId: ids[act.to] };
    case 'add_appearance':
      return { documentId: 1, exact: 'The bridge is closed' };
    default:
      return {};
  }
}

function edited({ member, value }: Act & { name: 'edit' }, sources: Running['sources']): unknown {
  if (member === 'statement') return statements[value];
  if (member === 'kind') return kinds[value];
  if (member === 'topics') return value === 0 ? [] : [`topic ${value}`];
  if (member === 'figures') return value === 0 ? [] : [{ metric: 'spans', value }];
  return value === 0 ? [] : [{ role: 'asserted_by', sourceId: sources[value === 1 ? 'ministry' : 'witness'] }];
}

/** Which of the checks a refusal tells of, by its sentence. */
function whyOf({ json }: { json: { detail?: string; status?: number } }): Why | null {
  const { detail = '', status } = json;
  if (status === 404) return 'missing';
  if (status === 422) return 'policy';
  if (/^Only a person can sign off/.test(detail)) return 'service';
  if (
    /^(You proposed|You recorded or changed|Without the evidence that you added|This is your own proposal)/.test(detail)
  )
    return 'separation';
  if (status === 403) return 'role';
  if (/^This claim changed while you were working on it/.test(detail)) return 'revision';
  if (/^Nobody can|still within its shelf life|no signed verdict to retract/.test(detail)) return 'stage';
  if (/is not the one that you saw/.test(detail)) return 'hash';
  if (/already|is editing this claim/.test(detail)) return 'done before';
  return null;
}

const decisions: Decision[] = [
  { verdict: 'confirmed', use: 'state' },
  { verdict: 'partly_confirmed', use: 'attribute' },
  { verdict: 'refuted', use: 'do_not_use', reason: 'miscounted' },
  { verdict: 'disputed', use: 'attribute' },
  { verdict: 'disputed', use: 'hold' },
  { verdict: 'unverifiable', use: 'hold', reason: 'no_access' },
  { verdict: 'unverified', use: 'attribute', reason: 'single_source' },
  { verdict: 'unverified', use: 'hold', reason: 'not_yet_decidable', recheckAt: '2199-01-01T00:00:00.000Z' },
];
const unsound: Decision[] = [
  { verdict: 'refuted', use: 'state', reason: 'miscounted' },
  { verdict: 'unverified', use: 'hold', reason: 'not_yet_decidable' },
  { verdict: 'unverifiable', use: 'hold' },
  { verdict: 'confirmed', use: 'state', reason: 'miscounted' },
];

const who = fc.constantFrom<Who[]>(
  ...(['reader', 'robot', 'contributor', 'contributor', 'contributor'] as const),
  ...(['editor', 'editor', 'editor', 'reviewer', 'reviewer', 'reviewer', 'admin', 'admin'] as const),
);
const place = fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 1, 1, 2);
const seldom = fc.integer({ min: 0, max: 14 }).map((number) => number === 7);
const recorder = fc.constantFrom<Who[]>('contributor', 'contributor', 'editor', 'reviewer', 'admin', 'robot');
const decision = fc.oneof(
  { arbitrary: fc.constantFrom(...decisions), weight: 8 },
  { arbitrary: fc.constantFrom(...unsound), weight: 1 },
);
const origin = fc.constantFrom<Origin[]>('ministry', 'spokesman', 'witness', 'neighbour');

type Weighted = [weight: number, matter: fc.Arbitrary<object>];
const plain = (name: Act['name']) => fc.constant({ name });

/** All that people may do at the desk, and how often it comes. */
const matters: Weighted[] = [
  [3, plain('take')],
  [2, fc.record({ name: fc.constant('assign'), to: fc.constantFrom(...everybody) })],
  [1, plain('release')],
  [14, fc.record({ name: fc.constant('propose'), decision })],
  [1, plain('withdraw')],
  [1, plain('send_back')],
  [16, fc.record({ name: fc.constant('sign_off'), own: fc.constantFrom(...decisions) })],
  [3, fc.record({ name: fc.constant('prioritise'), urgency: fc.constantFrom('normal', 'high', 'now', 'now') })],
  [2, plain('reopen')],
  [1, plain('retract')],
  [2, fc.record({ name: fc.constant('provisional'), decision })],
  [2, fc.record({ name: fc.constant('drop'), duplicateOf: fc.option(place, { nil: undefined }) })],
  [2, plain('restore')],
  [
    3,
    fc.record({
      name: fc.constant('edit'),
      member: fc.constantFrom('statement', 'statement', 'kind', 'figures', 'chains', 'topics'),
      value: fc.nat(2),
    }),
  ],
  [
    5,
    fc.record({
      name: fc.constant('add_evidence'),
      stance: fc.constantFrom('supports', 'supports', 'supports', 'refutes', 'context'),
      origin,
      authoritative: seldom,
    }),
  ],
  [2, fc.record({ name: fc.constant('withdraw_evidence'), item: fc.nat(2) })],
  [1, fc.record({ name: fc.constant('add_figure'), value: fc.integer({ min: 1, max: 2 }) })],
  [1, fc.record({ name: fc.constant('add_link'), type: fc.constantFrom('narrows', 'bears_on'), to: place })],
  [1, plain('add_appearance')],
  [1, plain('comment')],
  [1, plain('publication')],
  [1, plain('continue')],
  [2, plain('lease')],
];

const act = fc
  .tuple(
    fc.record({ who, on: place, stale: seldom, strange: seldom }),
    fc.oneof(...matters.map(([weight, arbitrary]) => ({ weight, arbitrary }))),
  )
  .map(([common, matter]) => ({ ...common, ...matter }) as Act);

const step: fc.Arbitrary<Command> = fc
  .tuple(fc.array(act, { minLength: 1, maxLength: 10, size: 'max' }), recorder, fc.boolean())
  .map(([acts, by, eager]) => new Step(acts, by, eager));

export const commands: fc.Arbitrary<Command>[] = [
  ...Array.from({ length: 15 }, () => step),
  fc
    .tuple(place, recorder, fc.constantFrom<[Who, Who]>(['editor', 'reviewer'], ['reviewer', 'admin']), decision)
    .map(([on, by, people, proposed]) => new Course(on, by, people, proposed)),
  fc.constantFrom(13, 31 * 24, 31 * 24, 200 * 24).map((hours) => new Pass(hours)),
  place.map((on) => new WhoMaySign(on)),
];
