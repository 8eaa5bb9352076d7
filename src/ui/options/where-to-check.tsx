import type { VNode } from 'preact';
import { words, type Translate } from '../../present/words';
import type { OptionsAnswer } from '../../platform/protocol';
import { Choices } from './choices';
import { RemovableList } from './removable-list';

export interface WhereToCheckProps {
  readonly options: OptionsAnswer;
  readonly t: Translate;
  readonly onMode: (mode: OptionsAnswer['mode']) => void;
  readonly onResume: (host: string) => void;
}

const modes = [
  { value: 'automatic', label: words('options_automatic') },
  { value: 'on-request', label: words('options_on_request') },
] as const;

/** Everywhere or only when asked; and the sites on which nothing is checked. */
export function WhereToCheck({ options, t, onMode, onResume }: WhereToCheckProps): VNode {
  return (
    <section>
      <h2 id="where">{t(words('options_where'))}</h2>
      <Choices labelledBy="where" chosen={options.mode} choices={modes} t={t} onChoice={onMode} />
      <h3>{t(words('options_paused'))}</h3>
      <RemovableList
        entries={options.pausedHosts.map((name) => ({ name, notes: [] }))}
        empty={words('options_no_paused')}
        t={t}
        onRemove={onResume}
      />
    </section>
  );
}
