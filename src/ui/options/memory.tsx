import type { VNode } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { amount, words, type Translate } from '../../present/words';
import type { NewsDesk } from './use-news';

export interface MemoryApi {
  /** How many pictures are remembered. */
  count(): Promise<number>;
  clear(): Promise<number>;
  remember(isOn: boolean): Promise<void>;
}

export interface MemoryProps {
  readonly api: MemoryApi;
  readonly isOn: boolean;
  readonly desk: NewsDesk;
  readonly t: Translate;
  readonly onChanged: () => void;
}

/** Pictures met with valid credentials: whether they are remembered, how many there are, and a way to forget them. */
export function Memory({ api, isOn, desk, t, onChanged }: MemoryProps): VNode {
  const [count, setCount] = useState<number | null>(null);
  const { say, after } = desk;
  useEffect(() => {
    after(api.count().then(setCount));
  }, [api, after]);
  const clear = useCallback(() => {
    after(
      api.clear().then((left) => {
        setCount(left);
        say([words('options_memory_cleared')]);
      }),
    );
  }, [api, after, say]);
  return (
    <section>
      <h2>{t(words('options_memory'))}</h2>
      <p>{t(words('options_memory_intro'))}</p>
      <label class="switch">
        <input
          type="checkbox"
          role="switch"
          checked={isOn}
          onChange={() => {
            after(api.remember(!isOn).then(onChanged));
          }}
        />
        <span class="switch-track" aria-hidden="true" />
        <span>{t(words('options_memory_switch'))}</span>
      </label>
      {count !== null && (
        <p>
          {count === 1
            ? t(words('options_memory_count_one'))
            : t(words('options_memory_count_other', amount(count)))}
        </p>
      )}
      {count !== null && count > 0 && <Clear t={t} onClear={clear} />}
    </section>
  );
}

/** Asks once more: what is forgotten cannot be brought back. */
function Clear({ t, onClear }: { readonly t: Translate; readonly onClear: () => void }): VNode {
  const [isAsking, setAsking] = useState(false);
  const cancel = useRef<HTMLButtonElement>(null);
  const ask = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  useEffect(() => {
    if (isAsking) cancel.current?.focus();
    else if (wasAsking.current) ask.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  const close = () => {
    setAsking(false);
  };
  if (!isAsking) {
    return (
      <button
        type="button"
        class="plain"
        ref={ask}
        onClick={() => {
          setAsking(true);
        }}
      >
        {t(words('options_memory_clear'))}
      </button>
    );
  }
  return (
    <div class="confirm" role="group" aria-labelledby="confirm-clear">
      <p id="confirm-clear">{t(words('options_memory_confirm'))}</p>
      <button type="button" class="plain" ref={cancel} onClick={close}>
        {t(words('options_cancel'))}
      </button>
      <button
        type="button"
        class="plain alert"
        onClick={() => {
          close();
          onClear();
        }}
      >
        {t(words('options_memory_clear_now'))}
      </button>
    </div>
  );
}
