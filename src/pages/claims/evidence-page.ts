import type { Request } from 'express';
import type { Desk } from '../../desk/desk.ts';
import { copyPath } from '../../desk/read-copy.ts';
import { readFetch } from '../../desk/read-fetch.ts';
import { readSituation } from '../../desk/situation.ts';
import type { Claim, EvidenceItem } from '../../domain/claim.ts';
import { directionOf } from '../../domain/languages.ts';
import { may } from '../../domain/permissions.ts';
import type { Snapshot } from '../../domain/records.ts';
import { type Download, findDownloads } from '../../store/downloads.ts';
import { findHistory } from '../../store/history.ts';
import { findNames } from '../../store/people.ts';
import { recalledPolicy } from '../../store/policy.ts';
import { actorOf } from '../request.ts';
import { type ShownTime, type Wording, wordingOf } from '../wording.ts';
import { type AroundEvidence, findAroundEvidence } from './around-evidence.ts';
import { claimsElsewhere, type EvidenceGroup, evidenceGroups } from './evidence.ts';
import { type HistoryItem, historyItems } from './history-items.ts';
import { findKnownSources } from './known-sources.ts';
import { sizeWords } from './shown-copy.ts';

/** What `views/claims/evidence-item.ejs` shows. */
export interface EvidencePage {
  claim: { id: number; path: string; statement: string; language: string; direction: 'ltr' | 'rtl' };
  path: string;
  /** The item as its claim shows it: one group with this item alone. */
  evidence: EvidenceGroup[];
  /** SHA-256, 64 hex digits, and of what. */
  hash: { value: string; of: string } | null;
  facts: { label: string; text: string; time?: ShownTime; href?: string }[];
  /** What was asked for and answered when the copy was fetched; null where it was not. */
  headers: { of: string; name: string; value: string }[] | null;
  /** Null where no copy is kept. */
  downloadPath: string | null;
  /** What became of the item, the newest first. */
  custody: HistoryItem[];
  elsewhere: { id: number; href: string }[];
  /** Null for those who may not see the access log. */
  downloads: { at: ShownTime; person: { name: string } }[] | null;
}

/** An item of evidence as JSON: as the claim holds it, and beside it what stands around it. */
export async function evidenceJson(desk: Desk, req: Request, claim: Claim, item: EvidenceItem) {
  const { snapshots, elsewhere } = await findAroundEvidence(desk.store.read, { ...claim, evidence: [item] });
  const snapshot = snapshots.get(item.id);
  const downloads = await downloadsOf(desk, req, claim, item);
  const fetched = await readFetch(desk, item);
  return {
    ...item,
    ...(item.copy ? { copyPath: copyPath(claim, item) } : {}),
    ...(snapshot ? { snapshot: snapshotJson(snapshot) } : {}),
    ...(fetched ? { fetched } : {}),
    alsoIn: claimsElsewhere(item, elsewhere),
    ...(downloads ? { downloads: downloads.map(({ at, personId }) => ({ at, by: personId })) } : {}),
  };
}

/** `nextAt` says when a copy that is pending is tried next. */
function snapshotJson({
  state,
  attempts,
  nextAt,
  failure,
}: NonNullable<ReturnType<AroundEvidence['snapshots']['get']>>) {
  return { state, attempts, ...(state === 'pending' ? { nextAt } : {}), ...(failure ? { failure } : {}) };
}

/** The page of one item: what it is, its copy, and its chain of custody. */
export async function evidencePage(desk: Desk, req: Request, claim: Claim, item: EvidenceItem): Promise<EvidencePage> {
  const { read } = desk.store;
  const wording = await wordingOf(desk);
  const alone = { ...claim, evidence: [item] };
  const [sources, around, policy, history, { situation }, downloads] = await Promise.all([
    findKnownSources(read, alone),
    findAroundEvidence(read, alone),
    recalledPolicy(desk.store),
    findHistory(read, 'claim', claim.id),
    readSituation(read, actorOf(req), claim, wording.now),
    downloadsOf(desk, req, claim, item),
  ]);
  const fetched = await readFetch(desk, item);
  const entries = history.filter((entry) => entry.detail.itemId === item.id);
  const names = await findNames(read, [
    ...entries.map((entry) => entry.actorId),
    ...(downloads ?? []).flatMap((download) => download.personId ?? []),
    ...[item.addedBy, item.withdrawn?.by ?? item.addedBy],
  ]);
  const groups = evidenceGroups(alone, { ...around, wording, sources, policy, names, situation });
  const { id, path, statement, language } = claim;
  return {
    claim: { id, path, statement, language, direction: directionOf(language) },
    path: `${path}/evidence/${item.id}`,
    evidence: groups.map((group) => ({ ...group, origins: null, sameRoot: [] })),
    hash: item.sha256 ? { value: item.sha256, of: hashedThing(item) } : null,
    facts: [...factsOf(item, wording), ...factsOfFetch(fetched)],
    headers: fetched && [
      ...headersOf('Asked', fetched.requestHeaders),
      ...headersOf('Answered', fetched.responseHeaders),
    ],
    downloadPath: item.copy ? copyPath(claim, item) : null,
    custody: historyItems(entries, wording, { claim, proposals: [], names }),
    elsewhere: claimsElsewhere(item, around.elsewhere).map((other) => ({ id: other, href: `/claims/${other}` })),
    downloads:
      downloads?.map(({ at, personId }) => ({
        at: wording.time(at),
        person: { name: names.get(personId ?? 0) ?? 'somebody' },
      })) ?? null,
  };
}

async function downloadsOf(desk: Desk, req: Request, claim: Claim, item: EvidenceItem): Promise<Download[] | null> {
  if (!may(actorOf(req), 'read_audit')) return null;
  return item.copy ? findDownloads(desk.store.read, copyPath(claim, item), item.addedAt) : [];
}

function hashedThing({ copy, documentId }: EvidenceItem): string {
  if (copy) return copy.of === 'file' ? 'the file' : 'the copy of the page';
  return documentId === undefined ? 'the copy' : "the document's text";
}

function factsOf({ copy, url }: EvidenceItem, wording: Wording): EvidencePage['facts'] {
  if (!copy) return [];
  const { name, mediaType, size, width, height, finalUrl, takenAt, of } = copy;
  return [
    ...(name ? [{ label: 'File', text: name }] : []),
    { label: 'Kind', text: mediaType },
    { label: 'Size', text: `${sizeWords(size, wording)} (${size.toLocaleString(wording.words.locale)} bytes)` },
    ...(width && height ? [{ label: 'Dimensions', text: `${width} × ${height} pixels` }] : []),
    ...(finalUrl && finalUrl !== url ? [{ label: 'Taken from', text: finalUrl, href: finalUrl }] : []),
    { label: of === 'file' ? 'Uploaded' : 'Taken', text: '', time: wording.time(takenAt) },
  ];
}

function factsOfFetch(fetched: Snapshot | null): EvidencePage['facts'] {
  if (!fetched) return [];
  const { status, redirects = [] } = fetched;
  return [
    { label: 'Status', text: String(status) },
    ...redirects.map(({ url, status: by }) => ({ label: `Redirected (${by})`, text: url, href: url })),
  ];
}

function headersOf(of: string, headers: Snapshot['requestHeaders']): NonNullable<EvidencePage['headers']> {
  return Object.entries(headers).flatMap(([name, value]) => [value].flat().map((each) => ({ of, name, value: each })));
}
