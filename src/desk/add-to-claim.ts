import type { Claim, EvidenceItem } from '../domain/claim.ts';
import { Conflict, Invalid, NotFound } from '../domain/errors.ts';
import {
  actionInputs,
  addAppearanceInput,
  addFigureInput,
  type EvidenceInput,
  evidenceInput,
  linkInput,
} from '../domain/inputs/claim-input.ts';
import type { GivenFile } from '../intake/describe-file.ts';
import { supersedes } from '../store/series.ts';
import { writeSnapshot } from '../store/snapshots.ts';
import { type Body, changeClaim } from './change-claim.ts';
import { figureFrom, refuseUnknownClaim } from './claim-items.ts';
import type { Act, Desk } from './desk.ts';
import { newItemId } from './ids.ts';
import { type KeptFile, keepFile } from './keep-file.ts';
import { appearanceFrom, passage, quoteOf, readableDocument } from './passages.ts';
import type { Entry } from './record.ts';
import { resolveSource } from './resolve-source.ts';

/** Adds another passage in which the claim stands. */
export function addAppearance(desk: Desk, act: Act, id: number, body: Body): Promise<Claim> {
  return changeClaim(desk, act, body, {
    id,
    schema: addAppearanceInput,
    action: 'add_appearance',
    change: async (entry, { claim, next }, input) => {
      const appearance = await appearanceFrom(entry, input, '');
      const after = { ...claim, stage: next, appearances: [...claim.appearances, appearance] };
      return { action: 'claim.appearance_added', detail: { itemId: appearance.id }, after };
    },
  });
}

/** Adds a figure; figures are part of what is claimed. */
export function addFigure(desk: Desk, act: Act, id: number, body: Body): Promise<Claim> {
  return changeClaim(desk, act, body, {
    id,
    schema: addFigureInput,
    action: 'add_figure',
    change: async (entry, { claim, next }, input) => {
      const figure = await figureFrom(entry, input, '');
      const after = { ...claim, stage: next, figures: [...claim.figures, figure] };
      return { action: 'claim.figure_added', detail: { itemId: figure.id }, after };
    },
  });
}

/** Adds a link to another claim. */
export function addLink(desk: Desk, act: Act, id: number, body: Body): Promise<Claim> {
  return changeClaim(desk, act, body, {
    id,
    schema: linkInput,
    action: 'add_link',
    change: async (entry, { claim, next }, { type, claimId, note }) => {
      await refuseUnknownClaim(entry, claim, claimId, 'claimId');
      if (claim.links.some((link) => link.type === type && link.claimId === claimId)) {
        throw new Invalid([{ path: 'claimId', message: `This claim already has that link to claim ${claimId}.` }]);
      }
      if (type === 'supersedes') await refuseRing(entry, claim.id, claimId);
      const link = { id: newItemId(), type, claimId, note };
      return {
        action: 'claim.link_added',
        detail: { itemId: link.id },
        after: { ...claim, stage: next, links: [...claim.links, link] },
      };
    },
  });
}

// A series has a beginning and an end.
async function refuseRing(entry: Entry, id: number, claimId: number): Promise<void> {
  if (!(await supersedes(entry.tx, claimId, id))) return;
  const message = `Claim ${claimId} already follows on claim ${id}, itself or through others: a series cannot run in a ring.`;
  throw new Invalid([{ path: 'claimId', message }]);
}

/**
 * Adds an item for, against or about the claim: an address, a passage, or `file`, whose bytes are kept before the item
 * names them. A signed verdict stands, with the standing `behind`.
 */
export function addEvidence(desk: Desk, act: Act, id: number, body: Body, file?: GivenFile): Promise<Claim> {
  let kept: KeptFile | undefined;
  return changeClaim(desk, act, body, {
    id,
    schema: evidenceInput,
    action: 'add_evidence',
    prepare: async (input) => {
      if (file) kept = await keepFile(input, file);
    },
    change: async (entry, { claim, next }, input) => {
      const item = { ...(await evidenceFrom(entry, input)), ...(kept ? fileOf(kept, entry.at) : {}) };
      if (item.url && !item.sha256) await askForCopy(entry, claim.id, item.id, item.url);
      const after = { ...claim, stage: next, evidence: [...claim.evidence, item] };
      return { action: 'claim.evidence_added', detail: { itemId: item.id }, after };
    },
  });
}

async function evidenceFrom(entry: Entry, input: EvidenceInput): Promise<EvidenceItem> {
  const source = await resolveSource(entry, { id: input.sourceId, source: input.source, path: 'source' });
  const origin = await resolveSource(entry, { id: input.originId, source: input.origin, path: 'origin' });
  const { stance, url, note, credibility, authoritative, visibility } = input;
  return {
    id: newItemId(),
    stance,
    source,
    origin: origin ?? source,
    url,
    ...(await documentPassage(entry, input)),
    note,
    credibility,
    authoritative,
    visibility,
    addedBy: entry.actor.id,
    addedAt: entry.at,
  };
}

function fileOf({ sha256, copy }: KeptFile, takenAt: string): Pick<EvidenceItem, 'sha256' | 'copy'> {
  return { sha256, copy: { ...copy, takenAt } };
}

// Taken by a job of its own, so that an address that does not answer never refuses the evidence.
function askForCopy(entry: Entry, claimId: number, evidenceId: string, url: string): Promise<void> {
  return writeSnapshot(entry.tx, {
    evidenceId,
    claimId,
    url,
    state: 'pending',
    attempts: 0,
    nextAt: entry.at,
    failure: null,
  });
}

async function documentPassage(entry: Entry, input: EvidenceInput) {
  const quote = quoteOf(input);
  if (input.documentId === undefined) {
    if (quote) throw new Invalid([{ path: 'documentId', message: 'Name the document in which this passage stands.' }]);
    return {};
  }
  const { document, text } = await readableDocument(entry, input.documentId, '');
  const passageOfIt = quote ? { quote: passage(text, quote, '') } : {};
  return { documentId: document.id, ...passageOfIt, sha256: document.textSha256 };
}

/** Withdraws a mistaken item, with a reason; it stays in the record. @throws NotFound, Conflict (already withdrawn) */
export function withdrawEvidence(desk: Desk, act: Act, id: number, evidenceId: string, body: Body): Promise<Claim> {
  return changeClaim(desk, act, body, {
    id,
    schema: actionInputs.withdraw_evidence,
    action: 'withdraw_evidence',
    about: (claim) => ({ authorId: getItem(claim, evidenceId).addedBy }),
    change: async (entry, { claim, next }, { reason }) => {
      const item = getItem(claim, evidenceId);
      if (item.withdrawn) throw new Conflict('This item was already withdrawn.');
      const withdrawn = { ...item, withdrawn: { by: entry.actor.id, at: entry.at, reason } };
      const evidence = claim.evidence.map((one) => (one.id === evidenceId ? withdrawn : one));
      return {
        action: 'claim.evidence_withdrawn',
        detail: { itemId: item.id },
        after: { ...claim, stage: next, evidence },
      };
    },
  });
}

function getItem(claim: Claim, evidenceId: string): EvidenceItem {
  const item = claim.evidence.find((one) => one.id === evidenceId);
  if (!item) throw new NotFound('This claim has no such evidence.');
  return item;
}
