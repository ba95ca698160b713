import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { type Arrival, refused } from './arrival.ts';
import { type Allowed, isAllowed, isPublic } from './safe-address.ts';

/** Gives every address of a host name; throws, or gives none, where there is none. */
export type Resolver = (host: string) => Promise<string[]>;

/** The resolver of the machine, which honours its own hosts file. */
export const systemResolver: Resolver = async (host) =>
  (await lookup(host, { all: true })).map(({ address }) => address);

const longest = 2000;

/**
 * An address that a person typed or a redirect names. The parser (WHATWG URL) turns every notation of an IPv4 address,
 * such as `0x7f.1` or `2130706433`, into the plain one.
 * @throws Invalid for what is not http or https, and for one with a password in it
 */
export function parseTarget(text: string, base?: string): URL {
  const said: Arrival = { url: text };
  const typed = text.trim();
  if (typed.length > longest) throw refused(said, `This address is too long: at most ${longest} characters are taken.`);
  if (!URL.canParse(typed, base)) {
    throw refused(said, 'This is not a web address: enter one that begins with http:// or https://.');
  }
  const url = new URL(typed, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw refused(said, 'Only addresses that begin with http:// or https:// are fetched: paste the text instead.');
  }
  if (url.username !== '' || url.password !== '') {
    throw refused(said, 'This address carries a user name or password: enter it without them.');
  }
  url.hash = '';
  return url;
}

/**
 * The addresses to which a connection may go, all of them checked; the name is looked up once.
 * @throws Invalid where there is none, or any of them is neither public nor allowed
 */
export async function checkedAddresses(url: URL, resolve: Resolver, allowed: Allowed): Promise<string[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : await lookUp(url, host, resolve);
  // One private address among public ones is a trap or a mistake; neither is worth a guess.
  if (!addresses.every((address) => isPublic(address) || isAllowed(allowed, host, address))) {
    throw refused(
      { url: url.href },
      'This address leads into a private network, where the desk does not fetch: open the page and paste its text.',
    );
  }
  return addresses;
}

async function lookUp(url: URL, host: string, resolve: Resolver): Promise<string[]> {
  const addresses = await resolve(host).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EAI_AGAIN' || error.code === 'ETIMEOUT') {
      throw refused({ url: url.href }, `The name ${host} could not be looked up just now: try again in a minute.`);
    }
    if (error.code === undefined) throw error;
    return [];
  });
  if (addresses.length === 0) {
    throw refused({ url: url.href }, `There is no server by the name ${host}: check the address for mistakes.`);
  }
  return addresses;
}
