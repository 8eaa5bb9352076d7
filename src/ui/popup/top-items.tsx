import type { VNode } from 'preact';
import type { ItemId } from '../../core/item';
import type { TopItem } from '../../present/summary-view';
import { words, type Translate } from '../../present/words';
import { Glyph } from '../parts/glyph';
import { SayOr } from '../parts/say';
import { DetailsButton } from './details-button';

export interface TopItemsProps {
  readonly items: readonly TopItem[];
  readonly t: Translate;
  readonly onChoose: (id: ItemId) => void;
  readonly onDetails: (id: ItemId) => void;
}

/** The weightiest items of the tab; each leads to its place on the page, and to its details. */
export function TopItems({ items, t, onChoose, onDetails }: TopItemsProps): VNode | null {
  if (items.length === 0) return null;
  return (
    <section>
      <h2 class="popup-heading">{t(words('popup_items'))}</h2>
      <ul class="popup-items">
        {items.map(({ id, label, glyph, chip, name }) => (
          <li key={id} class="popup-item">
            <button
              type="button"
              class="item"
              onClick={() => {
                onChoose(id);
              }}
            >
              <span class={label === 'credentials-invalid' ? 'item-glyph alert' : 'item-glyph'}>
                <Glyph name={glyph} />
              </span>
              <span class="item-words">
                <span class="item-chip">{t(chip)}</span>
                <span class="item-name">
                  <SayOr value={name} t={t} />
                </span>
              </span>
            </button>
            <DetailsButton name={name} t={t} onPress={() => onDetails(id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
