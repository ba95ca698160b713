import { searchText } from '../../src/desk/claim-references.ts';
import { searchTextOf } from '../../src/desk/record-source.ts';
import { sha256 } from '../../src/domain/canonical.ts';
import { fold } from '../../src/domain/fold.ts';
import { codePointLength } from '../../src/domain/normalise.ts';
import type { Document, Source } from '../../src/domain/records.ts';
import { Random } from '../made/random.ts';
import type { MadeBlock, MadeClaim, MadeDesk, MadeDocument } from '../made/types.ts';
import { ClaimCourse, type Surroundings } from './claim-course.ts';
import type { Sheaf, Tables } from './sheaf.ts';
import type { Staff } from './staff.ts';

/** When the parts of a load are dated, in ms since 1970. */
export interface Period {
  from: number;
  to: number;
}

export interface LoadPlan {
  made: MadeDesk;
  staff: Staff;
  /** The time from which claims are due. */
  present: Date;
  period: Period;
}

/** A claim that the made desk has worked on, with its number. */
export interface WorkedClaim {
  id: number;
  made: MadeClaim;
}

/**
 * The rows of a made desk's sources, documents and claims, in parts that fit into memory. The records are numbered from 1
 * in the order in which they were made.
 * @param onWorked is told each claim that is to be worked on
 */
export function* tablesOf(sheaf: Sheaf, plan: LoadPlan, onWorked: (claim: WorkedClaim) => void): Generator<Tables> {
  const { made, staff, present, period } = plan;
  const sources = addSources(sheaf, plan);
  yield sheaf.take();
  const step = (period.to - period.from) / made.count;
  let documentCount = 0;
  for (const block of made.blocks()) {
    const dated = {
      from: period.from + block.first * step,
      to: period.from + (block.first + block.claims.length) * step,
    };
    const recorded = { firstId: documentCount + 1, at: iso(dated.from), actorId: staff.contributor.id };
    const documents = addDocuments(sheaf, block.documents, recorded);
    documentCount += documents.length;
    addClaims(sheaf, block, { staff, sources, documents, present }, dated);
    for (const [place, claim] of block.claims.entries())
      if (claim.course.kind !== 'triage' && claim.course.kind !== 'checking')
        onWorked({ id: block.first + place + 1, made: claim });
    yield sheaf.take();
  }
}

function iso(time: number): string {
  return new Date(time).toISOString();
}

function addSources(sheaf: Sheaf, { made, staff, period }: LoadPlan): Source[] {
  const at = iso(period.from);
  const actorId = staff.contributor.id;
  return made.sources.map(({ parent, language: _language, ...source }, index) => {
    const id = index + 1;
    const text: Source = {
      schema: 'claimdesk/source/v1',
      id,
      path: `/sources/${id}`,
      ...source,
      ...(parent === undefined ? {} : { parentId: parent + 1 }),
      recordedAt: at,
      recordedBy: actorId,
      revision: 1,
      updatedAt: at,
    };
    sheaf.add({ type: 'source', text, actorId, action: 'source.recorded' });
    sheaf.settle('source', text, { searchText: searchTextOf(text) });
    return text;
  });
}

function addDocuments(
  sheaf: Sheaf,
  documents: MadeDocument[],
  { firstId, at, actorId }: { firstId: number; at: string; actorId: number },
): Surroundings['documents'] {
  return documents.map(({ text, ...made }, index) => {
    const id = firstId + index;
    const textSha256 = sha256(text);
    const document: Document = {
      schema: 'claimdesk/document/v1',
      id,
      path: `/documents/${id}`,
      ...made,
      mediaType: 'text/plain',
      textSha256,
      normalisation: 1,
      recordedAt: at,
      recordedBy: actorId,
      revision: 1,
      updatedAt: at,
    };
    sheaf.put('DocumentText', { sha256: textSha256, length: codePointLength(text), text });
    sheaf.add({ type: 'document', text: document, actorId, action: 'document.recorded', detail: { textSha256 } });
    sheaf.settle('document', document, { searchText: fold([made.title, made.publisher, ''].join(' \n')) });
    return { document, text };
  });
}

/** First revisions in the claims' order, later ones among those of the claims behind. */
function addClaims(sheaf: Sheaf, { first, claims }: MadeBlock, around: Surroundings, { from, to }: Period): void {
  const random = new Random(first + 1);
  const courses = claims.map((made, place) => new ClaimCourse(first + place + 1, made, around));
  const acts = courses.flatMap((course, place) => {
    let when = place;
    return Array.from({ length: course.revisions }, (_, number) => {
      if (number > 0) when += random.next() * (claims.length - when);
      return { course, when };
    });
  });
  // Stable: the revisions of one claim stay in their order.
  acts.sort((a, b) => a.when - b.when);
  const step = (to - from) / acts.length;
  for (const [index, { course }] of acts.entries()) sheaf.add(course.next(iso(from + index * step)));
  const sources = new Map(around.sources.map((source) => [source.id, source]));
  for (const { claim } of courses) if (claim) sheaf.settle('claim', claim, { searchText: searchText(claim, sources) });
}
