import assert from 'node:assert/strict';
import { type AddressInfo, connect } from 'node:net';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import request from 'supertest';
import { TooLarge } from '../../src/domain/errors.ts';
import { formBody } from '../../src/web/forms.ts';
import { isMultipart, readUpload } from '../../src/web/uploads.ts';
import { baseUrl, webDesk } from './web-mechanics.ts';

const largest = 100_000;
/** What the form held that was refused last. */
let typedBefore: unknown;
const given: Buffer[] = [];
const discarded: Buffer[] = [];
const receiver = {
  // As slowly as a disk may be: what is sent waits, and is lost no more than what is read at once.
  receive: async (stream: Readable) => {
    await sleep(5);
    const bytes = await buffer(stream);
    given.push(bytes);
    return { bytes, size: bytes.length };
  },
  discard: async ({ bytes }: { bytes: Buffer }) => discarded.push(bytes),
};
const { app } = webDesk((router) => {
  router.post('/documents', async (req, res) => {
    const upload = await readUpload(req, receiver, { largest }).catch((error) => {
      typedBefore = req.body;
      throw error;
    });
    const { received, ...said } = upload ?? {};
    res.json({ fields: formBody(req), file: received ? { ...said, bytes: received.bytes.toString('latin1') } : null });
  });
  router.post('/asked', (req, res) => void res.json(isMultipart(req)));
});

const post = () => request(app).post('/documents').set('Origin', baseUrl).set('Accept', 'application/json');
const bytes = Buffer.from([0, 1, 2, 250, 251, 13, 10, 45, 45]);

describe('a form with a file', () => {
  it('gives the file whole, with what its sender calls it', async () => {
    const sent = post().attach('file', bytes, { filename: 'Міст “закрито”.pdf', contentType: 'application/pdf' });
    assert.deepEqual((await sent).body.file, {
      bytes: bytes.toString('latin1'),
      name: 'Міст “закрито”.pdf',
      mediaType: 'application/pdf',
    });
  });

  it('gives its fields as any form does, before and behind the file', async () => {
    const sent = post()
      .field('title', 'Bridge')
      .attach('file', bytes, 'a.bin')
      .field({ 'translation.of': 'uk', publisher: '', requestId: 'x', __proto__x: 'y' })
      .field('__proto__', 'polluted')
      .field({ 'topic[]': ['a', 'b'], 'place[name]': 'Kyiv', 'figures[0][value]': '8' });
    const { fields } = (await sent).body;
    assert.deepEqual(Object.entries(fields).sort(), [
      ['__proto__', 'polluted'],
      ['__proto__x', 'y'],
      ['figures', [{ value: '8' }]],
      ['place', { name: 'Kyiv' }],
      ['title', 'Bridge'],
      ['topic', ['a', 'b']],
      ['translation', { of: 'uk' }],
    ]);
  });

  it('may come without a file: none chosen, or no such field', async () => {
    assert.equal((await post().field('title', 'Bridge')).body.file, null);
    const none = [
      '--x\r\nContent-Disposition: form-data; name="file"; filename=""\r\nContent-Type: application/octet-stream',
      '\r\n--x--\r\n',
    ];
    const sent = await post().type('multipart/form-data; boundary=x').send(none.join('\r\n\r\n'));
    assert.equal(sent.status, 200, sent.text);
    assert.equal(sent.body.file, null);
  });

  it('may be just as large as is taken, and no larger', async () => {
    assert.equal((await post().attach('file', Buffer.alloc(largest), 'a')).body.file.bytes.length, largest);
    const refused = await post().attach('file', Buffer.alloc(largest + 1), 'a');
    assert.equal(refused.status, 413);
    assert.match(refused.body.detail, /^This file is too large:/);
  });

  it('gives back what was typed beside a file that is too large, before and behind it, and discards the file', async () => {
    discarded.length = 0;
    const refused = await post()
      .field('title', 'Bridge')
      .attach('file', Buffer.alloc(largest + 50_000), 'a')
      .field('note', 'Closed');
    assert.equal(refused.status, 413);
    assert.deepEqual({ ...(typedBefore as object) }, { title: 'Bridge', note: 'Closed' });
    assert.deepEqual(
      discarded.map((bytes) => bytes.length),
      [largest + 1],
    );
  });

  it('discards the file of a form that is refused for something else', async () => {
    discarded.length = 0;
    assert.equal((await post().attach('file', bytes, 'a').attach('file', bytes, 'b')).status, 422);
    assert.deepEqual(discarded, [bytes]);
  });

  it('fails with what keeps the file from being received', async () => {
    const { app: full } = webDesk((router) => {
      router.post('/documents', async (req, res) => {
        const receive = async (stream: Readable) => {
          for await (const _part of stream) throw new TooLarge('The disk is full.');
          return { size: 0 };
        };
        res.json(await readUpload(req, { receive, discard: async () => {} }, { largest }));
      });
    });
    const sent = request(full).post('/documents').set('Origin', baseUrl).set('Accept', 'application/json');
    const refused = await sent.attach('file', Buffer.alloc(largest), 'a');
    assert.equal(refused.status, 413);
    assert.equal(refused.body.detail, 'The disk is full.');
  });

  it('is refused by its announced length already', async () => {
    const refused = await post().attach('file', Buffer.alloc(4 * 1024 * 1024), 'a');
    assert.equal(refused.status, 413);
  });

  it('is refused with two files, a file in another field, too much of anything', async () => {
    assert.equal((await post().attach('file', bytes, 'a').attach('file', bytes, 'b')).status, 422);
    assert.equal((await post().attach('other', bytes, 'a')).status, 422);
    const many = Array.from({ length: 400 }, (_, index) => [`field${index}`, 'x']);
    assert.equal((await post().field(Object.fromEntries(many))).status, 413);
    assert.equal((await post().field('title', 'x'.repeat(1024 * 1024 + 1))).status, 413);
  });

  it('is refused where it is no such form', async () => {
    for (const [type, body] of [
      ['multipart/form-data', 'x'],
      ['multipart/form-data; boundary=x', 'no form at all'],
      [
        'multipart/form-data; boundary=x',
        '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf of it',
      ],
    ]) {
      assert.equal(
        (
          await post()
            .type(type ?? '')
            .send(body)
        ).status,
        400,
      );
    }
  });

  it('ends with its request, and does the server no harm', async () => {
    const server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    const head = ['POST /documents HTTP/1.1', 'Host: desk.example', `Origin: ${baseUrl}`, 'Content-Length: 5000'];
    socket.write([...head, 'Content-Type: multipart/form-data; boundary=x', '', '--x\r\n'].join('\r\n'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await new Promise((resolve) => server.close(resolve));
    const halfway = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => halfway.once('listening', resolve));
    const [before, second] = [given.length, connect((halfway.address() as AddressInfo).port, '127.0.0.1')];
    second.write([...head, 'Content-Type: multipart/form-data; boundary=x', '', '--x\r\n'].join('\r\n'));
    second.write('Content-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf of it');
    await new Promise((resolve) => setTimeout(resolve, 50));
    second.destroy();
    await new Promise((resolve) => halfway.close(resolve));
    assert.equal(given.length, before);
    assert.equal((await post().attach('file', bytes, 'a')).status, 200);
  });

  it('is told by its type', async () => {
    assert.equal((await request(app).post('/asked').set('Origin', baseUrl).field('a', 'b')).body, true);
    assert.equal((await request(app).post('/asked').set('Origin', baseUrl).type('form').send('a=b')).body, false);
  });
});
