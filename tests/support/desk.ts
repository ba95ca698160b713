import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { type Logger, pino } from 'pino';
import supertest, { type Response } from 'supertest';
import { createApp } from '../../src/app.ts';
import { type Config, readConfig } from '../../src/config.ts';
import type { Actor, Desk } from '../../src/desk/desk.ts';
import { fetcherFor } from '../../src/desk/fetcher.ts';
import { sessionStore } from '../../src/desk/sessions.ts';
import { createToken } from '../../src/desk/tokens.ts';
import type { Scope } from '../../src/domain/words.ts';
import { findPersonByEmail } from '../../src/store/people.ts';
import { engineFor, openStore } from '../../src/store/store.ts';
import { createSessions, hashSecret, newSecret } from '../../src/web/sessions.ts';
import { testBlobs } from './blobs.ts';
import { type Clock, clockFrom } from './clock.ts';
import { closeAtEnd, databaseFrom } from './database.ts';
import { emailOf, password, type Template } from './templates.ts';

export interface DeskOptions {
  /** Serves this database instead of a new one: a second process beside the first. */
  url?: string;
  clock?: Clock;
  env?: Record<string, string>;
}

/** The real app on a real database, listening; closed by itself when the file's tests are done. */
export class TestDesk {
  readonly url: string;
  readonly clock: Clock;
  readonly desk: Desk;
  readonly config: Config;
  readonly app: ReturnType<typeof createApp>;
  readonly server: Server;
  /** What was logged, line by line. */
  readonly log: string[];
  readonly #tokens = new Map<string, Promise<string>>();
  #closing: Promise<void> | undefined;

  private constructor(url: string, clock: Clock, desk: Desk, config: Config) {
    this.url = url;
    this.clock = clock;
    this.desk = desk;
    this.config = config;
    this.log = [];
    const log: Logger = pino({ level: 'debug' }, { write: (line: string) => this.log.push(line) });
    const sessions = createSessions({
      store: sessionStore(desk),
      baseUrl: config.baseUrl,
      now: () => clock().getTime(),
    });
    this.app = createApp({ desk, config, log, sessions, fetcher: fetcherFor(desk, config.fetchAllow) });
    this.server = createServer(this.app);
  }

  static async open(template: Template = 'staffed', options: DeskOptions = {}): Promise<TestDesk> {
    const url = options.url ?? (await databaseFrom(template));
    const clock = options.clock ?? clockFrom('2026-03-01T09:00:00.000Z');
    const desk = { store: await openStore(engineFor(url)), blobs: testBlobs(), clock };
    const config = readConfig({ NODE_ENV: 'test', DATABASE_URL: url, DATA_DIR: path.dirname(url), ...options.env });
    const opened = new TestDesk(url, clock, desk, config);
    opened.server.listen(0, '127.0.0.1');
    await once(opened.server, 'listening');
    closeAtEnd(() => opened.close());
    return opened;
  }

  /** A machine client with a token of somebody's, by the part of their address before the @. */
  as(who: string, scopes: readonly Scope[] = ['read', 'write']): Client {
    const key = `${who} ${scopes.join(' ')}`;
    const token = this.#tokens.get(key) ?? this.token(who, scopes);
    this.#tokens.set(key, token);
    return new Client(this.server, token);
  }

  /** A client that nobody knows. */
  stranger(): Client {
    return new Client(this.server, null);
  }

  /** Makes a token for somebody through the verb. */
  async token(who: string, scopes: readonly Scope[] = ['read', 'write'], expiresAt?: string): Promise<string> {
    const secret = newSecret('cd_');
    const actor = await this.actor(who);
    const body = { name: 'for a test', scopes, ...(expiresAt ? { expiresAt } : {}) };
    await createToken(this.desk, { actor }, actor.id, hashSecret(secret), (schema) => schema.parse(body));
    return secret;
  }

  /** A browser in which somebody signed in through the form. */
  async signIn(who: string, itsPassword = password): Promise<Browser> {
    const browser = this.browser();
    const response = await browser.submit('/sign-in', { email: emailOf(who), password: itsPassword });
    assert.equal(response.status, 303, `${who} could not sign in: ${response.text}`);
    return browser;
  }

  /** A browser in which nobody is signed in. */
  browser(): Browser {
    return new Browser(this.server);
  }

  /** Somebody as the verbs know them. */
  async actor(who: string): Promise<Actor> {
    const person = await findPersonByEmail(this.desk.store.read, emailOf(who));
    assert.ok(person, `nobody is called ${who}`);
    const { id, name, role, kind } = person;
    return { id, name, role, kind, scopes: ['read', 'write'] };
  }

  /** Closes it once, however often it is asked to. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    if (this.server.listening) {
      this.server.close();
      this.server.closeAllConnections();
    }
    await this.desk.store.close();
  }
}

type Headers = Record<string, string>;

// An answer that never comes fails its test and not the whole run, ms.
const patience = 30_000;

/** Speaks JSON, with a bearer token. */
export class Client {
  readonly #server: Server;
  readonly #token: Promise<string> | null;

  constructor(server: Server, token: Promise<string> | null) {
    this.#server = server;
    this.#token = token;
  }

  async get(path: string, headers: Headers = {}): Promise<Response> {
    return supertest(this.#server)
      .get(path)
      .timeout(patience)
      .set({ accept: 'application/json', ...(await this.#authorization()), ...headers });
  }

  async post(path: string, body: unknown = {}, headers: Headers = {}): Promise<Response> {
    return supertest(this.#server)
      .post(path)
      .timeout(patience)
      .set({ 'content-type': 'application/json', ...(await this.#authorization()), ...headers })
      .send(typeof body === 'string' ? body : JSON.stringify(body));
  }

  async #authorization(): Promise<Headers> {
    return this.#token ? { authorization: `Bearer ${await this.#token}` } : {};
  }
}

/** Keeps cookies, reads HTML and sends forms, as a browser does that stands on a page of the desk. */
export class Browser {
  readonly #agent: ReturnType<typeof supertest.agent>;

  constructor(server: Server) {
    this.#agent = supertest.agent(server);
  }

  get(path: string, headers: Headers = {}): Promise<Response> {
    return this.#agent
      .get(path)
      .timeout(patience)
      .set({ accept: 'text/html,*/*;q=0.8', 'sec-fetch-site': 'same-origin', ...headers });
  }

  submit(path: string, fields: Record<string, unknown> = {}, headers: Headers = {}): Promise<Response> {
    return this.#agent
      .post(path)
      .timeout(patience)
      .type('form')
      .set({ accept: 'text/html,*/*;q=0.8', 'sec-fetch-site': 'same-origin', ...headers })
      .send(fields);
  }

  /** Sends a form with a file, and with fields beside it. */
  upload(path: string, name: string, content: string | Buffer, fields: Record<string, string> = {}): Promise<Response> {
    const request = this.#agent
      .post(path)
      .timeout(patience)
      .set({ accept: 'text/html,*/*;q=0.8', 'sec-fetch-site': 'same-origin' });
    return request.field(fields).attach('file', Buffer.from(content), name);
  }

  /** Sends a JSON body with the browser's cookies. */
  post(path: string, body: unknown, headers: Headers = {}): Promise<Response> {
    return this.#agent
      .post(path)
      .set(headers)
      .send(body as object);
  }
}

/** The response's body, where its status is the expected one; else fails with what the desk said. */
// biome-ignore lint/suspicious/noExplicitAny: what a test reads of an answer is what it asserts about it.
export function ok(response: Response, status = 200): any {
  assert.equal(response.status, status, `${response.status}: ${(response.text ?? '').slice(0, 1000)}`);
  return response.body;
}

/** The sentence of a refusal with this status. */
export function refused(response: Response, status: number): string {
  const problem = ok(response, status);
  assert.match(response.headers['content-type'] ?? '', /^application\/problem\+json/);
  return problem.detail;
}
