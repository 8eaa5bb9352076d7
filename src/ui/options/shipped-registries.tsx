import type { VNode } from 'preact';
import { words, type Translate } from '../../present/words';
import type { OptionsAnswer } from '../../platform/protocol';
import { Say } from '../parts/say';

export interface ShippedRegistriesProps {
  readonly registries: OptionsAnswer['shippedRegistries'];
  readonly t: Translate;
}

/** Registries that come with the extension; that there are none is said too. */
export function ShippedRegistries({ registries, t }: ShippedRegistriesProps): VNode {
  if (registries.length === 0) return <p>{t(words('options_registries_none'))}</p>;
  return (
    <ul>
      {registries.map(({ name, date }) => (
        <li key={name}>
          <Say words={words('options_registry_dated', name, { as: 'date', at: date })} t={t} />
        </li>
      ))}
    </ul>
  );
}
