import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Claim } from '../../src/domain/claim.ts';
import { Builder } from '../support/builder.ts';
import { ok, refused, TestDesk } from '../support/desk.ts';

let on: TestDesk;
let build: Builder;

before(async () => {
  on = await TestDesk.open();
  build = new Builder(on);
});

describe('documents and sources', () => {
  test('the same text, url and publisher again is the same document, and changes nothing', async () => {
    const body = { title: 'One', language: 'en', publisher: 'The Outlet', text: 'Same text.\r\n' };
    const first = ok(await on.as('contributor').post('/documents', body), 201);
    const again = ok(
      await on
        .as('colleague')
        .post('/documents', { ...body, title: 'Two', publisher: 'the outlet', text: 'Same text.\n' }),
    );
    assert.equal(again.id, first.id);
    assert.equal(again.title, 'One');
    const other = ok(await on.as('contributor').post('/documents', { ...body, publisher: 'Another' }), 201);
    assert.notEqual(other.id, first.id);
    assert.equal(other.textSha256, first.textSha256);
  });

  test('a document is answered with its whole text and its appearances', async () => {
    const document = await build.document('Line one.\n\n\n\nLine   two.');
    const claim = await build.claim('triage', {
      content: { appearances: [{ documentId: document.id, exact: 'Line one.' }] },
    });
    const found = ok(await on.as('reader').get(`${document.path}.json`));
    assert.equal(found.text, 'Line one.\n\nLine   two.');
    assert.match(found.textSha256, /^[0-9a-f]{64}$/);
    assert.equal(found.appearances.length, 1);
    assert.ok(JSON.stringify(found.appearances[0]).includes(claim.appearances[0]?.id ?? 'none'));
  });

  test('a source that is renamed keeps its claims as they were written, and they are found by the new name', async () => {
    const source = await build.source({ name: 'Old Name', kind: 'outlet' });
    const claim = await build.claim('triage', {
      content: { attribution: [{ role: 'found_in', sourceId: source.id }] },
    });
    ok(await on.as('contributor').post(source.path, { revision: 1, name: 'Quite Another' }));
    const after = ok(await on.as('reader').get(`${claim.path}.json`));
    assert.equal(after.revision, 1);
    assert.equal(after.attribution[0].source.name, 'Old Name');
    const { items } = ok(await on.as('reader').get('/claims.json?q=quite+another'));
    assert.deepEqual(
      items.map((item: Claim) => item.id),
      [claim.id],
    );
  });

  test('a source cannot depend on itself, nor take a name that another of its kind has', async () => {
    const parent = await build.source({ name: 'Ministry', kind: 'organisation' });
    const child = await build.source({ name: 'Spokesman', kind: 'person', parentId: parent.id });
    refused(await on.as('contributor').post(parent.path, { revision: 1, parentId: child.id }), 422);
    refused(await on.as('contributor').post(parent.path, { revision: 1, parentId: 99_999 }), 422);
    refused(await on.as('contributor').post('/sources', { name: 'MINISTRY', kind: 'organisation' }), 422);
    ok(await on.as('contributor').post('/sources', { name: 'Ministry', kind: 'account' }), 201);
    refused(await on.as('contributor').post(parent.path, { revision: 9, name: 'Other' }), 409);
  });

  test('readers record nothing', async () => {
    refused(
      await on.as('reader').post('/claims', { statement: 'The bridge is closed.', language: 'en', kind: 'fact' }),
      403,
    );
    refused(await on.as('reader').post('/sources', { name: 'S', kind: 'person' }), 403);
    refused(await on.as('reader').post('/documents', { title: 'D', language: 'en', text: 'T' }), 403);
  });
});
