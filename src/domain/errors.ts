/** One fault of an input: where it stands (JSON path such as `attribution.0.source`, or a form field) and a plain sentence. */
export interface Fault {
  path: string;
  message: string;
  /** Of a quote that does not stand in its document: the passage that is most like it. Positions in code points. */
  nearest?: { exact: string; prefix: string; suffix: string; start: number; end: number };
}

/** An error whose sentence may be shown to the person who caused it. `status` is the HTTP status it maps to. */
export abstract class DeskError extends Error {
  abstract readonly status: number;
  abstract readonly title: string;
}

/** 400: a filter, cursor or parameter of the address is unknown or malformed. */
export class BadRequest extends DeskError {
  readonly status = 400;
  readonly title = 'This address cannot be answered';
  readonly faults: Fault[];
  constructor(faults: Fault[] | string) {
    const list = typeof faults === 'string' ? [{ path: '', message: faults }] : faults;
    super(list.map((fault) => fault.message).join(' '));
    this.faults = list;
  }
}

/** 401: nobody is signed in, or the token is not valid. */
export class SignedOut extends DeskError {
  readonly status = 401;
  readonly title = 'Please sign in';
  constructor(message = 'Sign in, or send a valid bearer token.') {
    super(message);
  }
}

/** 403: role, scope, or the separation of duties. */
export class Forbidden extends DeskError {
  readonly status = 403;
  readonly title = 'Not allowed';
}

/** 404: no such record, or none that this person may see. */
export class NotFound extends DeskError {
  readonly status = 404;
  readonly title = 'Not found';
}

/** What became of a member, as `path` names it, and who changed it last, when, and in which revision, where that is known. */
export interface AttributedChange {
  path: string;
  before: unknown;
  after: unknown;
  /** A person's id. */
  by?: number;
  /** RFC 3339 UTC. */
  at?: string;
  revision?: number;
}

/** 409: another revision, an action that this stage does not offer, another hash. `changes` says what changed, where known. */
export class Conflict extends DeskError {
  readonly status = 409;
  readonly title = 'Something changed meanwhile';
  readonly changes: AttributedChange[];
  readonly revision: number | undefined;
  /** Further members of the problem that JSON clients get. */
  readonly beside: Record<string, unknown>;
  constructor(
    message: string,
    changed: { changes?: Conflict['changes']; revision?: number; beside?: Record<string, unknown> } = {},
  ) {
    super(message);
    this.changes = changed.changes ?? [];
    this.revision = changed.revision;
    this.beside = changed.beside ?? {};
  }
}

/** 409: what was typed before signing in again, and has no form of its own to be shown in. */
export class NotSent extends DeskError {
  readonly status = 409;
  readonly title = 'Nothing was sent yet';
  constructor() {
    super('This is what you typed before you were signed out. Open the page again and send it from there.');
  }
}

/** 413: the body is larger than the limit that the sentence names. */
export class TooLarge extends DeskError {
  readonly status = 413;
  readonly title = 'Too large';
  /** The field of the form that holds it, where it is one. */
  readonly path: string;
  constructor(message: string, path = '') {
    super(message);
    this.path = path;
  }
}

/** 422: the shape of what was sent, or the desk's policy. */
export class Invalid extends DeskError {
  readonly status = 422;
  readonly title = 'Please correct this';
  readonly faults: Fault[];
  constructor(faults: Fault[] | string) {
    const list = typeof faults === 'string' ? [{ path: '', message: faults }] : faults;
    super(list.map((fault) => fault.message).join(' '));
    this.faults = list;
  }
}

/** 429: too many attempts; `retryAfter` in whole seconds. */
export class TooMany extends DeskError {
  readonly status = 429;
  readonly title = 'Too many attempts';
  readonly retryAfter: number;
  constructor(message: string, retryAfter: number) {
    super(message);
    this.retryAfter = retryAfter;
  }
}

/** 503: the database does not answer in time; `retryAfter` in whole seconds. */
export class Unavailable extends DeskError {
  readonly status = 503;
  readonly title = 'The desk cannot be reached just now';
  readonly retryAfter = 5;
}
