import type { VNode } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { amount, words, type Translate } from '../../present/words';
import { Confirm } from './confirm';
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
      {count !== null && count > 0 && (
        <Confirm
          id="confirm-clear"
          button={words('options_memory_clear')}
          question={words('options_memory_confirm')}
          yes={words('options_memory_clear_now')}
          t={t}
          onYes={clear}
        />
      )}
    </section>
  );
}
