import type { LookupFunction } from 'node:net';
import { Agent, request } from 'undici';
import { type Arrival, refused } from './arrival.ts';
import { readableCodings, readBody, tooLarge } from './read-body.ts';

export interface Answer {
  status: number;
  /** Names in lower case. */
  requestHeaders: Record<string, string>;
  responseHeaders: Record<string, string | string[]>;
  /** The body, unpacked. */
  bytes: Uint8Array;
}

export interface Redirect {
  status: number;
  /** As the server wrote it, perhaps relative. */
  location: string;
}

const redirects = new Set([301, 302, 303, 307, 308]);

/** What a person can do about an answer that is no page, by its status or its first digit. */
const advice: Record<string, string> = {
  401: 'lets only its own readers in: open the page and paste its text',
  402: 'lets only paying readers in: open the page and paste its text',
  403: 'does not let the desk in: open the page and paste its text',
  404: 'has no page at this address: check it for mistakes',
  410: 'has taken the page away: look for it in a web archive',
  429: 'asks for fewer requests: try again in some minutes',
  451: 'may not show the page: look for it in a web archive',
  4: 'refuses to give the page: open it and paste its text',
  5: 'is in trouble: try again later',
};

/**
 * Sends one GET request, with neither cookies nor credentials, over a connection of its own to one of `addresses`. The
 * host's name still names the server in the request and in TLS, but nothing looks it up again.
 * @throws Invalid for an answer that is no page; otherwise what undici and zlib throw
 */
export async function askServer(
  url: URL,
  { addresses, limit, signal }: { addresses: string[]; limit: number; signal: AbortSignal },
): Promise<Answer | Redirect> {
  const requestHeaders = {
    host: url.host,
    'user-agent': 'Claimdesk (a newsroom keeps this page for checking claims)',
    accept: 'text/html, application/xhtml+xml, text/plain, text/markdown, application/pdf, */*;q=0.1',
    'accept-encoding': readableCodings,
  };
  const agent = new Agent({ connect: { lookup: pinnedTo(addresses) }, connections: 1 });
  try {
    const { statusCode, headers, body } = await request(url, { dispatcher: agent, headers: requestHeaders, signal });
    // A body that is left unread fails when its connection is closed below; nobody waits for it then.
    body.on('error', () => {});
    const location = headers.location;
    if (redirects.has(statusCode) && typeof location === 'string') return { status: statusCode, location };
    refuseWhatIsNoPage(url, statusCode);
    if (Number(headers['content-length']) > limit) throw tooLarge(url.href, limit);
    const coding = String(headers['content-encoding'] ?? '')
      .trim()
      .toLowerCase();
    const bytes = await readBody(body, { url: url.href, coding, limit });
    return { status: statusCode, requestHeaders, responseHeaders: headers as Answer['responseHeaders'], bytes };
  } finally {
    await agent.destroy();
  }
}

/** A look-up that knows only these addresses, whatever it is asked for. */
function pinnedTo(addresses: string[]): LookupFunction {
  const pinned = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  return (_host, options, done) => {
    const [first] = pinned;
    if (options.all) done(null, pinned);
    else done(null, first?.address ?? '', first?.family);
  };
}

function refuseWhatIsNoPage(url: URL, status: number): void {
  // 203 is a page that a proxy changed; other kinds of success are no whole page.
  if (status === 200 || status === 203) return;
  const from: Arrival = { url: url.href };
  const todo = advice[status] ?? advice[Math.floor(status / 100)] ?? 'gives no page here: open it and paste its text';
  throw refused(from, `The server ${todo} (status ${status}).`);
}
