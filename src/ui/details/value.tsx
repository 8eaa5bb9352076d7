import type { VNode } from 'preact';
import type { DetailFact, DetailValue } from '../../present/detail/facts';
import type { Quote } from '../../present/detail/quote';
import { words, type Translate } from '../../present/words';
import { Say } from '../parts/say';

/** Our words, or words out of a file: these keep their line ends and their direction to themselves. */
export function Value({ value, t }: { readonly value: DetailValue; readonly t: Translate }): VNode {
  if (!('quote' in value)) return <Say words={value} t={t} />;
  return (
    <>
      <Quoted quote={value} />
      {value.isPart && <span class="note">{` ${t(words('details_in_part'))}`}</span>}
    </>
  );
}

export function Quoted({ quote: { quote } }: { readonly quote: Quote }): VNode {
  return <bdi class="quote">{quote}</bdi>;
}

/** Terms with their values; a term may have several. */
export function Facts({ facts, t }: { readonly facts: readonly DetailFact[]; readonly t: Translate }): VNode {
  return (
    <dl class="facts">
      {facts.map(({ term, values }, index) => (
        <div key={`${term.key} ${index}`}>
          <dt>{t(term)}</dt>
          {values.map((value, at) => (
            <dd key={at}>
              <Value value={value} t={t} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
