import type { InputError } from './verdicts.ts';

/** Why a page could not be opened, from the words of either browser's driver. */
export function navigationError(thrown: unknown): InputError {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  if (/timed out|timeout/i.test(text) && !/ERR_|neterror/.test(text)) {
    return { code: 'timeout', message: 'The page did not open in time.' };
  }
  const chromium = /net::(ERR_[A-Z_]+)/.exec(text)?.[1];
  // Firefox names its error page: about:neterror?e=dnsNotFound&…&d=<sentence>
  const firefox = /[?&]e=(\w+)/.exec(text)?.[1];
  if (/download is starting/i.test(text))
    return { code: 'unsupported-type', message: 'This address is a download, not a page.' };
  const name = chromium ?? firefox;
  if (!name) return { code: 'browser', message: text.split('\n', 1)[0] || 'The page could not be opened.' };
  return { code: 'network', message: `The page could not be opened (${name}).` };
}
