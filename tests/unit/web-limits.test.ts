import assert from 'node:assert/strict';
import { beforeEach, describe, it, mock } from 'node:test';
import { TooMany } from '../../src/domain/errors.ts';
import { type LimitRow, type LimitStore, normaliseAddress, signInLimits } from '../../src/web/limits.ts';

const rows = new Map<string, LimitRow>();
const store: LimitStore = {
  async read(key) {
    return rows.get(key) ?? null;
  },
  async upsert(key, { points, expiresAt, now, replace }) {
    const row = rows.get(key);
    const lives = row && !replace && (row.expiresAt === null || row.expiresAt > now);
    const next = lives ? { ...row, points: row.points + points } : { points, expiresAt };
    rows.set(key, next);
    return next;
  },
  async delete(key) {
    return rows.delete(key);
  },
};

const limits = signInLimits(store);
const tooMany = (error: unknown) => error instanceof TooMany && error.retryAfter > 890 && error.retryAfter <= 900;

describe('the limits on signing in', () => {
  beforeEach(() => rows.clear());

  it('stop an account at the eleventh failure in 15 minutes, however it is written', async () => {
    for (let i = 0; i < 10; i++) await limits.attempt('Editor@desk.example', `10.0.0.${i}`);
    await assert.rejects(limits.attempt(' editor@DESK.example', '10.0.1.1'), tooMany);
    await limits.attempt('other@desk.example', '10.0.1.1');
  });

  it('stop an address at the thirty-first failure', async () => {
    for (let i = 0; i < 30; i++) await limits.attempt(`p${i}@desk.example`, '::ffff:10.0.0.1');
    await assert.rejects(limits.attempt('new@desk.example', '10.0.0.1'), tooMany);
  });

  it('count attempts that come at the same moment', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 25 }, () => limits.attempt('a@desk.example', '::1')));
    assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 10);
  });

  it('forget failures after a success', async () => {
    for (let i = 0; i < 40; i++) {
      await limits.attempt('a@desk.example', '10.0.0.1');
      await limits.succeeded('a@desk.example', '10.0.0.1');
    }
  });

  it('end after 15 minutes', async () => {
    for (let i = 0; i < 10; i++) await limits.attempt('a@desk.example', '10.0.0.1');
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 15 * 60_000 + 1 });
    try {
      await limits.attempt('a@desk.example', '10.0.0.1');
    } finally {
      mock.timers.reset();
    }
  });

  it('keep no e-mail address', async () => {
    await limits.attempt('a@desk.example', '10.0.0.1');
    assert.doesNotMatch([...rows.keys()].join(' '), /@|desk\.example/);
  });

  it('pass on what the store throws', async () => {
    const failing = signInLimits({ ...store, upsert: () => Promise.reject(new Error('no database')) });
    await assert.rejects(failing.attempt('a@desk.example', '10.0.0.1'), /no database/);
  });
});

describe('an address to count under', () => {
  for (const [given, counted] of [
    ['10.1.2.3', '10.1.2.3'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80::/64'],
    ['nonsense', 'unknown'],
  ] as const) {
    it(`of ${given} is ${counted}`, () => assert.equal(normaliseAddress(given), counted));
  }
});
