import type { VNode } from 'preact';
import { partViews } from '../../present/detail/text-parts';
import { words, type Translate } from '../../present/words';
import { Ask } from './ask';
import type { PartsState } from './use-parts';
import { Value } from './value';

export interface PartsProps {
  readonly parts: PartsState;
  readonly t: Translate;
}

/** Which parts of a text weigh most, on request: each as it stands on the page, with its place. */
export function Parts({ parts, t }: PartsProps): VNode {
  return (
    <div class="group">
      <h4>{t(words('details_parts_heading'))}</h4>
      <Ask asked={parts} label={words('details_show_parts')} t={t} />
      <ol class="parts">
        {partViews(parts.found).map(({ place, quote }, index) => (
          <li key={index}>
            <p class="note">{t(place)}</p>
            <p>
              <Value value={quote} t={t} />
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}
