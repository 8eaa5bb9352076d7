import type { VNode } from 'preact';
import type { ItemId } from '../../core/item';
import type { PageView } from '../../present/page-view';
import { words, type Translate } from '../../present/words';
import { Say } from '../parts/say';
import { DetailsButton } from './details-button';

export interface ThisPageProps {
  readonly pages: readonly PageView[];
  readonly t: Translate;
  readonly onDetails: (id: ItemId) => void;
}

/** What the page, and frames in it, say of their own origin; nothing when they say nothing. */
export function ThisPage({ pages, t, onDetails }: ThisPageProps): VNode | null {
  if (pages.length === 0) return null;
  return (
    <section>
      <h2 class="popup-heading">{t(words('popup_item_page'))}</h2>
      <ul class="popup-pages">
        {pages.map(({ id, lines }) => (
          <li key={id} class="popup-page">
            <ul>
              {lines.map(({ name, notes }, index) => (
                <li key={index}>
                  <p class="item-chip">{t(name)}</p>
                  {notes.map((note, at) => (
                    <p key={at} class="popup-note">
                      <Say words={note} t={t} />
                    </p>
                  ))}
                </li>
              ))}
            </ul>
            <DetailsButton name={words('popup_item_page')} t={t} onPress={() => onDetails(id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
