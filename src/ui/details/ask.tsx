import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Translate, Words } from '../../present/words';
import type { Asked } from './use-asked';

export interface AskProps {
  readonly asked: Asked<unknown>;
  readonly label: Words;
  readonly t: Translate;
}

/** A button that asks, gone once the answer is there, and how it goes; focus then moves on to that. */
export function Ask({ asked: { found, isLoading, outcome, load }, label, t }: AskProps): VNode {
  const outcomeRef = useRef<HTMLParagraphElement>(null);
  const wasAskedHere = useRef(false);
  const isAnswered = found !== null;
  useLayoutEffect(() => {
    if (isAnswered && wasAskedHere.current && document.activeElement === document.body)
      outcomeRef.current?.focus({ preventScroll: true });
  }, [isAnswered]);
  const ask = () => {
    wasAskedHere.current = true;
    load();
  };
  return (
    <>
      {!isAnswered && (
        <button type="button" class="plain" disabled={isLoading} onClick={ask}>
          {t(label)}
        </button>
      )}
      {outcome && (
        <p class="note" tabIndex={-1} ref={outcomeRef}>
          {t(outcome)}
        </p>
      )}
    </>
  );
}
