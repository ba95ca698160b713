import type { z } from 'zod';
import { differences } from '../domain/differences.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '../domain/errors.ts';
import { fold } from '../domain/fold.ts';
import { type SourceContent, sourceEdit, sourceRecordInput } from '../domain/inputs/source-input.ts';
import { may } from '../domain/permissions.ts';
import { readText, type Source } from '../domain/records.ts';
import { findRecord, findRevisionText } from '../store/records.ts';
import { sourceMatchKey } from '../store/rows/other-rows.ts';
import { findParents, findSourceId } from '../store/sources.ts';
import type { Body } from './change-claim.ts';
import type { Act, Desk } from './desk.ts';
import { indexNames } from './index-names.ts';
import { type Entry, record } from './record.ts';

/** Records a source. @throws Forbidden, Invalid (a source of this name and kind exists) */
export async function recordSource(desk: Desk, act: Act, body: Body): Promise<Source> {
  if (!may(act.actor, 'record_source')) throw new Forbidden('Your role may not record sources.');
  const input = body(sourceRecordInput);
  return record(desk, act, async (entry) => {
    await refuseTwin(entry, undefined, input);
    await refuseUnknownParent(entry, input.parentId, undefined);
    return newSource(entry, input);
  });
}

/** Makes a source inside an open transaction. */
export async function newSource(
  entry: Entry,
  content: Pick<SourceContent, 'name' | 'kind'> & Partial<SourceContent>,
): Promise<Source> {
  const id = await entry.nextId('source');
  const source = {
    schema: 'claimdesk/source/v1' as const,
    id,
    path: `/sources/${id}`,
    aliases: [],
    ...content,
    recordedAt: entry.at,
    recordedBy: entry.actor.id,
  };
  return entry.create('source', source, { action: 'source.recorded', columns: { searchText: searchTextOf(source) } });
}

/** Changes a source; no claim's text changes with it. @throws Forbidden, Invalid, Conflict, NotFound */
export async function editSource(desk: Desk, act: Act, id: number, body: Body): Promise<Source> {
  if (!(await findRecord(desk.store.read, 'source', id))) throw new NotFound(`There is no source ${id}.`);
  if (!may(act.actor, 'record_source')) throw new Forbidden('Your role may not change sources.');
  const { revision, ...input }: z.output<typeof sourceEdit> = body(sourceEdit);
  return record(desk, act, async (entry) => {
    const before = await entry.get('source', id);
    await refuseOtherRevision(entry, before, revision);
    const after = { ...before, ...input };
    await refuseTwin(entry, id, after);
    await refuseUnknownParent(entry, after.parentId, id);
    const saved = await entry.save('source', before, after, {
      action: 'source.changed',
      columns: { searchText: searchTextOf(after) },
    });
    if (searchTextOf(before) !== searchTextOf(after)) await indexNames(entry, id);
    return saved;
  });
}

/** The folded words by which a source is found. */
export function searchTextOf(source: Pick<Source, 'name' | 'aliases'>): string {
  return fold([source.name, ...source.aliases].join(' \n'));
}

async function refuseTwin(
  entry: Entry,
  id: number | undefined,
  source: Pick<Source, 'name' | 'kind' | 'unnamed' | 'confidential'>,
) {
  if (sourceMatchKey(source) === null) return;
  const twin = await findSourceId(entry.tx, source.name, source.kind);
  if (twin !== null && twin !== id) {
    throw new Invalid([{ path: 'name', message: `Source ${twin} of this kind already has this name or alias.` }]);
  }
}

async function refuseUnknownParent(entry: Entry, parentId: number | undefined, id: number | undefined) {
  if (parentId === undefined) return;
  const parents = await findParents(entry.tx, [parentId]);
  if (!parents.has(parentId)) throw new Invalid([{ path: 'parentId', message: `There is no source ${parentId}.` }]);
  if (id !== undefined && parents.has(id)) {
    throw new Invalid([{ path: 'parentId', message: 'A source cannot depend on itself, directly or through others.' }]);
  }
}

async function refuseOtherRevision(entry: Entry, source: Source, seen: number): Promise<void> {
  if (seen === source.revision) return;
  const text = await findRevisionText(entry.tx, 'source', source.id, seen);
  throw new Conflict(
    `This source changed while you were working on it: you saw revision ${seen}, it is now at revision ${source.revision}.`,
    {
      revision: source.revision,
      changes: text ? differences(readText('source', text), source) : [],
    },
  );
}
