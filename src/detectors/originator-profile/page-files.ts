import type { DetectContext, NamedFile } from '../../core/detector';
import { toAppError } from '../../core/errors';
import { MAX_RESOURCES } from './limits';
import type { Reason } from './result';

/** Fetches what a page names itself. */
export interface PageFiles {
  /** A script's `src`, or the site's profile. */
  get(url: string, maxBytes: number): Promise<NamedFile | Reason>;
  /** A signed file; only so many of one page. */
  resource(url: string, maxBytes: number): Promise<NamedFile | Reason>;
}

export function filesOf(pageUrl: string, files: DetectContext['files'], signal: AbortSignal): PageFiles {
  const asked = new Set<string>();
  const get = async (url: string, maxBytes: number): Promise<NamedFile | Reason> => {
    if (!/^https?:/i.test(url)) return 'not-fetched';
    try {
      const file = await files.get(url, pageUrl, maxBytes, signal);
      if (!('skip' in file)) return file;
      return file.skip === 'too-large' ? 'too-large' : 'not-fetched';
    } catch (thrown) {
      const { code } = toAppError(thrown);
      if (code === 'internal') throw thrown;
      return 'not-fetched';
    }
  };
  return {
    get,
    resource: async (url, maxBytes) => {
      asked.add(url);
      return asked.size > MAX_RESOURCES ? 'not-fetched' : get(url, maxBytes);
    },
  };
}
