import { useCallback, useState } from 'preact/hooks';
import { words, type Words } from '../../present/words';

/** What was just done, with a way back where there is one. */
export interface News {
  readonly lines: readonly Words[];
  readonly undo: (() => void) | null;
}

export interface NewsDesk {
  readonly news: News | null;
  say(lines: readonly Words[], undo?: () => void): void;
  /** Waits for a change; tells when it did not work. */
  after(change: Promise<unknown>): void;
}

export function useNews(): NewsDesk {
  const [news, setNews] = useState<News | null>(null);
  const say = useCallback((lines: readonly Words[], undo: (() => void) | null = null) => {
    setNews(lines.length === 0 ? null : { lines, undo });
  }, []);
  const after = useCallback(
    (change: Promise<unknown>) => {
      change.catch(() => {
        say([words('options_failed')]);
      });
    },
    [say],
  );
  return { news, say, after };
}
