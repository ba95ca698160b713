import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import request from 'supertest';
import {
  BadRequest,
  Conflict,
  Forbidden,
  Invalid,
  NotFound,
  SignedOut,
  TooLarge,
  TooMany,
  Unavailable,
} from '../../src/domain/errors.ts';
import { baseUrl, webDesk } from './web-mechanics.ts';

const thrown: Record<string, () => Error> = {
  400: () => new BadRequest([{ path: 'sort', message: 'Expected one of: id, time.' }]),
  403: () => new Forbidden('Only an editor may do this.'),
  404: () => new NotFound('There is no record 7.'),
  409: () =>
    new Conflict('Editor B changed the <statement>.', {
      changes: [{ path: 'statement', before: 'a', after: 'b' }],
      revision: 4,
    }),
  413: () => new TooLarge('At most 256 kB.'),
  422: () => new Invalid([{ path: 'place.name', message: 'Required.' }]),
  429: () => new TooMany('Too many failed sign-ins.', 90),
  500: () => new Error('secret words of someone@desk.example\n  at the database'),
  503: () => new Unavailable('The database does not answer.'),
};

const { app, lines } = webDesk((router) => {
  router.all('/throw/:status', (req) => {
    throw thrown[String(req.params.status)]?.() ?? new Error('no such case');
  });
  router.get('/asked', () => {
    throw new BadRequest([{ path: 'q', message: 'Add a word.' }]);
  });
  router.get('/unknown', () => {
    throw new BadRequest([{ path: 'q', message: 'Unknown parameter `q`.' }]);
  });
  router.all('/private', () => {
    throw new SignedOut();
  });
  router.route('/things').get((_req, res) => void res.send('ok'));
  router.post('/things/:id', (req, res) => void res.json(req.body));
});

describe('errors', () => {
  for (const status of Object.keys(thrown)) {
    it(`${status} is a problem for JSON clients`, async () => {
      const answer = await request(app).get(`/throw/${status}.json`);
      assert.equal(answer.status, Number(status));
      assert.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8');
      const { type, title, detail, instance } = answer.body;
      assert.equal(type, 'about:blank');
      assert.equal(answer.body.status, Number(status));
      assert.ok(title && detail);
      assert.equal(instance, `urn:uuid:${answer.headers['x-request-id']}`);
    });

    it(`${status} is a page for people, with the request's number and what to do next`, async () => {
      const answer = await request(app).get(`/throw/${status}`);
      assert.equal(answer.status, Number(status));
      assert.match(answer.headers['content-type'] ?? '', /^text\/html/);
      assert.ok(answer.text.includes(answer.headers['x-request-id'] as string));
      assert.match(answer.text, /<h1/);
    });
  }

  it('tell neither words nor stack of an unknown error, and log it under the request id without addresses', async () => {
    const answer = await request(app).get('/throw/500.json');
    assert.doesNotMatch(answer.text, /secret|database|\bat /);
    const line = lines.find((text) => text.includes('unexpected') && text.includes(answer.body.instance.slice(9)));
    assert.ok(line);
    assert.doesNotMatch(line, /someone@desk/);
  });

  it('say when to come back', async () => {
    assert.equal((await request(app).get('/throw/429')).headers['retry-after'], '90');
    assert.equal((await request(app).get('/throw/503.json')).headers['retry-after'], '5');
  });

  it('list faults, changes and the revision', async () => {
    const conflict = (await request(app).get('/throw/409.json')).body;
    assert.equal(conflict.revision, 4);
    assert.deepEqual(conflict.changes, [{ path: 'statement', before: 'a', after: 'b' }]);
    assert.deepEqual((await request(app).get('/throw/422.json')).body.errors, [
      { path: 'place.name', message: 'Required.' },
    ]);
  });

  it('ask again for what was wrong in an address, and keep the rest of it', async () => {
    const { text } = await request(app).get('/asked?q=%22a%3Cb&sort=id&empty=');
    assert.match(text, /<form method="get" action="\/asked">/);
    assert.match(text, /<input type="hidden" name="sort" value="id">/);
    assert.match(text, /name="q" value="&#34;a&lt;b"[^>]*aria-invalid="true"/);
    assert.doesNotMatch(text, /name="empty"/);
    for (const path of ['/unknown?q=a', '/asked', '/asked?q=a&q=b'])
      assert.doesNotMatch((await request(app).get(path)).text, /<form method="get"/, path);
  });

  it('show markup as text and give back what was typed, but no password', async () => {
    const answer = await request(app)
      .post('/throw/409')
      .set('Origin', baseUrl)
      .type('form')
      .send({ note: '<script>typed</script>', password: 'hunter2' });
    assert.equal(answer.status, 409);
    assert.match(answer.text, /&lt;statement&gt;/);
    assert.match(answer.text, /&lt;script&gt;typed/);
    assert.doesNotMatch(answer.text, /<script>typed|hunter2/);
  });

  it('send people who are signed out to the sign-in page and back to where they were', async () => {
    const get = await request(app).get('/private?q=a&b=%2F');
    assert.equal(get.status, 303);
    assert.equal(get.headers.location, '/sign-in?next=%2Fprivate%3Fq%3Da%26b%3D%252F');
    const post = request(app).post('/private').set('Host', 'desk.example').set('Origin', baseUrl);
    assert.equal((await post.set('Referer', `${baseUrl}/form?x=1`)).headers.location, '/sign-in?next=%2Fform%3Fx%3D1');
    const foreign = request(app).post('/private').set('Host', 'desk.example').set('Origin', baseUrl);
    assert.equal((await foreign.set('Referer', 'http://evil.example/x')).headers.location, '/sign-in?next=%2Fdesk');
  });

  it('tell JSON and bearer clients 401', async () => {
    assert.equal((await request(app).get('/private.json')).status, 401);
    const bearer = await request(app).get('/private').set('Authorization', 'Bearer wrong');
    assert.equal(bearer.status, 401);
    assert.match(bearer.headers['www-authenticate'] ?? '', /^Bearer/);
  });

  it('answer bodies that cannot be read', async () => {
    const post = () => request(app).post('/things/1').set('Origin', baseUrl);
    const broken = await post().type('json').send('{"a":');
    assert.equal(broken.status, 400);
    assert.equal(broken.body.detail, 'The body is not valid JSON.');
    const large = await post().send({ a: 'x'.repeat(20_000) });
    assert.equal(large.status, 413);
    assert.match(large.body.detail, /16 kB/);
    assert.equal((await post().type('json').set('Content-Encoding', 'rot13').send('{}')).status, 415);
    assert.equal((await post().type('form').send('a[b][c][d]=1')).status, 200);
  });

  it('answer malformed and unknown addresses', async () => {
    for (const path of ['/things/%E0%A4%A', '/%', '/%ff.json', '//']) {
      const answer = await request(app).get(path);
      assert.ok([400, 404, 405].includes(answer.status), `${path} gave ${answer.status}`);
    }
    assert.equal((await request(app).get('/nothing/here')).status, 404);
  });

  it('name the methods that an address answers', async () => {
    const answer = await request(app).delete('/things.json').set('Origin', baseUrl);
    assert.equal(answer.status, 405);
    assert.equal(answer.headers.allow, 'GET, HEAD');
    assert.equal((await request(app).get('/things/5')).headers.allow, 'POST');
  });
});
