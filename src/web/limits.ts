import { createHash } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import { RateLimiterRes } from 'rate-limiter-flexible';
import RateLimiterStoreAbstract from 'rate-limiter-flexible/lib/RateLimiterStoreAbstract.js';
import { TooMany } from '../domain/errors.ts';

/** Points used up under a key until `expiresAt` (RFC 3339), or for good where it is null. */
export interface LimitRow {
  points: number;
  expiresAt: string | null;
}

export interface LimitStore {
  /** The row of `key` as it stands, expired or not. */
  read(key: string): Promise<LimitRow | null>;
  /**
   * In one transaction: without a row, or with one whose `expiresAt` is not after `now`, or with `replace`, the row becomes
   * `{ points, expiresAt }`; else `points` are added and its expiry stays. Gives the row as it is then.
   */
  upsert(key: string, change: LimitRow & { now: string; replace: boolean }): Promise<LimitRow>;
  /** Deletes the row; false where there was none. */
  delete(key: string): Promise<boolean>;
}

/** The limits of rate-limiter-flexible kept in a `LimitStore`; `name` is the prefix of its keys, `duration` in seconds. */
export class StoredLimiter extends RateLimiterStoreAbstract {
  readonly store: LimitStore;

  constructor(store: LimitStore, { name, points, duration }: { name: string; points: number; duration: number }) {
    super({ storeClient: store, keyPrefix: name, points, duration });
    this.store = store;
  }

  _getRateLimiterRes(_key: string, changed: number, row: LimitRow): RateLimiterRes {
    const wait = row.expiresAt === null ? -1 : Math.max(Date.parse(row.expiresAt) - Date.now(), 0);
    return new RateLimiterRes(Math.max(this.points - row.points, 0), wait, row.points, row.points === changed);
  }

  _upsert(key: string, points: number, duration: number, replace = false): Promise<LimitRow> {
    const now = Date.now();
    const expiresAt = duration > 0 ? new Date(now + duration).toISOString() : null;
    return this.store.upsert(key, { points, expiresAt, now: new Date(now).toISOString(), replace });
  }

  async _get(key: string): Promise<LimitRow | null> {
    const row = await this.store.read(key);
    return row && (row.expiresAt === null || Date.parse(row.expiresAt) > Date.now()) ? row : null;
  }

  _delete(key: string): Promise<boolean> {
    return this.store.delete(key);
  }
}

const window = 15 * 60;

export interface SignInLimits {
  /** Counts an attempt before the password is looked at, so that attempts side by side cannot slip through. @throws TooMany */
  attempt(account: string, address: string): Promise<void>;
  /** Takes the attempt back after a success and forgets the account's failures. */
  succeeded(account: string, address: string): Promise<void>;
}

/** Sign-in policy: 10 failures an account and 30 an address in 15 minutes. Accounts are kept as hashes. */
export function signInLimits(store: LimitStore): SignInLimits {
  const accounts = new StoredLimiter(store, { name: 'sign-in-account', points: 10, duration: window });
  const addresses = new StoredLimiter(store, { name: 'sign-in-address', points: 30, duration: window });
  return {
    async attempt(account, address) {
      await consume(addresses, normaliseAddress(address), 'Too many failed sign-ins from here.');
      await consume(accounts, accountKey(account), 'Too many failed sign-ins to this account.');
    },
    async succeeded(account, address) {
      await addresses.reward(normaliseAddress(address));
      await accounts.delete(accountKey(account));
    },
  };
}

/** Uses up one point of `key`. @throws TooMany with the seconds left; whatever the store throws. */
export async function consume(limiter: StoredLimiter, key: string, sentence: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw new TooMany(`${sentence} Try again in ${waitInWords(seconds)}.`, seconds);
  }
}

/** The address to count under: IPv4 also where it comes mapped into IPv6, an IPv6 address by its /64 network. */
export function normaliseAddress(ip: string): string {
  if (!ipaddr.isValid(ip)) return 'unknown';
  const address = ipaddr.process(ip);
  if (address.kind() === 'ipv4') return address.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address.toNormalizedString()}/64`)}/64`;
}

function accountKey(account: string): string {
  return createHash('sha256').update(account.normalize('NFC').trim().toLowerCase()).digest('hex');
}

function waitInWords(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
