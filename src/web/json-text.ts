import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../root.ts';

// Another release may say more of the same records.
const release: string = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version;

/** An answer that is JSON already, so that what is stored as JSON need not be read and written again. */
export class JsonText {
  readonly text: string;
  /** What the text depends on, where that is shorter than the text itself. */
  readonly version: string;

  constructor(text: string, version = text) {
    this.text = text;
    this.version = version;
  }
}

/** The weak validator (RFC 9110, 8.8) of what a version stands for: weak, since an answer may be sent compressed. */
export function entityTag({ version }: JsonText): string {
  return `W/"${hash('sha1', `${release} ${version}`, 'base64')}"`;
}
