import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { openDesk } from '../../src/boot.ts';
import { readConfig } from '../../src/config.ts';
import { verifyAudit } from '../../src/desk/verify-audit.ts';
import { root } from '../../src/root.ts';
import { rowsRaw } from '../support/catalogue.ts';
import { emptyDatabase, engineName } from '../support/database.ts';

const fixtures = path.join(root, 'tests', 'fixtures');
const releases = readdirSync(fixtures).filter((name) => name.startsWith('desk-'));

describe('a database of every release so far', () => {
  it('is kept for this engine', () => {
    assert.ok(releases.length >= 1);
  });

  for (const release of releases) {
    it(`${release} is opened, migrated and proven unaltered`, async () => {
      const databaseUrl = await emptyDatabase();
      await restore(release, databaseUrl);
      const { desk, isNew } = await openDesk(readConfig({ NODE_ENV: 'test', DATABASE_URL: databaseUrl }));
      try {
        assert.equal(isNew, false);
        assert.equal((await verifyAudit(desk)).fault, null);
        assert.equal(await desk.store.read.claim.count(), 31);
      } finally {
        await desk.store.close();
      }
      if (engineName === 'postgresql') {
        const words = `SELECT 1 FROM pg_stats WHERE tablename = 'Claim' AND attname = 'searchVector'`;
        assert.equal((await rowsRaw(databaseUrl, words)).length, 1, 'how often words occur is known at once');
      }
    });
  }
});

async function restore(release: string, databaseUrl: string): Promise<void> {
  const kept = (name: string) => gunzipSync(readFileSync(path.join(fixtures, release, name)));
  if (engineName === 'sqlite') return writeFileSync(databaseUrl.slice('file:'.length), kept('desk.db.gz'));
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(kept('desk.sql.gz').toString('utf8'));
  await client.end();
}
