import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import { getRecord } from '../../desk/get-record.ts';
import { recordId } from '../../domain/claim.ts';
import { NotFound } from '../../domain/errors.ts';
import { directionOf } from '../../domain/languages.ts';
import { type ParagraphDifference, paragraphDifferences } from '../../domain/paragraph-differences.ts';
import type { Document } from '../../domain/records.ts';
import { findDocumentText } from '../../store/documents.ts';
import { parseId, parseQuery } from '../../web/parse.ts';
import { answer } from '../answer.ts';
import type { Deps } from '../request.ts';
import { type ShownTime, wordingOf } from '../wording.ts';

/** What `views/documents/diff.ejs` shows. */
export interface DocumentDiffPage {
  title: string;
  language: string;
  direction: 'ltr' | 'rtl';
  from: Edition;
  to: Edition;
  /** Paragraphs that differ, and between them those that do not, folded up. */
  runs: { isSame: boolean; paragraphs: ParagraphDifference[] }[];
  isSame: boolean;
  jsonPath: string;
}

interface Edition {
  id: number;
  path: string;
  title: string;
  recorded: ShownTime;
}

const query = z.strictObject({ with: z.coerce.number().pipe(recordId).optional() });

/** `GET /documents/:id/diff`: what changed since the edition before, or since the document of `?with=`. */
export async function showDiff({ desk }: Deps, req: Request, res: Response): Promise<void> {
  const to = await getRecord(desk.store.read, 'document', parseId(req.params.id));
  const { with: other = to.earlierId } = parseQuery(query, req);
  if (other === undefined) throw new NotFound('This document names no edition before it.');
  const from = await getRecord(desk.store.read, 'document', other);
  const paragraphs = paragraphDifferences(await getText(desk, from), await getText(desk, to));
  await answer(req, res, {
    json: () => ({ from: nameOf(from), to: nameOf(to), paragraphs }),
    view: 'documents/diff',
    page: () => diffPage(desk, from, to, paragraphs),
  });
}

const nameOf = ({ id, path, title, textSha256 }: Document) => ({ id, path, title, textSha256 });

async function getText({ store }: Desk, { id, textSha256 }: Document): Promise<string> {
  const text = await findDocumentText(store.read, textSha256);
  if (text === null) throw new NotFound(`The text of document ${id} was taken away.`);
  return text;
}

async function diffPage(
  desk: Desk,
  from: Document,
  to: Document,
  paragraphs: ParagraphDifference[],
): Promise<DocumentDiffPage> {
  const { timeAgo } = await wordingOf(desk);
  const edition = ({ id, path, title, recordedAt }: Document) => ({ id, path, title, recorded: timeAgo(recordedAt) });
  return {
    title: to.title,
    language: to.language,
    direction: directionOf(to.language),
    from: edition(from),
    to: edition(to),
    runs: runsOf(paragraphs),
    isSame: paragraphs.every(({ kind }) => kind === 'same'),
    jsonPath: `${to.path}/diff.json?with=${from.id}`,
  };
}

function runsOf(paragraphs: ParagraphDifference[]): DocumentDiffPage['runs'] {
  const runs: DocumentDiffPage['runs'] = [];
  for (const paragraph of paragraphs) {
    const isSame = paragraph.kind === 'same';
    const last = runs.at(-1);
    if (last?.isSame === isSame) last.paragraphs.push(paragraph);
    else runs.push({ isSame, paragraphs: [paragraph] });
  }
  return runs;
}
