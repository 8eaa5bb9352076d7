import type { VNode } from 'preact';
import type { Translate, Words } from '../../present/words';

export interface ChoicesProps<T extends string | number> {
  /** Id of the heading; also the name of the group. */
  readonly labelledBy: string;
  readonly choices: readonly { readonly value: T; readonly label: Words }[];
  readonly chosen: T;
  readonly t: Translate;
  readonly onChoice: (value: T) => void;
}

/** One of a few. */
export function Choices<T extends string | number>(props: ChoicesProps<T>): VNode {
  const { labelledBy, choices, chosen, t, onChoice } = props;
  return (
    <div role="radiogroup" aria-labelledby={labelledBy} class="choices">
      {choices.map(({ value, label }) => (
        <label key={value} class="choice">
          <input
            type="radio"
            name={labelledBy}
            value={value}
            checked={chosen === value}
            onChange={() => {
              onChoice(value);
            }}
          />
          <span>{t(label)}</span>
        </label>
      ))}
    </div>
  );
}
