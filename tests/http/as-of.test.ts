import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Claim } from '../../src/domain/claim.ts';
import { Builder } from '../support/builder.ts';
import { ok, refused, TestDesk } from '../support/desk.ts';

/** The example desk as it was at a past time. */
let on: TestDesk;
let build: Builder;
let all: Claim[];

before(async () => {
  on = await TestDesk.open('example');
  build = new Builder(on);
  all = ok(await on.as('reader').get('/claims.json?sort=id&limit=200')).items;
});

describe('a claim at a past time', () => {
  test('is as it was: undecided a moment before its sign-off, signed at it', async () => {
    const at = all[7]?.signOff?.at ?? '';
    const before = new Date(Date.parse(at) - 1).toISOString();
    const asOf = async (time: string) => ok(await on.as('reader').get(`/claims/8.json?asOf=${time}`));
    assert.deepEqual([(await asOf(before)).verdict, (await asOf(before)).standing], ['unverified', 'undecided']);
    assert.deepEqual([(await asOf(at)).verdict, (await asOf(at)).standing], ['confirmed', 'current']);
    refused(await on.as('reader').get(`/claims/8.json?asOf=${before}&state=signed`), 404);
    assert.equal(ok(await on.as('reader').get(`/claims/8.json?asOf=${at}&state=signed`)).verdict, 'confirmed');
  });

  test('is not found before it was recorded, and a time that has not come is refused', async () => {
    refused(await on.as('reader').get('/claims/8.json?asOf=2020-01-01'), 404);
    const soon = new Date(Date.parse(on.clock.shows()) + 3_600_000).toISOString();
    refused(await on.as('reader').get(`/claims/8.json?asOf=${soon}`), 400);
    refused(await on.as('reader').get(`/export/claims.jsonl?asOf=${soon}`), 400);
    refused(await on.as('reader').get('/claims/8.json?asOf=yesterday'), 400);
    refused(await on.as('reader').get('/claims/8.json?as_of=2020-01-01'), 400);
  });

  test('in its history has one entry a revision, each with who and when', async () => {
    const { items } = ok(await on.as('reader').get('/claims/8/history.json'));
    const revisions: number[] = items.map((item: { number: number }) => item.number);
    assert.deepEqual(
      revisions.sort((one, other) => one - other),
      Array.from({ length: all[7]?.revision ?? 0 }, (_, index) => index + 1),
    );
    for (const item of items) assert.match(item.at, /^2026-02-27T/);
  });
});

describe('a source as it was', () => {
  test('stands in the claims as they were written, and in its own record as it is', async () => {
    const source = ok(await on.as('reader').get('/sources.json?q=prigozhin')).items[0];
    const changed = ok(await on.as('editor').post(source.path, { revision: source.revision, reliability: 'D' }));
    assert.equal(changed.revision, source.revision + 1);
    const claim = await build.now(1);
    assert.equal(claim.revision, all[0]?.revision);
  });
});
