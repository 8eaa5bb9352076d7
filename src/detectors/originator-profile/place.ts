import type { Reason } from './result';

/** @returns why a page of this address is not one that is named, or null */
export async function placeProblem(
  url: string,
  allowed: { readonly urls: readonly string[] | undefined; readonly origins: readonly string[] | undefined },
): Promise<Reason | null> {
  const { urls, origins } = allowed;
  if (urls !== undefined && origins !== undefined) return 'url-and-origin';
  if (urls !== undefined) return urlProblem(url, urls);
  if (origins === undefined) return 'no-place';
  return isAllowedOrigin(url, origins) ? null : 'wrong-origin';
}

/** True when the origin (RFC 6454) is one of these. A page without an origin is nobody's. */
export function isAllowedOrigin(url: string, origins: readonly string[]): boolean {
  const origin = URL.canParse(url) ? new URL(url).origin : 'null';
  return origin !== 'null' && origins.includes(origin);
}

/** Whether one of the patterns (URL Pattern Standard) matches; percent-escapes are compared in upper case. */
async function urlProblem(url: string, patterns: readonly string[]): Promise<Reason | null> {
  const Pattern = await loadUrlPattern();
  let problem: Reason = 'wrong-url';
  for (const pattern of patterns) {
    if (hasRegularExpression(pattern)) {
      problem = 'pattern';
      continue;
    }
    try {
      if (new Pattern(upperEscapes(pattern)).test(upperEscapes(url))) return null;
    } catch {
      problem = 'pattern';
    }
  }
  return problem;
}

/** Groups of the signer's own regular expressions can take for ever; nothing could stop them. */
function hasRegularExpression(pattern: string): boolean {
  return /(?<!\\)\(/.test(pattern);
}

function upperEscapes(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase());
}

interface UrlPattern {
  test(url: string): boolean;
}

/** Native in Chromium, and in Firefox from 142; loaded elsewhere. */
async function loadUrlPattern(): Promise<new (pattern: string) => UrlPattern> {
  if ('URLPattern' in globalThis) return URLPattern;
  return (await import('urlpattern-polyfill/urlpattern')).URLPattern;
}
