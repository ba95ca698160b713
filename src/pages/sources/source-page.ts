import type { Request } from 'express';
import { identityAccess } from '../../desk/confidential-identity.ts';
import type { Desk } from '../../desk/desk.ts';
import { claimFilters } from '../../domain/inputs/claim-filters.ts';
import { may } from '../../domain/permissions.ts';
import type { Source } from '../../domain/records.ts';
import { countClaims } from '../../store/claim-list.ts';
import { listRows } from '../../store/listed-claims.ts';
import { findNames } from '../../store/people.ts';
import { findRecords } from '../../store/records.ts';
import { findRenaming } from '../../store/renamings.ts';
import { findPastRecords } from '../../store/revision-texts.ts';
import { findDirectDependants } from '../../store/source-list.ts';
import { findParents } from '../../store/sources.ts';
import { trackRecordOf } from '../../store/track-record.ts';
import { type ClaimRow, shownRows } from '../claim-row.ts';
import { countWords, mostCounted } from '../list-head.ts';
import { actorOf } from '../request.ts';
import { type ShownRevision, shownRevisions } from '../revisions.ts';
import { type ShownTime, wordingOf } from '../wording.ts';
import { type Reliability, ratingsOf, reliabilityOf } from './reliability.ts';
import { type ShownTrackRecord, shownTrackRecord } from './track-record.ts';

const claimsShown = 20;
const dependantsShown = 100;

interface Named {
  path: string;
  name: string;
}

/** What `views/sources/source.ejs` shows. */
export interface SourcePage {
  name: string;
  path: string;
  kind: string;
  aliases: string[];
  side: string | null;
  reliability: Reliability | null;
  /** How it was rated before and since when as it is now, the newest first. */
  ratings: { reliability: Reliability | null; at: ShownTime; by: string }[];
  trackRecord: ShownTrackRecord;
  /** Whom it depends on, the nearest first. */
  ancestors: Named[];
  dependants: Named[];
  unnamed: boolean;
  confidential: boolean;
  /** The way to who it is, for those who may read it or keep a first one. */
  identity: { path: string; text: string } | null;
  recorded: ShownTime & { by: string };
  /** `indexing`: whether a search for its names does not find its older claims yet. */
  claims: { rows: ClaimRow[]; count: string; path: string; indexing: boolean };
  revisions: ShownRevision[];
  /** Null for those who may not change sources. */
  editPath: string | null;
}

/** The page of a source. */
export async function sourcePage(desk: Desk, req: Request, source: Source): Promise<SourcePage> {
  const { read, engine } = desk.store;
  const wording = await wordingOf(desk);
  const query = { ...claimFilters.parse({ source: source.id, limit: claimsShown }), assignee: undefined };
  const { rows: listed } = await listRows(read, engine, query, wording.now);
  const found = await countClaims(read, engine, query, mostCounted + 1);
  const ratings = ratingsOf(await findPastRecords(read, 'source', source.id));
  const names = await findNames(read, [source.recordedBy, ...ratings.map((rating) => rating.by)]);
  const access = await identityAccess(desk, actorOf(req), source);
  return {
    name: source.name,
    path: source.path,
    kind: wording.words.sourceKinds[source.kind],
    aliases: source.aliases,
    side: source.side ?? null,
    reliability: reliabilityOf(source, wording.words),
    ratings: ratings.map(({ letter, at, by }) => ({
      reliability: reliabilityOf({ reliability: letter ?? undefined }, wording.words),
      at: wording.time(at),
      by: names.get(by) ?? '',
    })),
    trackRecord: shownTrackRecord(await trackRecordOf(read, source.id), wording),
    ancestors: await ancestorsOf(desk, source),
    dependants: await findRecords(read, 'source', await findDirectDependants(read, source.id, dependantsShown)),
    unnamed: source.unnamed === true,
    confidential: source.confidential === true,
    identity: access && {
      path: `${source.path}/identity`,
      text: access === 'named' ? 'Who it is' : 'Keep who it is, for people whom you name',
    },
    recorded: { ...wording.time(source.recordedAt), by: names.get(source.recordedBy) ?? '' },
    claims: {
      rows: shownRows(listed, wording),
      count: countWords(found, found, ['claim', 'claims']),
      path: `/claims?source=${source.id}`,
      indexing: (await findRenaming(read, source.id)) !== null,
    },
    revisions: await shownRevisions(desk, wording, 'source', source),
    editPath: may(actorOf(req), 'record_source') ? `${source.path}/edit` : null,
  };
}

async function ancestorsOf(desk: Desk, { parentId }: Source): Promise<Named[]> {
  if (parentId === undefined) return [];
  const parents = await findParents(desk.store.read, [parentId]);
  return findRecords(desk.store.read, 'source', [...parents.keys()]);
}
