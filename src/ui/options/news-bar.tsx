import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { words, type Translate } from '../../present/words';
import { Say } from '../parts/say';
import type { News } from './use-news';

/** The one live region of the page; a way back stands beside what was done. */
export function NewsBar({ news, t }: { readonly news: News | null; readonly t: Translate }): VNode {
  const bar = useRef<HTMLDivElement>(null);
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The button that was pressed is gone with its row: the keyboard goes on here.
    if (news === null || document.activeElement !== document.body) return;
    (undo.current ?? bar.current)?.focus();
  }, [news]);
  return (
    <div class={news === null ? 'news empty' : 'news'} tabIndex={-1} ref={bar}>
      <p role="status" aria-live="polite">
        {news?.lines.map((line, index) => (
          <span key={index}>
            <Say words={line} t={t} />
          </span>
        ))}
      </p>
      {news?.undo && (
        <button type="button" class="plain" ref={undo} onClick={news.undo}>
          {t(words('options_undo'))}
        </button>
      )}
    </div>
  );
}
