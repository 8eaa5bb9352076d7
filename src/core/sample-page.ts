/** Path under which the command line serves the bundled sample page on loopback. */
export const samplePath = '/touchstone-sample/';

/**
 * True only for the bundled sample page: inside the extension, or served from this machine by the command line.
 * The sample's own issuer is trusted there and nowhere else.
 */
export function isSamplePage(pageUrl: string): boolean {
  const url = URL.canParse(pageUrl) ? new URL(pageUrl) : null;
  if (url === null) return false;
  if (/^(chrome|moz)-extension:$/.test(url.protocol)) return url.pathname.startsWith('/sample/');
  const isLoopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  return url.protocol === 'http:' && isLoopback && url.pathname.startsWith(samplePath);
}
