import { maxAddressLength } from './limits';
import { renditionParameters, visitorParameters } from './rendition-parameters.table';

/** Only a path that names a file keeps to it whatever the query says; `image.php?v=2` may be another picture. */
const mediaFile =
  /\.(?:jpe?g|png|webp|avif|gif|svg|jxl|heic|tiff?|bmp|mp4|m4v|webm|mov|ogv|mp3|m4a|wav|ogg|flac)$/i;

/**
 * One form for all renditions of a medium: scheme, fragment, size in the file's name (`-300x200`, `-scaled`: WordPress), an
 * appended format (`.jpg.webp`) and rendition parameters are gone; addresses of resizing services become those of the
 * original. Host, path and any other parameter stay: another picture never has the same form.
 * @returns null for anything but http(s)
 */
export function mediumKey(address: string, base: string): string | null {
  const url = parse(address, base);
  if (url === null) return null;
  const original = originalOf(url);
  const path = decoded(original.pathname);
  if (!mediaFile.test(path)) return `${original.host}${path}${original.search}`;
  const file = path
    .replace(/(\.(?:jpe?g|png|gif))\.(?:webp|avif)$/i, '$1')
    .replace(/(?:-\d{2,4}x\d{2,4}|-scaled)(?=\.\w{3,4}$)/i, '');
  return `${original.host}${file}${searchWithout(original, renditionParameters)}`;
}

/** One form for all addresses of a page: without scheme, `www.`, final slash, fragment and what tells visitors apart. */
export function pageKey(address: string, base: string): string | null {
  const url = parse(address, base);
  if (url === null) return null;
  const path = decoded(url.pathname).replace(/\/+$/, '');
  return `${url.host.replace(/^www\./, '')}${path}${searchWithout(url, visitorParameters)}`;
}

function parse(address: string, base: string): URL | null {
  const written = address.trim();
  if (written === '' || written.length > maxAddressLength || !URL.canParse(written, base)) return null;
  const url = new URL(written, base);
  return /^https?:$/.test(url.protocol) ? url : null;
}

/** What a resizing service was asked for: Next.js, Jetpack Photon (`i0.wp.com/host/path`), Cloudflare Images. */
function originalOf(url: URL): URL {
  const asked = url.pathname.endsWith('/_next/image') ? url.searchParams.get('url') : null;
  if (asked !== null) return parse(asked, url.href) ?? url;
  const photon = /^i[0-3]\.wp\.com$/.test(url.hostname) ? `https:/${url.pathname}${url.search}` : null;
  if (photon !== null) return parse(photon, url.href) ?? url;
  const cloudflare = /^\/cdn-cgi\/image\/[^/]+\/(.+)$/.exec(url.pathname)?.[1];
  if (cloudflare === undefined) return url;
  return parse(/^https?:/.test(cloudflare) ? cloudflare : `/${cloudflare}`, url.href) ?? url;
}

function searchWithout(url: URL, ignored: ReadonlySet<string>): string {
  const kept = [...url.searchParams].filter(([name]) => !ignored.has(name.toLowerCase()));
  return kept.length === 0
    ? ''
    : `?${kept
        .map((pair) => pair.join('='))
        .sort()
        .join('&')}`;
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    // A lone percent sign: compared as written.
    return path;
  }
}
