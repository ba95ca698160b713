import assert from 'node:assert/strict';
import { test } from 'node:test';
import { validate, version } from 'uuid';
import { newItemId } from '../../src/desk/ids.ts';

test('ids of items are UUIDs of version 7, each its own, that sort as they were made', () => {
  const begun = Date.now();
  const ids = Array.from({ length: 2_000 }, newItemId);
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual([...ids].sort(), ids);
  for (const id of ids) assert.ok(validate(id) && version(id) === 7, id);
  const timeOf = (id: string) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
  assert.ok(timeOf(ids[0] as string) >= begun && timeOf(ids.at(-1) as string) <= Date.now() + 1);
  // What is drawn for one says nothing of the next.
  assert.equal(new Set(ids.map((id) => id.slice(-10))).size, ids.length);
});
