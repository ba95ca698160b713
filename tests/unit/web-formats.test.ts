import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import request from 'supertest';
import { pathAsked, wantsJson } from '../../src/web/formats.ts';
import { linkNext, respond } from '../../src/web/respond.ts';
import { baseUrl, webDesk } from './web-mechanics.ts';

const { app } = webDesk((router) => {
  router.all(['/', '/records/:id', '/schema/:name'], (req, res) => {
    res.json({ json: wantsJson(req), id: req.params.id ?? null, q: req.query.q ?? null, asked: pathAsked(req) });
  });
  router.get('/list', async (req, res) => {
    linkNext(res, '/list?after=x');
    await respond(req, res, { view: 'errors/error', context: {}, json: { items: ['é'] } });
  });
});

async function ask(path: string, accept: string) {
  return (await request(app).get(path).set('Accept', accept)).body;
}

describe('the format of an answer', () => {
  it('is JSON when the path ends in .json, and the query survives', async () => {
    assert.deepEqual(await ask('/records/12.json?q=a.json', 'text/html'), {
      json: true,
      id: '12',
      q: 'a.json',
      asked: '/records/12.json',
    });
  });

  it('is JSON when the body is JSON, whatever Accept says', async () => {
    const answer = await request(app).post('/records/1').set('Origin', baseUrl).set('Accept', 'text/html').send({});
    assert.equal(answer.body.json, true);
  });

  for (const [accept, json] of [
    ['application/json', true],
    ['application/json, text/plain, */*', true],
    ['application/problem+json', true],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', false],
    ['*/*', false],
    ['text/html;q=0.5, application/json', true],
    ['image/png', false],
  ] as const) {
    it(`is ${json ? 'JSON' : 'HTML'} for Accept: ${accept}`, async () => {
      assert.equal((await ask('/records/1', accept)).json, json);
    });
  }

  it('names Accept in Vary', async () => {
    assert.match((await request(app).get('/records/1')).headers.vary ?? '', /Accept/);
  });

  it('leaves the files below /schema/ their names', async () => {
    assert.equal((await ask('/schema/record.v1.json', 'text/html')).json, false);
  });

  it('sends JSON as UTF-8 with the next page in Link', async () => {
    const answer = await request(app).get('/list.json');
    assert.equal(answer.headers['content-type'], 'application/json; charset=utf-8');
    assert.equal(answer.headers.link, '</list?after=x>; rel="next"');
    assert.deepEqual(answer.body, { items: ['é'] });
  });
});
