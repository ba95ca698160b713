import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { faultsOfQuote } from '../../desk/check-quote.ts';
import type { Desk } from '../../desk/desk.ts';
import { getClaim } from '../../desk/read-claims.ts';
import { readSituation } from '../../desk/situation.ts';
import type { QuoteRequest } from '../../domain/anchors.ts';
import type { Claim } from '../../domain/claim.ts';
import { type Fault, Forbidden } from '../../domain/errors.ts';
import { may } from '../../domain/permissions.ts';
import { timeToChange } from '../../domain/times.ts';
import { findTopics } from '../../store/choices.ts';
import { parseId, parseQuery } from '../../web/parse.ts';
import { answer, type Returned } from '../answer.ts';
import type { Field } from '../fields.ts';
import { actorOf, type Deps } from '../request.ts';
import { wordingOf } from '../wording.ts';
import { chainRows } from './chain-rows.ts';
import { claimFields, type FormPart, formParts } from './claim-fields.ts';
import { claimTree, withPassages } from './claim-tree.ts';
import { type FormFault, faultsAtFields, labelsOf } from './faults.ts';
import { type FormTree, rowsOf } from './form-body.ts';
import { holdLease, type ShownLease, shownLease } from './lease.ts';
import type { Choices } from './list-filters.ts';
import { showLateEdit } from './merge-page.ts';
import { newTree, prefilled } from './prefill.ts';
import { refuseAction } from './refuse-action.ts';
import { type Similar, type SimilarOffer, similarOffer } from './similar.ts';
import { sourceChoices } from './source-fields.ts';

/** What `views/claims/form.ejs` shows. */
export interface ClaimForm extends Returned {
  faults: FormFault[];
  title: string;
  /** Where the form is sent. */
  action: string;
  button: string;
  cancelHref: string;
  breadcrumbs: { href: string; text: string }[];
  requestId: string;
  /** The passage that a new claim is made from, to be read while the statement is written. */
  passage: string | null;
  /** The revision that an edit is made on; null for a new claim. */
  revision: number | null;
  first: Field[];
  place: Field[];
  dates: Field[];
  parts: FormPart[];
  choices: Choices[];
  /** The fields' labels by name. */
  labels: Record<string, string>;
  /** Who is editing the claim just now; null for a new claim. */
  lease: ShownLease | null;
  /** Claims like the one that is being recorded, where there are some that were not shown yet. */
  similar: SimilarOffer | null;
  /** Whether they were shown, now or before. */
  sawSimilar: boolean;
  /** Whether what stands in the form was never saved. */
  isUnsaved: boolean;
}

type Frame = Pick<ClaimForm, 'title' | 'action' | 'button' | 'cancelHref' | 'breadcrumbs' | 'revision'>;

const list = { href: '/claims', text: 'Claims' };
/** `GET /claims/new`, perhaps with a passage that was marked in a document; and the form that came back. */
export async function showNewForm(
  deps: Deps,
  req: Request,
  res: Response,
  returned?: Returned,
  similar?: Similar,
): Promise<void> {
  const actor = actorOf(req);
  if (!may(actor, 'record_claim')) throw new Forbidden('Your role may not record claims.');
  const frame: Frame & { claim: null } = {
    claim: null,
    title: 'Record a claim',
    action: '/claims',
    button: 'Record the claim',
    cancelHref: '/claims',
    breadcrumbs: [list],
    revision: null,
  };
  if (returned) return show(deps, req, res, frame, returned.typed, returned, similar);
  const values = await newTree(deps.desk, actor, parseQuery(prefilled, req));
  const faults = await faultsOfPassage(deps.desk, values);
  if (faults.length > 0) res.status(422);
  await show(deps, req, res, frame, values, faults.length > 0 ? { faults, typed: values } : undefined);
}

/** Whoever quotes a passage that does not stand in its document learns it before filling in the rest. */
async function faultsOfPassage(desk: Desk, values: FormTree): Promise<Fault[]> {
  const { documentId, exact, prefix, suffix, start } = (rowsOf(values, 'appearances')[0] ?? {}) as Partial<
    QuoteRequest & { documentId: number }
  >;
  if (documentId === undefined || exact === undefined) return [];
  const faults = await faultsOfQuote(desk, documentId, { exact, prefix, suffix, start });
  return faults.map((fault) => ({ ...fault, path: `appearances.0.${fault.path}` }));
}

/** `GET /claims/:id/edit`, and the form that came back with faults. */
export async function showEditForm(deps: Deps, req: Request, res: Response, returned?: Returned): Promise<void> {
  const { desk } = deps;
  const claim = await getClaim(desk.store.read, parseId(req.params.id));
  if (!returned) {
    const { situation } = await readSituation(desk.store.read, actorOf(req), claim, desk.clock().toISOString());
    refuseAction('edit', situation);
  }
  await holdLease(desk, req, claim);
  const revision = Number(returned?.typed.revision) || claim.revision;
  const values = returned ? withPassages(returned.typed, claim) : await treeToChange(desk, claim);
  await show(deps, req, res, { ...editFrame(claim, revision), claim }, values, returned);
}

/** The claim as its form shows it: the time at which it is due is that of the desk's clock. */
async function treeToChange(desk: Deps['desk'], claim: Claim): Promise<FormTree> {
  const { zone } = await wordingOf(desk);
  return { ...claimTree(claim), dueAt: claim.dueAt && timeToChange(claim.dueAt, zone) };
}

/** The form of an edit that was made on an older revision: what both sides changed, to be merged. */
export async function showStaleEditForm(deps: Deps, req: Request, res: Response, { typed }: Returned): Promise<void> {
  const claim = await getClaim(deps.desk.store.read, parseId(req.params.id));
  await holdLease(deps.desk, req, claim);
  await showLateEdit(deps, res, claim, typed);
}

function editFrame({ id, path }: Claim, revision: number): Frame {
  return {
    title: `Edit claim ${id}`,
    action: path,
    button: 'Save',
    cancelHref: path,
    breadcrumbs: [list, { href: path, text: `Claim ${id}` }],
    revision,
  };
}

async function show(
  { desk }: Deps,
  req: Request,
  res: Response,
  { claim, ...frame }: Frame & { claim: Claim | null },
  given: FormTree,
  returned?: Returned,
  similar: Similar = { seen: false, claims: [] },
): Promise<void> {
  const { read } = desk.store;
  // Faults speak of rows as they were sent; those are in the order of their chains already.
  const steps = rowsOf(given, 'attribution');
  const values: FormTree = { ...given, attribution: returned?.faults.length ? steps : chainRows(steps) };
  const page = async (): Promise<ClaimForm> => {
    const wording = await wordingOf(desk);
    const anySimilar = similar.claims.length > 0;
    const language = typeof values.language === 'string' && isTag(values.language) ? values.language : 'en';
    const own = claimFields(language, wording);
    const parts = await formParts(read, wording, values, frame.action);
    const topics = { id: 'topics', options: (await findTopics(read)).map((value) => ({ value })) };
    const rows = parts.flatMap((part) => part.rows);
    const fields = [...Object.values(own).flat(), ...rows.flatMap((row) => [...row.fields, ...row.further])];
    return {
      ...frame,
      lease: claim && (await shownLease(desk, req, claim, wording)),
      passage: claim ? null : passageIn(values),
      similar: anySimilar ? await similarOffer(desk, actorOf(req), similar.claims, values, wording) : null,
      sawSimilar: similar.seen || anySimilar,
      ...own,
      parts,
      choices: [...(await sourceChoices(read)), topics],
      requestId: randomUUID(),
      typed: values,
      faults: faultsAtFields(returned?.faults ?? [], fields, values),
      labels: labelsOf(fields),
      isUnsaved: returned !== undefined,
    };
  };
  await answer(req, res, { json: page, view: 'claims/form', page });
}

function passageIn(values: FormTree): string | null {
  const [passage] = rowsOf(values, 'appearances');
  return typeof passage?.exact === 'string' ? passage.exact : null;
}

function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length > 0;
  } catch {
    return false;
  }
}
