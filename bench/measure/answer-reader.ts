/** An answer as it came over the wire. */
export interface Answer {
  status: number;
  /** Of the body. */
  bytes: number;
  body: Buffer;
}

const headEnd = Buffer.from('\r\n\r\n');
const lineEnd = Buffer.from('\r\n');

/**
 * Reads answers off a connection that is asked one thing at a time (HTTP/1.1, RFC 9112): by `Content-Length` or in chunks.
 * Far less work than a general client does, so that on shared cores the one who asks takes little from who answers.
 */
export class AnswerReader {
  #read: Buffer = Buffer.alloc(0);

  /** Takes what has arrived. @returns the answer once it is whole */
  add(part: Buffer): Answer | null {
    this.#read = this.#read.length === 0 ? part : Buffer.concat([this.#read, part]);
    const end = this.#read.indexOf(headEnd);
    if (end < 0) return null;
    const head = this.#read.toString('latin1', 0, end);
    const body = this.#body(head, end + headEnd.length);
    if (!body) return null;
    this.#read = Buffer.alloc(0);
    return { status: Number(head.slice(9, 12)), bytes: body.length, body };
  }

  #body(head: string, start: number): Buffer | null {
    const [, length] = /^content-length: *(\d+)/im.exec(head) ?? [];
    if (length !== undefined) {
      const end = start + Number(length);
      return this.#read.length < end ? null : this.#read.subarray(start, end);
    }
    if (/^transfer-encoding: *chunked/im.test(head)) return this.#chunks(start);
    if (/^HTTP\/1\.1 (204|304)/.test(head)) return Buffer.alloc(0);
    throw new Error('An answer tells neither its length nor that it comes in chunks.');
  }

  #chunks(start: number): Buffer | null {
    const chunks: Buffer[] = [];
    for (let at = start; ; ) {
      const line = this.#read.indexOf(lineEnd, at);
      if (line < 0) return null;
      const size = Number.parseInt(this.#read.toString('latin1', at, line), 16);
      const from = line + lineEnd.length;
      if (this.#read.length < from + size + lineEnd.length) return null;
      if (size === 0) return Buffer.concat(chunks);
      chunks.push(this.#read.subarray(from, from + size));
      at = from + size + lineEnd.length;
    }
  }
}
