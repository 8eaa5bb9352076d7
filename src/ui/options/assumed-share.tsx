import type { VNode } from 'preact';
import { priors, type Prior } from '../../core/policy';
import { oneIn } from '../../present/likelihood-words';
import { words, type Translate } from '../../present/words';
import { Choices } from './choices';

export interface AssumedShareProps {
  readonly prior: Prior;
  readonly t: Translate;
  readonly onPrior: (prior: Prior) => void;
}

/** How common AI is taken to be before looking: every likelihood depends on it. */
export function AssumedShare({ prior, t, onPrior }: AssumedShareProps): VNode {
  return (
    <section>
      <h2 id="prior">{t(words('details_prior'))}</h2>
      <p>{t(words('options_prior_intro'))}</p>
      <Choices
        labelledBy="prior"
        chosen={prior}
        choices={priors.map((value) => ({ value, label: words('details_prior_value', oneIn(value)) }))}
        t={t}
        onChoice={onPrior}
      />
      <p class="note">{t(words('options_prior_note'))}</p>
    </section>
  );
}
