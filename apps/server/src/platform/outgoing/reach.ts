import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** Names to addresses; a test gives its own. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/** Where a connection may go: the addresses to connect to, never the name again; or why it may not, in words. */
export type Reached = { addresses: readonly LookupAddress[] } | { refused: string };

/** Which host and port an administrator of the system has allowed though they are inside or not encrypted. */
export type Allowed = (host: string, port: number) => boolean;

/** Ranges nobody outside can be behind: this machine, private networks, links, metadata of clouds, tests, groups (RFC 6890). */
const inside4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
/** Within 2000::/3, which alone is open: tunnels that carry an IPv4 address of anybody's choice, and documentation. */
const inside6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];
const inside = new BlockList();
for (const [net, bits] of inside4) inside.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of inside6) inside.addSubnet(net, bits, 'ipv6');
const open6 = new BlockList();
open6.addSubnet('2000::', 3, 'ipv6');

/** Is this address out in the open? Anything that is not clearly so is not. */
export function isOutside(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !inside.check(address, 'ipv4');
  return family === 6 && open6.check(address, 'ipv6') && !inside.check(address, 'ipv6');
}

/** OUTGOING_HOSTS as a question: an entry without a port allows every port of the host. */
export function allowing(entries: readonly string[]): Allowed {
  const listed = new Set(entries.map((entry) => entry.toLowerCase()));
  return (host, port) => listed.has(host.toLowerCase()) || listed.has(`${host.toLowerCase()}:${port}`);
}

/** A host without the brackets an address of the sixth version has in a URL. */
export const bare = (host: string): string => host.replace(/^\[|\]$/g, '');

const allOf: Resolve = (host) => lookup(host, { all: true, verbatim: true });

/**
 * Looks a host up once and says whether a connection may go there. One address inside is enough to refuse the name: the caller
 * connects to what was checked here and asks no second time, so a name that changes its mind gains nothing.
 */
export async function reach(host: string, port: number, allowed: Allowed, resolve: Resolve = allOf): Promise<Reached> {
  const name = bare(host);
  const family = isIP(name);
  let addresses: readonly LookupAddress[];
  try {
    addresses = family ? [{ address: name, family }] : await resolve(name);
  } catch {
    return { refused: `查不到 ${name} 的地址，核对写得对不对` };
  }
  if (addresses.length === 0) return { refused: `查不到 ${name} 的地址，核对写得对不对` };
  if (!allowed(host, port) && !addresses.every(({ address }) => isOutside(address)))
    return { refused: `${name} 是内部地址。要发到那里，由管服务器的人写进设置 OUTGOING_HOSTS` };
  return { addresses };
}
