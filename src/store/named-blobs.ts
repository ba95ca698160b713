import type { Source } from './records.ts';
import type { Reader } from './store.ts';

const batch = 500;
const textBatch = 100;
const hashes = /\b[0-9a-f]{64}\b/g;

/** When the desk was founded: RFC 3339 UTC; null where it was not. */
export async function foundedAt(from: Source): Promise<string | null> {
  const [first] = await from.$queryRaw<{ at: string }[]>`SELECT "at" FROM "Event" ORDER BY "seq" LIMIT 1`;
  return first?.at ?? null;
}

/**
 * Of these hashes those that nothing names: no evidence, no draft, no revision of a document or claim. Give it one
 * unchanging state to read, so that a draft that becomes a document meanwhile is found as one of the two. Revisions are
 * read whole, but only while some of the hashes were found nowhere else.
 */
export async function unnamedOf(tx: Reader, asked: readonly string[]): Promise<Set<string>> {
  const unnamed = new Set(asked);
  const found = (text: string | null) => {
    for (const [hash] of text?.matchAll(hashes) ?? []) unnamed.delete(hash);
  };
  for (let start = 0; start < asked.length; start += batch) {
    const sha256 = { in: asked.slice(start, start + batch) };
    for (const row of await tx.evidence.findMany({ where: { sha256 }, distinct: ['sha256'], select: { sha256: true } }))
      found(row.sha256);
  }
  if (unnamed.size > 0) for await (const { content } of drafts(tx)) found(content);
  for (const type of ['document', 'claim']) {
    for await (const text of texts(tx, type)) {
      if (unnamed.size === 0) return unnamed;
      found(text);
    }
  }
  return unnamed;
}

async function* drafts(tx: Reader): AsyncGenerator<{ id: string; content: string }> {
  for (let after = ''; ; ) {
    const where = { id: { gt: after } };
    const rows = await tx.workDraft.findMany({
      where,
      orderBy: { id: 'asc' },
      take: batch,
      select: { id: true, content: true },
    });
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

async function* texts(tx: Reader, recordType: string): AsyncGenerator<string | null> {
  for (let last: { recordId: number; number: number } | undefined; ; ) {
    const beyond = last && [
      { recordId: { gt: last.recordId } },
      { recordId: last.recordId, number: { gt: last.number } },
    ];
    const rows = await tx.revisionText.findMany({
      // The plain bound beside the alternative lets both databases seek in the key.
      where: { recordType, ...(last && beyond ? { recordId: { gte: last.recordId }, OR: beyond } : {}) },
      orderBy: [{ recordId: 'asc' }, { number: 'asc' }],
      take: textBatch,
    });
    for (const { text } of rows) yield text;
    last = rows.at(-1);
    if (!last) return;
  }
}
