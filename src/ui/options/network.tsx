import type { VNode } from 'preact';
import type { MessageKey } from '../../present/message-key';
import { words, type Translate } from '../../present/words';

const lines: readonly MessageKey[] = [
  'options_network_media',
  'options_network_named',
  'options_network_remote',
  'options_network_nothing',
];

/** Plainly, what is fetched and when. */
export function Network({ t }: { readonly t: Translate }): VNode {
  return (
    <section>
      <h2>{t(words('options_network'))}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{t(words(line))}</li>
        ))}
      </ul>
    </section>
  );
}
