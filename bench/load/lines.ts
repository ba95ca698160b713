import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { EngineName } from '../../src/store/engines/engine.ts';
import { folder } from './settings.ts';
import { rowsFrom } from './statements.ts';

/** The claims of a loaded desk as another desk would export them. @returns the file */
export async function claimLinesOf(databaseUrl: string, engine: EngineName, claims: number): Promise<string> {
  const file = path.join(folder, `import-${engine}-${claims}.jsonl`);
  await mkdir(folder, { recursive: true });
  const rows = await rowsFrom<{ text: string }>(
    databaseUrl,
    `SELECT t."text" AS "text" FROM "Claim" c JOIN "RevisionText" t
     ON t."recordType" = 'claim' AND t."recordId" = c."id" AND t."number" = c."revision" ORDER BY c."id"`,
  );
  await writeFile(file, rows.map(({ text }) => `${text}\n`).join(''));
  return file;
}
