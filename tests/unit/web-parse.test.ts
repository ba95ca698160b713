import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import request from 'supertest';
import { z } from 'zod';
import { requestKey } from '../../src/web/idempotency.ts';
import { parseBody, parseId, parseQuery, parseUuid } from '../../src/web/parse.ts';
import { baseUrl, webDesk } from './web-mechanics.ts';

const source = z.union([
  z.strictObject({ sourceId: z.int() }),
  z.strictObject({ source: z.strictObject({ name: z.string().min(1), kind: z.enum(['person', 'outlet']) }) }),
]);
const body = z.strictObject({
  title: z.string().min(1).max(10),
  kind: z.enum(['a', 'b']),
  count: z.int().optional(),
  grade: z.literal([1, 2, 3]).optional(),
  sure: z.boolean().optional(),
  tags: z.array(z.string()).optional(),
  place: z.strictObject({ name: z.string(), lat: z.number().optional() }).optional(),
  items: z
    .array(z.strictObject({ name: z.string(), low: z.number().optional() }))
    .max(2)
    .optional(),
  by: source.optional(),
});
const query = z.strictObject({
  q: z.string().optional(),
  sort: z.enum(['id', 'time']).optional(),
  limit: z.int().min(1).max(200).default(50),
  topic: z.array(z.string()).optional(),
});

const { app } = webDesk((router) => {
  router.post('/body', (req, res) => void res.json({ key: requestKey(req) ?? null, parsed: parseBody(body, req) }));
  router.get('/query', (req, res) => void res.json(parseQuery(query, req)));
  router.get('/id/:id', (req, res) => void res.json(parseId(req.params.id)));
  router.get('/uuid/:id', (req, res) => void res.json(parseUuid(req.params.id)));
});

const post = (given: object | string) => request(app).post('/body').set('Origin', baseUrl).type('json').send(given);
const form = (given: string) =>
  request(app).post('/body').set('Origin', baseUrl).set('Accept', 'application/json').type('form').send(given);
const faults = async (given: object | string) => (await post(given)).body.errors;

describe('a JSON body', () => {
  it('arrives as the schema describes it', async () => {
    const given = { title: 'T', kind: 'a', place: { name: 'Bakhmut' } };
    assert.deepEqual((await post(given)).body.parsed, given);
  });

  it('gets a plain sentence for every mistake, at its dotted path', async () => {
    const answer = await post({
      title: '',
      kind: 'c',
      count: 1.5,
      sure: 'on',
      place: { name: 1, zip: 2 },
      items: [{ name: 'x' }, { low: '3' }],
      foo: 1,
    });
    assert.equal(answer.status, 422);
    assert.deepEqual(
      Object.fromEntries(
        answer.body.errors.map((fault: { path: string; message: string }) => [fault.path, fault.message]),
      ),
      {
        title: 'Required.',
        kind: 'Expected one of: a, b.',
        count: 'Expected a whole number.',
        sure: 'Expected true or false.',
        'place.name': 'Expected text.',
        'place.zip': 'Unknown member `zip`.',
        'items.1.name': 'Required.',
        'items.1.low': 'Expected a number.',
        foo: 'Unknown member `foo`.',
      },
    );
  });

  it('hears of lists that are too long', async () => {
    assert.deepEqual(await faults({ title: 'T', kind: 'a', items: [{ name: 'x' }, { name: 'y' }, { name: 'z' }] }), [
      { path: 'items', message: 'At most 2 items.' },
    ]);
  });

  it('hears of the branch of a union that came nearest', async () => {
    assert.deepEqual(await faults({ title: 'T', kind: 'a', by: { source: { name: 'x', kind: 'y' } } }), [
      { path: 'by.source.kind', message: 'Expected one of: person, outlet.' },
    ]);
    assert.deepEqual(await faults({ title: 'T', kind: 'a', by: 'x' }), [
      { path: 'by', message: 'Expected an object.' },
    ]);
  });

  it('may not hold NUL, lone surrogates or tricks with prototypes', async () => {
    assert.deepEqual(await faults('{"title":"a\\u0000","kind":"a"}'), [
      { path: 'title', message: 'This text holds a NUL character.' },
    ]);
    assert.deepEqual(await faults('{"place":{"name":"\\ud800"}}'), [
      { path: 'place.name', message: 'This text is not well-formed Unicode.' },
    ]);
    assert.equal((await post('{"title":"T","kind":"a","__proto__":{"x":1}}')).status, 422);
    assert.equal((await post('{"title":"T","kind":"a","constructor":1}')).status, 422);
    assert.equal((await post('[]')).status, 422);
    assert.equal((await request(app).post('/body').set('Origin', baseUrl).type('text/plain').send('x')).status, 422);
  });

  it('may not be nested without end', async () => {
    assert.equal((await post('['.repeat(8000) + ']'.repeat(8000))).status, 422);
    assert.equal((await form(`${'a.'.repeat(8000)}b=1`)).status, 422);
  });

  it('takes a pair of surrogates as the character that it is', async () => {
    assert.equal((await post('{"title":"\\ud83d\\ude00","kind":"a"}')).body.parsed.title, '😀');
  });
});

describe('a form', () => {
  it('nests by dots and brackets, drops what is empty, and turns text into what the schema asks for', async () => {
    const sent =
      'title=T&kind=a&count=7&grade=3&sure=on&tags=one%0D%0A%0D%0Atwo&place.name=P&place.lat=48%2C5' +
      '&items[0][name]=&items[0][low]=&items[1][name]=x&items[1][low]=-3&by.sourceId=4&requestId=abc';
    assert.deepEqual((await form(sent)).body, {
      key: 'abc',
      parsed: {
        title: 'T',
        kind: 'a',
        count: 7,
        grade: 3,
        sure: true,
        tags: ['one', 'two'],
        place: { name: 'P', lat: 48.5 },
        items: [{ name: 'x', low: -3 }],
        by: { sourceId: 4 },
      },
    });
  });

  it('keeps rows by dotted indexes in order, and several boxes of one name as a list', async () => {
    const answer = await form('title=T&kind=a&items.10.name=b&items.2.name=a&tags=x&tags=y');
    assert.deepEqual(answer.body.parsed.items, [{ name: 'a' }, { name: 'b' }]);
    assert.deepEqual(answer.body.parsed.tags, ['x', 'y']);
  });

  it('hears of an empty field that is needed, and of text that is no number', async () => {
    assert.deepEqual((await form('title=&kind=a&count=many')).body.errors, [
      { path: 'title', message: 'Required.' },
      { path: 'count', message: 'Expected a number.' },
    ]);
  });

  it('cannot reach a prototype', async () => {
    const answer = await form('title=T&kind=a&__proto__.polluted=1&constructor.prototype.polluted=1');
    assert.equal(answer.status, 422);
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
  });
});

describe('a query', () => {
  const ask = (text: string) => request(app).get(`/query?${text}`).set('Accept', 'application/json');

  it('arrives as the schema describes it; empty parameters are not given', async () => {
    assert.deepEqual((await ask('q=x&sort=&limit=20&topic=war')).body, { q: 'x', limit: 20, topic: ['war'] });
  });

  for (const [text, path, message] of [
    ['nope=1', 'nope', 'Unknown parameter `nope`.'],
    ['nope=', 'nope', 'Unknown parameter `nope`.'],
    ['sort=size', 'sort', 'Expected one of: id, time.'],
    ['sort=id&sort=time', 'sort', '`sort` is given more than once.'],
    ['q=a&q=b', 'q', '`q` is given more than once.'],
    ['limit=0&limit=x&limit=1', 'limit', '`limit` is given more than once.'],
    [Array(500).fill('sort=none').join('&'), 'sort', '`sort` is given more than once.'],
    ['limit=0', 'limit', 'At least 1.'],
    ['limit=1e2', 'limit', 'Expected a number.'],
    ['limit=x', 'limit', 'Expected a number.'],
    ['q[a]=b', 'q[a]', 'Unknown parameter `q[a]`.'],
  ] as const) {
    it(`with ${text} is answered 400: ${message}`, async () => {
      const answer = await ask(text);
      assert.equal(answer.status, 400);
      assert.deepEqual(answer.body.errors, [{ path, message }]);
    });
  }

  it('with NUL is refused', async () => {
    assert.equal((await ask('q=%00')).status, 400);
  });
});

describe('ids of the address', () => {
  it('are integers from 1 to 2147483647, or lower-case UUIDs; all else is not found', async () => {
    assert.equal((await request(app).get('/id/2147483647')).body, 2147483647);
    assert.equal((await request(app).get('/uuid/0192f3a4-1111-7abc-8def-0123456789ab')).status, 200);
    for (const bad of ['0', '01', '-1', '1.5', '2147483648', '99999999999', 'x', '%00', '1e3', '１']) {
      assert.equal((await request(app).get(`/id/${encodeURI(bad)}`)).status, 404, bad);
    }
    assert.equal((await request(app).get('/uuid/0192F3A4')).status, 404);
  });
});

describe('the idempotency key', () => {
  it('comes from the header, and is refused when malformed', async () => {
    const ok = await post({ title: 'T', kind: 'a' }).set('Idempotency-Key', 'k-1');
    assert.equal(ok.body.key, 'k-1');
    assert.equal((await post({ title: 'T', kind: 'a' }).set('Idempotency-Key', 'x'.repeat(201))).status, 400);
    assert.equal((await form('title=T&kind=a&requestId=a&requestId=b')).status, 400);
  });

  it('is not taken from a JSON body', async () => {
    assert.equal((await post({ title: 'T', kind: 'a', requestId: 'x' })).status, 422);
  });
});
