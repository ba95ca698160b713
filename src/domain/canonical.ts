import { hash } from 'node:crypto';

/**
 * The value without what says nothing: null and undefined members, empty arrays and empty objects, at every depth, so
 * that a new optional member changes no old hash. Array items follow the same rule. Strings stay as they are, the empty
 * one too; a bare value at the top stays whatever it is. Gives a copy; the order of members and items is kept.
 * Throws TypeError for what JSON does not know (dates, maps, functions) and for a member named `toJSON`.
 */
export function prune(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(prune).filter(saysSomething);
  if (value === null || typeof value !== 'object') return plain(value);
  refuseOther(value);
  // fromEntries defines members, so that one named __proto__ stays a member.
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, member]) => [name, prune(member)] as const)
      .filter(([, member]) => saysSomething(member)),
  );
}

/**
 * The RFC 8785 (JCS) text of the pruned value. Throws TypeError for values outside JSON, Error for NaN and infinities.
 * Written in one pass, since every revision and every event is: strings and numbers as `JSON.stringify` writes them, which
 * RFC 8785 prescribes (3.2.2), members by UTF-16 code units (3.2.3), as `sort` has them.
 */
export function canonical(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `[${listed(value)}]`;
  return typeof value === 'object' ? `{${membered(value)}}` : scalar(value);
}

/** The text of what stands inside another value, or nothing where it says nothing. */
function inner(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return scalar(value);
  const content = Array.isArray(value) ? listed(value) : membered(value);
  if (content === '') return '';
  return Array.isArray(value) ? `[${content}]` : `{${content}}`;
}

function listed(items: unknown[]): string {
  let text = '';
  for (const item of items) {
    const content = inner(item);
    if (content !== '') text += text === '' ? content : `,${content}`;
  }
  return text;
}

function membered(value: object): string {
  refuseOther(value);
  let text = '';
  for (const name of sortedNames(value)) {
    const content = inner((value as Record<string, unknown>)[name]);
    if (content !== '') text += `${text === '' ? '' : ','}${labelOf(name)}${content}`;
  }
  return text;
}

// Most names that are sorted by insertion.
const few = 50;

/** Names are few mostly, and those of what was read from a stored text are in order already. */
function sortedNames(value: object): string[] {
  const names = Object.keys(value);
  if (names.length > few) return names.sort();
  for (let next = 1; next < names.length; next++) {
    const name = names[next] as string;
    let place = next;
    for (; place > 0 && (names[place - 1] as string) > name; place--) names[place] = names[place - 1] as string;
    names[place] = name;
  }
  return names;
}

// Members' names as they are written: few are used, and each of them often.
const labels = new Map<string, string>();
const mostLabels = 1000;

function labelOf(name: string): string {
  const known = labels.get(name);
  if (known !== undefined) return known;
  const label = `${JSON.stringify(name)}:`;
  if (labels.size < mostLabels) labels.set(name, label);
  return label;
}

// Anything but what stands in a JSON text as it is: there may be quotes, backslashes, control characters, surrogates.
const mayNeedEscapes = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;

function scalar(value: unknown): string {
  if (typeof value === 'string') return mayNeedEscapes.test(value) ? JSON.stringify(value) : `"${value}"`;
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value} has no canonical form`);
  return JSON.stringify(plain(value));
}

/** SHA-256 as 64 lower-case hex digits; a string is hashed as UTF-8. */
export function sha256(text: string | Uint8Array): string {
  return hash('sha256', text);
}

/** SHA-256 over the UTF-8 of the canonical text. */
export function hashOf(value: unknown): string {
  return sha256(canonical(value));
}

/**
 * SHA-256 over the salt and the canonical text, for what the log may attest without showing it. Salts must all have one
 * length (32 hex digits, say), or a salt could take over a part of the text.
 */
export function saltedHash(salt: string, value: unknown): string {
  return sha256(salt + canonical(value));
}

function saysSomething(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value !== 'object') return true;
  return Array.isArray(value) ? value.length > 0 : Object.keys(value).length > 0;
}

function refuseOther(value: object): void {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError(`${value} is not plain JSON`);
  if ('toJSON' in value) throw new TypeError('A member named toJSON has no canonical form');
}

function plain(value: unknown): unknown {
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') {
    throw new TypeError(`A ${typeof value} is not JSON`);
  }
  return value;
}
