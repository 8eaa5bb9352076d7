import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { words, type Translate, type Words } from '../../present/words';

export interface ConfirmProps {
  /** Unique in the page. */
  readonly id: string;
  readonly button: Words;
  /** Accessible name of the button where its words say too little. */
  readonly name?: Words;
  readonly question: Words;
  readonly yes: Words;
  readonly t: Translate;
  readonly onYes: () => void;
}

/** A button that asks once more: what goes cannot be brought back. */
export function Confirm({ id, button, name, question, yes, t, onYes }: ConfirmProps): VNode {
  const [isAsking, setAsking] = useState(false);
  const cancel = useRef<HTMLButtonElement>(null);
  const ask = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  useEffect(() => {
    if (isAsking) cancel.current?.focus();
    else if (wasAsking.current) ask.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  if (!isAsking) {
    return (
      <button
        type="button"
        class="plain"
        aria-label={name && t(name)}
        ref={ask}
        onClick={() => {
          setAsking(true);
        }}
      >
        {t(button)}
      </button>
    );
  }
  return (
    <div class="confirm" role="group" aria-labelledby={id}>
      <p id={id}>{t(question)}</p>
      <button
        type="button"
        class="plain"
        ref={cancel}
        onClick={() => {
          setAsking(false);
        }}
      >
        {t(words('options_cancel'))}
      </button>
      <button
        type="button"
        class="plain alert"
        onClick={() => {
          setAsking(false);
          onYes();
        }}
      >
        {t(yes)}
      </button>
    </div>
  );
}
