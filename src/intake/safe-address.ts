import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Invalid } from '../domain/errors.ts';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** What may be fetched although it is not public: a newsroom's own archive, say. */
export interface Allowed {
  /** Host names, lower case, wherever they lead. */
  hosts: ReadonlySet<string>;
  networks: readonly (readonly [network: Address, prefix: number])[];
}

/** IPv6 addresses are given out from this network alone (IANA); all else embeds IPv4, is local or reserved. */
const givenOut = ipaddr.IPv6.parseCIDR('2000::/3');

/** Public by their number, yet the inside of a cloud: Azure answers its machines there. */
const insideClouds = new Set(['168.63.129.16']);

/**
 * Whether the address, in the form that name look-ups give, is one of the public internet: global unicast and neither
 * private, loopback, link-local, shared, reserved, for documentation or tests, nor a tunnel or translation to IPv4
 * (RFC 6890 and IANA's special-purpose registries). IPv4 inside IPv6 (`::ffff:…`) is judged as IPv4.
 */
export function isPublic(text: string): boolean {
  const address = addressFrom(text);
  if (address?.range() !== 'unicast' || insideClouds.has(address.toString())) return false;
  return address instanceof ipaddr.IPv4 || address.match(givenOut);
}

/** Whether `address`, to which the name `host` leads, stands on the list. */
export function isAllowed(allowed: Allowed, host: string, address: string): boolean {
  if (allowed.hosts.has(withoutDot(host))) return true;
  const target = addressFrom(address);
  return target !== null && allowed.networks.some(([network, prefix]) => lies(target, network, prefix));
}

/**
 * Reads the setting: host names, addresses, and networks such as `10.20.0.0/16`.
 * @throws Invalid naming the entry that is none of these
 */
export function parseAllowed(entries: readonly string[]): Allowed {
  const hosts = new Set<string>();
  const networks: [Address, number][] = [];
  for (const entry of entries) {
    const network = networkFrom(entry);
    if (network) networks.push(network);
    else if (/^[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?$/i.test(entry) && /[a-z_-]/i.test(entry)) hosts.add(withoutDot(entry));
    else throw new Invalid(`“${entry}” is neither a host name nor an address nor a network such as 10.20.0.0/16.`);
  }
  return { hosts, networks };
}

function networkFrom(entry: string): [Address, number] | null {
  const address = addressFrom(entry);
  if (address) return [address, address instanceof ipaddr.IPv4 ? 32 : 128];
  const [start = ''] = entry.split('/');
  return isIP(start) && ipaddr.isValidCIDR(entry) ? ipaddr.parseCIDR(entry) : null;
}

/** Null for what is no full address, and for one with a zone (`%eth0`), which only a machine's own links have. */
function addressFrom(text: string): Address | null {
  return isIP(text) && !text.includes('%') ? ipaddr.process(text) : null;
}

function lies(address: Address, network: Address, prefix: number): boolean {
  if (address instanceof ipaddr.IPv4) return network instanceof ipaddr.IPv4 && address.match(network, prefix);
  return network instanceof ipaddr.IPv6 && address.match(network, prefix);
}

function withoutDot(host: string): string {
  return host.toLowerCase().replace(/\.$/, '');
}
