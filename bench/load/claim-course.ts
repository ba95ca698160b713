import { referenceTo } from '../../src/desk/claim-references.ts';
import { anchor } from '../../src/domain/anchors.ts';
import type { Appearance, AttributionStep, Claim, EvidenceItem, Figure } from '../../src/domain/claim.ts';
import { settleState, undecided } from '../../src/domain/claim-state.ts';
import type { Document, Source } from '../../src/domain/records.ts';
import { Random } from '../made/random.ts';
import type { MadeClaim, MadeEvidence, MadeFigure } from '../made/types.ts';
import { itemId } from './item-id.ts';
import type { LoadedRevision } from './sheaf.ts';
import type { Staff } from './staff.ts';

const hour = 60 * 60 * 1000;

export interface Surroundings {
  staff: Staff;
  sources: Source[];
  /** Of the claim's block, with their texts. */
  documents: { document: Document; text: string }[];
  /** The time from which claims are due. */
  present: Date;
}

type Change = (claim: Claim, at: string) => { after: Claim; action: string; detail?: Record<string, unknown> };

/**
 * A claim on its way from its first revision to how the made desk has it: what came later is left out at first and added
 * by the acts that would have added it, all of them the contributor's.
 */
export class ClaimCourse {
  readonly #id: number;
  readonly #made: MadeClaim;
  readonly #around: Surroundings;
  readonly #random: Random;
  /** What is yet to come, a revision each. */
  readonly #changes: Change[] = [];
  /** As its latest revision so far has it. */
  claim: Claim | undefined;

  constructor(id: number, made: MadeClaim, around: Surroundings) {
    this.#id = id;
    this.#made = made;
    this.#around = around;
    this.#random = new Random(id);
  }

  get revisions(): number {
    return this.#made.revisions;
  }

  /** The next revision; called as often as there are some. */
  next(at: string): LoadedRevision<'claim'> {
    return this.claim ? this.#continue(this.claim, at) : this.#begin(at);
  }

  #begin(at: string): LoadedRevision<'claim'> {
    const { staff } = this.#around;
    const { statement, language, kind, eventDate } = this.#made;
    const appearance = this.#appearance(at);
    let claim: Claim = {
      schema: 'claimdesk/claim/v1',
      id: this.#id,
      path: `/claims/${this.#id}`,
      ...undecided,
      statement,
      language,
      kind,
      topics: [],
      eventDate,
      attribution: this.#attribution(at, appearance),
      appearances: [appearance],
      evidence: [],
      figures: [],
      links: [],
      corrections: [],
      recordedAt: at,
      recordedBy: staff.contributor.id,
      stageSince: at,
      revision: 1,
      updatedAt: at,
      claimHash: '',
      contentHash: '',
    };
    const changes = this.#allChanges();
    const later = this.#made.revisions - 1;
    for (const [place, change] of changes.entries()) {
      if (changes.length - place <= later) this.#changes.push(change);
      else claim = change(claim, at).after;
    }
    return this.#revision(claim, 'claim.recorded', undefined);
  }

  #continue(before: Claim, at: string): LoadedRevision<'claim'> {
    const change = this.#changes.shift();
    if (!change) throw new Error(`Claim ${this.#id} has no further revision.`);
    const { after, action, detail } = change(before, at);
    const stageSince = after.stage === before.stage ? before.stageSince : at;
    return this.#revision({ ...after, stageSince, revision: before.revision + 1, updatedAt: at }, action, detail);
  }

  #revision(claim: Claim, action: string, detail: Record<string, unknown> | undefined): LoadedRevision<'claim'> {
    const text = settleState(claim, claim.updatedAt);
    const restated = text.claimHash !== this.claim?.claimHash;
    this.claim = text;
    const actorId = this.#around.staff.contributor.id;
    return { type: 'claim', text, actorId, action, restated, ...(detail ? { detail } : {}) };
  }

  /** In the order in which a desk would come to them. */
  #allChanges(): Change[] {
    const { topics, place, figures, evidence, course } = this.#made;
    const edit =
      (members: Partial<Claim>): Change =>
      (claim) => ({ after: { ...claim, ...members }, action: 'claim.edited' });
    return [
      ...figures.slice(1).map(
        (figure): Change =>
          (claim, at) =>
            this.#withFigure(claim, at, figure),
      ),
      ...figures.slice(0, 1).map(
        (figure): Change =>
          (claim, at) =>
            this.#withFigure(claim, at, figure),
      ),
      edit({ place }),
      edit({ topics }),
      (claim) => this.#prioritised(claim),
      ...evidence.slice(0, 1).map(
        (item): Change =>
          (claim, at) =>
            this.#withEvidence(claim, at, item),
      ),
      ...(course.kind === 'checking' || course.kind === 'own' ? [(claim: Claim) => this.#assigned(claim)] : []),
      ...evidence.slice(1).map(
        (item): Change =>
          (claim, at) =>
            this.#withEvidence(claim, at, item),
      ),
    ];
  }

  #withFigure(claim: Claim, at: string, made: MadeFigure): ReturnType<Change> {
    const { place, eventDate } = this.#made;
    const id = itemId(at, this.#random);
    const figure: Figure = { id, ...made, qualifier: 'as_stated', place, asOf: eventDate };
    return {
      after: { ...claim, figures: [...claim.figures, figure] },
      action: 'claim.figure_added',
      detail: { itemId: id },
    };
  }

  #withEvidence(claim: Claim, at: string, { source, ...made }: MadeEvidence): ReturnType<Change> {
    const id = itemId(at, this.#random);
    const reference = this.#reference(source);
    const item: EvidenceItem = {
      id,
      ...made,
      source: reference,
      origin: reference,
      visibility: 'desk',
      addedBy: this.#around.staff.contributor.id,
      addedAt: at,
    };
    return {
      after: { ...claim, evidence: [...claim.evidence, item] },
      action: 'claim.evidence_added',
      detail: { itemId: id },
    };
  }

  #prioritised(claim: Claim): ReturnType<Change> {
    const { urgency, dueIn } = this.#made;
    const dueAt =
      dueIn === undefined ? undefined : new Date(this.#around.present.getTime() + dueIn * hour).toISOString();
    return { after: { ...claim, urgency, dueAt }, action: 'claim.prioritised', detail: { urgency, dueAt } };
  }

  #assigned(claim: Claim): ReturnType<Change> {
    const { contributor, editor } = this.#around.staff;
    const assigneeId = this.#made.course.kind === 'own' ? editor.id : contributor.id;
    return {
      after: { ...claim, stage: 'checking', assignee: assigneeId },
      action: 'claim.assigned',
      detail: { assigneeId },
    };
  }

  #appearance(at: string): Appearance {
    const { document: place, statement, start } = this.#made;
    const { document, text } = this.#around.documents[place] as Surroundings['documents'][number];
    const { title, publisher, url, publishedAt, textSha256 } = document;
    return {
      id: itemId(at, this.#random),
      documentId: document.id,
      quote: anchor(text, { exact: statement, start }),
      outletCheck: 'unstated',
      document: { title, publisher, url, publishedAt, textSha256 },
    };
  }

  #attribution(at: string, { id: appearance }: Appearance): AttributionStep[] {
    const { speaker, relay } = this.#made;
    const step = (number: number, role: AttributionStep['role'], source: number) => ({
      id: itemId(at, this.#random),
      chain: 1,
      step: number,
      role,
      voice: 'named' as const,
      source: this.#reference(source),
      appearance,
    });
    return [step(1, 'asserted_by', speaker), step(2, 'relayed_by', relay)];
  }

  #reference(place: number) {
    return referenceTo(this.#around.sources[place] as Source);
  }
}
