import { refused } from './arrival.ts';
import type { Answer, Redirect } from './ask-server.ts';
import { sentenceForFailure } from './fetch-failures.ts';
import { checkedAddresses, parseTarget, type Resolver, systemResolver } from './fetch-target.ts';
import { identify, type MediaType } from './identify.ts';
import { parseAllowed } from './safe-address.ts';

/** A page as a server gave it at one moment; the headers are those of the last request and its response. */
export interface Snapshot extends Answer {
  /** As it was typed. */
  requestedUrl: string;
  finalUrl: string;
  /** When the last response was complete: RFC 3339 UTC with milliseconds. */
  fetchedAt: string;
  /** What the bytes are, which may be less than what was announced. */
  mediaType: MediaType;
  /** In which the text is read, by its WHATWG name; undefined for a PDF. */
  charset: string | undefined;
  redirects: (Redirect & { url: string })[];
}

export interface FetchLimits {
  redirects: number;
  /** For everything together: look-ups, redirects, the last byte. */
  milliseconds: number;
  /** Of the body, packed and unpacked alike. */
  bytes: number;
}

export interface FetchOptions {
  now: () => Date;
  /** Hosts, addresses and networks that may be fetched although they are not public (see `parseAllowed`). */
  allow?: readonly string[];
  resolver?: Resolver;
  limits?: Partial<FetchLimits>;
}

const usualLimits: FetchLimits = { redirects: 5, milliseconds: 20_000, bytes: 20 * 1024 * 1024 };

/**
 * Fetches one page of the public internet for keeping. The name is looked up once a request and the connection goes to
 * the checked address, whatever the name says later; every redirect passes the same checks.
 * @throws Invalid at `url`, with one sentence that says what happened and what to do
 */
export async function fetchUrl(typed: string, options: FetchOptions): Promise<Snapshot> {
  const limits = { ...usualLimits, ...options.limits };
  const deadline = new AbortController();
  const late = new Promise<never>((_, reject) => {
    deadline.signal.addEventListener('abort', () => {
      const seconds = Math.ceil(limits.milliseconds / 1000);
      reject(refused({ url: typed }, `The page took longer than ${seconds} s: try again later, or paste its text.`));
    });
  });
  const timer = setTimeout(() => deadline.abort(), limits.milliseconds);
  try {
    return await Promise.race([follow(typed, { ...options, limits, signal: deadline.signal }), late]);
  } catch (error) {
    const sentence = sentenceForFailure(error);
    throw sentence ? refused({ url: typed }, sentence) : error;
  } finally {
    clearTimeout(timer);
    deadline.abort();
  }
}

async function follow(
  typed: string,
  { now, allow = [], resolver = systemResolver, limits, signal }: FetchOptions & Journey,
): Promise<Snapshot> {
  const allowed = parseAllowed(allow);
  const redirects: Snapshot['redirects'] = [];
  let url = parseTarget(typed);
  for (;;) {
    const addresses = await checkedAddresses(url, resolver, allowed);
    signal.throwIfAborted();
    const { askServer } = await import('./ask-server.ts');
    const answer = await askServer(url, { addresses, limit: limits.bytes, signal });
    if (!('location' in answer)) {
      const { mediaType, charset } = identify(answer.bytes, arrivalOf(answer, url));
      const fetchedAt = now().toISOString();
      return { requestedUrl: typed.trim(), finalUrl: url.href, fetchedAt, redirects, mediaType, charset, ...answer };
    }
    redirects.push({ url: url.href, ...answer });
    url = parseTarget(answer.location, url.href);
    if (redirects.some((seen) => seen.url === url.href)) {
      throw refused({ url: typed }, 'The page redirects in a circle: open it in a browser and paste its text.');
    }
    if (redirects.length > limits.redirects) {
      const most = limits.redirects;
      throw refused({ url: typed }, `The page redirects more than ${most} times: enter the address where it ends.`);
    }
  }
}

interface Journey {
  limits: FetchLimits;
  signal: AbortSignal;
}

/** What the server says of the bytes, for `extract`. */
export function arrivalOf({ responseHeaders }: Pick<Answer, 'responseHeaders'>, url: URL | string) {
  const announced = responseHeaders['content-type'];
  return { url: String(url), mediaType: Array.isArray(announced) ? announced.at(-1) : announced };
}
