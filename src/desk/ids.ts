import { randomBytes, randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const bytesOfId = 16;
// Asking the system for random bytes takes longer than all else: an import makes many ids.
const drawn = new Uint8Array(256 * bytesOfId);
let used = drawn.length;

function randomOfId(): Uint8Array {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += bytesOfId;
  return drawn.subarray(used - bytesOfId, used);
}

// Of the last id: its millisecond, and its place in it, which begins anywhere (RFC 9562, 6.2, method 1).
let msecs = 0;
let seq = 0;

/** The id of a nested item: a UUIDv7 (RFC 9562), so that ids sort as they were made. */
export function newItemId(): string {
  const random = randomOfId();
  const now = Date.now();
  if (now > msecs) {
    msecs = now;
    seq = new DataView(random.buffer, random.byteOffset).getUint32(0) >>> 1;
  } else {
    seq = (seq + 1) | 0;
    if (seq === 0) msecs += 1;
  }
  return v7({ random, msecs, seq });
}

/** 16 random bytes as 32 hex digits, for salted hashes. */
export function newSalt(): string {
  return randomBytes(16).toString('hex');
}
