import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** The id of a nested item: a UUIDv7 (RFC 9562), so that ids sort as they were made. */
export function newItemId(): string {
  return v7();
}

/** 16 random bytes as 32 hex digits, for salted hashes. */
export function newSalt(): string {
  return randomBytes(16).toString('hex');
}
