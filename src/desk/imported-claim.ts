import { anchor, type QuoteRequest } from '../domain/anchors.ts';
import type { Appearance, AttributionStep, Claim, EvidenceItem, Figure, SourceReference } from '../domain/claim.ts';
import { undecided } from '../domain/claim-state.ts';
import { Invalid } from '../domain/errors.ts';
import type { ImportedClaim, ImportedDocument, ImportedSource } from '../domain/inputs/imported-claim.ts';
import { voiceOf } from '../domain/voices.ts';
import type { NewClaim } from './change-claim.ts';
import { newItemId } from './ids.ts';
import type { Entry } from './record.ts';

/** What a claim from elsewhere is made with here. */
export interface Surroundings {
  /** Where it comes from, in the importer's words. */
  from: string;
  sourceOf(source: ImportedSource): SourceReference;
  /** The document here that publishes this text, or undefined. */
  documentOf(document: ImportedDocument): { id: number; text: string } | undefined;
  /** Leaves passages out whose document is not here, instead of refusing the claim. */
  withoutPassages: boolean;
}

/** A passage was left out, since its document is not here. */
export type LeftOut = (passages: number) => void;

/** The id by which a claim is known elsewhere. */
export function externalIdOf({ externalId, id }: ImportedClaim): string {
  return externalId ?? id ?? '';
}

/**
 * A claim from elsewhere as it is recorded here: in triage and undecided. What was signed elsewhere is kept as
 * `importedVerdict`. Mistaken evidence is not taken over, and links are made when their other ends are here.
 * @throws Invalid where a passage does not stand in its document, or the document is not here
 */
export function claimFrom(
  entry: Entry,
  id: number,
  given: ImportedClaim,
  around: Surroundings,
  leftOut: LeftOut,
): NewClaim {
  const { statement, language, kind, place, eventDate, eventDateDerived, urgency, dueAt } = given;
  const passages = passagesFrom(given, around, leftOut);
  return {
    schema: 'claimdesk/claim/v1',
    id,
    path: `/claims/${id}`,
    ...undecided,
    ...{ statement, language, kind, place, eventDate, eventDateDerived, urgency, dueAt },
    topics: [...new Set(given.topics)],
    attribution: attributionFrom(given, around, passages.ids),
    appearances: passages.appearances,
    evidence: evidenceFrom(entry, given, around, leftOut),
    figures: figuresFrom(given, around),
    links: [],
    corrections: [],
    recordedAt: entry.at,
    recordedBy: entry.actor.id,
    importedVerdict: verdictElsewhere(given, around.from),
    imported: { from: around.from, id: externalIdOf(given) },
  };
}

/** What was signed elsewhere, unless it was retracted there, or what is claimed changed since. */
function verdictElsewhere(
  { lastSigned, standing = 'current', importedVerdict }: ImportedClaim,
  from: string,
): Claim['importedVerdict'] {
  const holds = standing === 'current' || standing === 'behind';
  return lastSigned && holds ? { verdict: lastSigned.verdict, by: from, at: lastSigned.at } : importedVerdict;
}

function passagesFrom({ appearances }: ImportedClaim, around: Surroundings, leftOut: LeftOut) {
  const ids = new Map<string, string>();
  const made: Appearance[] = [];
  for (const [index, { id, document, quote, outletCheck, disclaimer }] of appearances.entries()) {
    const path = `appearances.${index}`;
    const known = document && around.documentOf(document);
    if (!known) {
      if (!around.withoutPassages) throw notHere(path, document);
      leftOut(1);
      continue;
    }
    const itemId = newItemId();
    if (id) ids.set(id, itemId);
    made.push({
      id: itemId,
      documentId: known.id,
      quote: passage(known.text, quote, `${path}.quote`),
      outletCheck,
      disclaimer: disclaimer && passage(known.text, disclaimer, `${path}.disclaimer`),
      // The rest is filled in with the document as it is now.
      document: { title: '', textSha256: document.textSha256 },
    });
  }
  return { appearances: made, ids };
}

function notHere(path: string, document: ImportedDocument | undefined): Invalid {
  const which = document
    ? `the text ${document.textSha256.slice(0, 12)}…`
    : 'a document that the line does not describe';
  return new Invalid([
    {
      path: `${path}.document`,
      message: `It stands in ${which}, which is not at this desk: import that document first, or leave passages out.`,
    },
  ]);
}

function passage(text: string, quote: QuoteRequest, path: string) {
  try {
    return anchor(text, quote);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    throw new Invalid(error.faults.map((fault) => ({ path: `${path}.${fault.path}`, message: fault.message })));
  }
}

// An import makes many of them: members named one by one, in the order of the stored text, are made and written soonest.

function attributionFrom(
  { attribution }: ImportedClaim,
  around: Surroundings,
  passages: Map<string, string>,
): AttributionStep[] {
  const counts = new Map<number, number>();
  const steps = attribution.map((given) => {
    const { chain, source, appearance, voice, step } = given;
    const next = (counts.get(chain) ?? 0) + 1;
    counts.set(chain, next);
    return {
      appearance: appearance === undefined ? undefined : passages.get(appearance),
      at: given.at,
      chain,
      channel: given.channel,
      derived: given.derived,
      id: newItemId(),
      role: given.role,
      source: source && around.sourceOf(source),
      step: step ?? next,
      voice: voice ?? voiceOf(source),
    } satisfies Record<keyof AttributionStep, unknown>;
  });
  const places = new Set(steps.map(({ chain, step }) => `${chain}.${step}`));
  if (places.size < steps.length) {
    throw new Invalid([{ path: 'attribution', message: 'A chain has two steps with one number.' }]);
  }
  return steps.sort((a, b) => a.chain - b.chain || a.step - b.step);
}

function evidenceFrom(
  entry: Entry,
  { evidence, appearances }: ImportedClaim,
  around: Surroundings,
  leftOut: LeftOut,
): EvidenceItem[] {
  const documents = new Map(appearances.map(({ documentId, document }) => [documentId, document]));
  return evidence.flatMap((item, index) => {
    const { source, origin, documentId, quote } = item;
    if (item.withdrawn) return [];
    const document = documentId === undefined ? undefined : documents.get(documentId);
    const known = document && around.documentOf(document);
    if (documentId !== undefined && !known) {
      if (!around.withoutPassages) throw notHere(`evidence.${index}`, document);
      leftOut(1);
    }
    const reference = source && around.sourceOf(source);
    return {
      addedAt: entry.at,
      addedBy: entry.actor.id,
      authoritative: item.authoritative,
      credibility: item.credibility,
      documentId: known?.id,
      id: newItemId(),
      note: item.note,
      origin: origin ? around.sourceOf(origin) : reference,
      quote: known && quote ? passage(known.text, quote, `evidence.${index}.quote`) : undefined,
      sha256: item.sha256,
      source: reference,
      stance: item.stance,
      url: item.url,
      visibility: item.visibility,
    } satisfies Record<Exclude<keyof EvidenceItem, 'copy' | 'withdrawn'>, unknown>;
  });
}

function figuresFrom({ figures }: ImportedClaim, around: Surroundings): Figure[] {
  return figures.map(({ id: _id, countedById: _countedById, countedBy, ...figure }) => ({
    ...figure,
    id: newItemId(),
    countedBy: countedBy && around.sourceOf(countedBy),
  }));
}
