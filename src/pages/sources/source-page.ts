import type { Request } from 'express';
import type { Desk } from '../../desk/desk.ts';
import { claimFilters } from '../../domain/inputs/claim-filters.ts';
import { may } from '../../domain/permissions.ts';
import type { Source } from '../../domain/records.ts';
import { countClaims, listClaims } from '../../store/claim-list.ts';
import { findNames } from '../../store/people.ts';
import { findRecords } from '../../store/records.ts';
import { findDependants } from '../../store/source-list.ts';
import { findParents } from '../../store/sources.ts';
import { type ClaimRow, claimRows } from '../claim-row.ts';
import { countWords, mostCounted } from '../list-head.ts';
import { actorOf } from '../request.ts';
import { type ShownRevision, shownRevisions } from '../revisions.ts';
import { type ShownTime, wordingOf } from '../wording.ts';
import { type Reliability, reliabilityOf } from './reliability.ts';

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
  /** Whom it depends on, the nearest first. */
  ancestors: Named[];
  dependants: Named[];
  unnamed: boolean;
  confidential: boolean;
  recorded: ShownTime & { by: string };
  claims: { rows: ClaimRow[]; count: string; path: string };
  revisions: ShownRevision[];
  /** Null for those who may not change sources. */
  editPath: string | null;
}

/** The page of a source. */
export async function sourcePage(desk: Desk, req: Request, source: Source): Promise<SourcePage> {
  const { read, engine } = desk.store;
  const wording = await wordingOf(desk);
  const query = { ...claimFilters.parse({ source: source.id, limit: claimsShown }), assignee: undefined };
  const { ids } = await listClaims(read, engine, query);
  const found = await countClaims(read, engine, query, mostCounted + 1);
  const names = await findNames(read, [source.recordedBy]);
  return {
    name: source.name,
    path: source.path,
    kind: wording.words.sourceKinds[source.kind],
    aliases: source.aliases,
    side: source.side ?? null,
    reliability: reliabilityOf(source, wording.words),
    ancestors: await ancestorsOf(desk, source),
    dependants: await findRecords(read, 'source', await findDependants(read, source.id, dependantsShown)),
    unnamed: source.unnamed === true,
    confidential: source.confidential === true,
    recorded: { ...wording.time(source.recordedAt), by: names.get(source.recordedBy) ?? '' },
    claims: {
      rows: await claimRows(read, wording, await findRecords(read, 'claim', ids)),
      count: countWords(found, found, ['claim', 'claims']),
      path: `/claims?source=${source.id}`,
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
