import type { VNode } from 'preact';
import type { SummaryView } from '../../present/summary-view';
import { amount, words, type Translate } from '../../present/words';

export interface ProgressProps {
  readonly summary: SummaryView;
  readonly t: Translate;
  readonly onStop: () => void;
}

/** How far the checks of this tab are, what they found so far, and a way to stop them. */
export function Progress({ summary, t, onStop }: ProgressProps): VNode {
  const text = t(words('popup_progress', amount(summary.done), amount(summary.total)));
  return (
    <>
      <p class="popup-row">
        <span>{text}</span>
        <button type="button" class="plain" onClick={onStop}>
          {t(words('popup_stop'))}
        </button>
      </p>
      <progress value={summary.done} max={summary.total} aria-label={text} />
      {summary.counts.map((line, index) => (
        <p key={index}>{t(line)}</p>
      ))}
    </>
  );
}
