import { connect, type Socket } from 'node:net';
import type { Program } from '../programs/program.ts';
import { type Answer, AnswerReader } from './answer-reader.ts';

/** One thing to ask a program for. */
export interface Ask {
  path: string;
  /** Sent as JSON by POST. */
  body?: object;
}

/** The request as bytes, as the program is to get it. */
export function requestBytes({ url, headers }: Program, { path, body }: Ask): Buffer {
  const content = body ? JSON.stringify(body) : '';
  const lines = [
    `${body ? 'POST' : 'GET'} ${path} HTTP/1.1`,
    `host: ${new URL(url).host}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body ? ['content-type: application/json', `content-length: ${Buffer.byteLength(content)}`] : []),
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${content}`);
}

/** A connection that stays open. */
export class Connection {
  readonly #socket: Socket;
  readonly #reader = new AnswerReader();
  #settle: { resolve(answer: Answer): void; reject(error: Error): void } | undefined;

  constructor({ url }: Program) {
    const { hostname, port } = new URL(url);
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.#socket.on('data', (part) => this.#add(part));
    this.#socket.on('error', (error) => this.#settle?.reject(error));
    this.#socket.on('close', () => this.#settle?.reject(new Error(`${url} closed the connection.`)));
  }

  /** Asks and waits; one thing at a time. */
  ask(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#settle = undefined;
    this.#socket.destroy();
  }

  #add(part: Buffer): void {
    try {
      const answer = this.#reader.add(part);
      if (!answer) return;
      const settle = this.#settle;
      this.#settle = undefined;
      settle?.resolve(answer);
    } catch (error) {
      this.#settle?.reject(error as Error);
    }
  }
}

/** One answer. @throws Error where it is not 200 or 201 */
export async function answerOf(program: Program, ask: Ask): Promise<Buffer> {
  const connection = new Connection(program);
  try {
    const { status, body } = await connection.ask(requestBytes(program, ask));
    if (status !== 200 && status !== 201)
      throw new Error(`${program.url}${ask.path} answered ${status}: ${body.toString('utf8', 0, 500)}`);
    return body;
  } finally {
    connection.close();
  }
}

export async function jsonOf<T>(program: Program, path: string): Promise<T> {
  return JSON.parse((await answerOf(program, { path })).toString('utf8')) as T;
}
