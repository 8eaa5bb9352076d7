import ipaddr from 'ipaddr.js';

/** Names that only a local resolver answers: RFC 6761, RFC 6762, RFC 8375, and what home and office routers use. */
const localSuffixes = [
  'localhost',
  'local',
  'internal',
  'home.arpa',
  'lan',
  'home',
  'corp',
  'intranet',
  'private',
];

const globalUnicastV6: [ipaddr.IPv6, number] = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether a request would let a public page reach this machine or its local network.
 * A page that is itself local (private host or file) may name local targets. Names are not resolved: a public name
 * that points to a private address is not noticed here.
 * @param targetUrl absolute; what cannot be parsed is refused
 */
export function isPrivateTarget(targetUrl: string, pageUrl: string): boolean {
  const target = parseUrl(targetUrl);
  if (!target) return true;
  return target.hostname !== '' && isLocalHost(target.hostname) && !isLocalPage(pageUrl);
}

function isLocalPage(pageUrl: string): boolean {
  const page = parseUrl(pageUrl.replace(/^blob:/, ''));
  if (!page) return false;
  return page.protocol === 'file:' || (page.hostname !== '' && isLocalHost(page.hostname));
}

function isLocalHost(hostname: string): boolean {
  // URL has already turned octal, hexadecimal, short and full-width notations into canonical ones.
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '');
  if (ipaddr.isValid(host)) return !isPublicAddress(ipaddr.process(host));
  if (!host.includes('.')) return true; // one label: only a local resolver knows it
  return localSuffixes.some((suffix) => host.endsWith(`.${suffix}`));
}

/** Documentation, benchmark, multicast and translation ranges serve no pictures either: only plain unicast is public. */
function isPublicAddress(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== 'unicast') return false;
  return address instanceof ipaddr.IPv4 || address.match(globalUnicastV6);
}

function parseUrl(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}
