import type { VNode } from 'preact';
import { partViews } from '../../present/detail/text-parts';
import { words, type Translate } from '../../present/words';
import type { PartsState } from './use-parts';
import { Value } from './value';

export interface PartsProps {
  readonly parts: PartsState;
  readonly t: Translate;
}

/** Which parts of a text weigh most, on request: each as it stands on the page, with its place. */
export function Parts({ parts: { found, isLoading, outcome, load }, t }: PartsProps): VNode {
  return (
    <div class="group">
      <h4>{t(words('details_parts_heading'))}</h4>
      {found === null && (
        <button type="button" class="plain" disabled={isLoading} onClick={load}>
          {t(words('details_show_parts'))}
        </button>
      )}
      {outcome && <p class="note">{t(outcome)}</p>}
      <ol class="parts">
        {partViews(found).map(({ place, quote }, index) => (
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
