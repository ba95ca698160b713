import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { canonicalize } from 'json-canonicalize';
import { canonical, hashOf, prune, saltedHash, sha256 } from '../../src/domain/canonical.ts';

const runs = { numRuns: process.env.PROVE ? 5000 : 200, seed: 1 };
const json = fc.jsonValue({ maxDepth: 4 }).filter((value) => !JSON.stringify(value).includes('"toJSON":'));

describe('pruning', () => {
  test('leaves out null and undefined members, empty arrays and empty objects at every depth', () => {
    const value = {
      a: null,
      b: undefined,
      c: [],
      d: {},
      e: { f: [{}, { g: null }, [[]], null] },
      h: [1, { i: 2, j: [] }],
    };
    assert.deepEqual(prune(value), { h: [1, { i: 2 }] });
  });

  test('keeps false, nought and the empty string', () => {
    assert.deepEqual(prune({ a: false, b: 0, c: '', d: [''] }), { a: false, b: 0, c: '', d: [''] });
  });

  test('does not change what it was given', () => {
    const value = { a: null, b: [null] };
    prune(value);
    assert.deepEqual(value, { a: null, b: [null] });
  });

  test('twice is the same as once', () => {
    fc.assert(
      fc.property(json, (value) => assert.deepEqual(prune(prune(value)), prune(value))),
      runs,
    );
  });

  test('refuses what JSON does not know', () => {
    for (const value of [new Date(0), new Map(), () => 1, 1n, Symbol('s'), { toJSON: 1 }]) {
      assert.throws(() => prune({ value }), TypeError);
    }
  });
});

describe('the canonical text', () => {
  test('does not depend on the order of members', () => {
    fc.assert(
      fc.property(json, (value) => assert.equal(canonical(reversed(value)), canonical(value))),
      runs,
    );
  });

  test('is what a library for RFC 8785 makes of the pruned value', () => {
    fc.assert(
      fc.property(json, (value) => assert.equal(canonical(value), canonicalize(prune(value) ?? null))),
      runs,
    );
    for (const value of [
      undefined,
      null,
      [],
      {},
      [[]],
      '',
      0,
      false,
      JSON.parse('{"10":1,"9":2,"__proto__":{"a":[null,1]}}'),
    ])
      assert.equal(canonical(value), canonicalize(prune(value) ?? null));
  });

  test('writes every sign as JSON does, alone and in pairs', () => {
    for (let unit = 0; unit <= 0xffff; unit++) {
      const sign = String.fromCharCode(unit);
      for (const text of [sign, `a${sign}\udc00`]) assert.equal(canonical(text), JSON.stringify(text));
    }
  });

  test('sorts few members and many', () => {
    for (const count of [2, 7, 50, 51, 400]) {
      const record = Object.fromEntries(
        Array.from({ length: count }, (_, place) => [`${(place * 7919) % 1009}x`, place]),
      );
      assert.equal(canonical(record), canonicalize(record));
    }
  });

  test('has the same bytes after a round trip through JSON', () => {
    fc.assert(
      fc.property(json, (value) => {
        assert.equal(canonical(JSON.parse(JSON.stringify(value))), canonical(value));
        assert.equal(canonical(JSON.parse(canonical(value))), canonical(value));
      }),
      runs,
    );
  });

  test('sorts members by UTF-16 code units, as in the sample of RFC 8785, 3.2.3', () => {
    const sample = { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 };
    assert.equal(canonical(sample), '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  });

  test('writes numbers as the samples of RFC 8785, appendix B', () => {
    const samples: [string, string][] = [
      ['0000000000000000', '0'],
      ['8000000000000000', '0'],
      ['0000000000000001', '5e-324'],
      ['8000000000000001', '-5e-324'],
      ['7fefffffffffffff', '1.7976931348623157e+308'],
      ['ffefffffffffffff', '-1.7976931348623157e+308'],
      ['4340000000000000', '9007199254740992'],
      ['c340000000000000', '-9007199254740992'],
      ['4430000000000000', '295147905179352830000'],
      ['44b52d02c7e14af5', '9.999999999999997e+22'],
      ['44b52d02c7e14af6', '1e+23'],
      ['44b52d02c7e14af7', '1.0000000000000001e+23'],
      ['444b1ae4d6e2ef4e', '999999999999999700000'],
      ['444b1ae4d6e2ef4f', '999999999999999900000'],
      ['444b1ae4d6e2ef50', '1e+21'],
      ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
      ['3eb0c6f7a0b5ed8d', '0.000001'],
      ['41b3de4355555553', '333333333.3333332'],
      ['41b3de4355555554', '333333333.33333325'],
      ['41b3de4355555555', '333333333.3333333'],
      ['41b3de4355555556', '333333333.3333334'],
      ['41b3de4355555557', '333333333.33333343'],
      ['becbf647612f3696', '-0.0000033333333333333333'],
      ['43143ff3c1cb0959', '1424953923781206.2'],
    ];
    for (const [bits, text] of samples) assert.equal(canonical(Buffer.from(bits, 'hex').readDoubleBE()), text);
    assert.throws(() => canonical(Number.NaN));
    assert.throws(() => canonical(Number.POSITIVE_INFINITY));
  });

  test('can be made of a value that stands in two places', () => {
    const shared = { x: 1 };
    assert.equal(canonical({ a: shared, ab: shared }), '{"a":{"x":1},"ab":{"x":1}}');
  });
});

describe('hashes', () => {
  test('are SHA-256 in lower-case hex over UTF-8', () => {
    assert.equal(sha256('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    assert.equal(sha256('Київ'), sha256(new TextEncoder().encode('Київ')));
    assert.equal(hashOf({ b: 1, a: 'é' }), sha256('{"a":"é","b":1}'));
    assert.equal(saltedHash('00ff', { a: 1 }), sha256('00ff{"a":1}'));
  });

  test('do not change when an empty member is added', () => {
    const empty = fc.constantFrom(null, undefined, [], {}, [null], { deep: { deeper: [] } });
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), json), empty, (record, nothing) => {
        assert.equal(hashOf({ ...record, ' new optional member': nothing }), hashOf(record));
      }),
      runs,
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, member]) => [name, reversed(member)])
      .reverse(),
  );
}
