import type { VNode } from 'preact';
import type { ItemId } from '../../core/item';
import type { TopItem } from '../../present/summary-view';
import { words, type Translate } from '../../present/words';
import { Glyph } from '../parts/glyph';
import { SayOr } from '../parts/say';

export interface TopItemsProps {
  readonly items: readonly TopItem[];
  readonly t: Translate;
  readonly onChoose: (id: ItemId) => void;
}

/** The weightiest items of the tab; each leads to its place on the page. */
export function TopItems({ items, t, onChoose }: TopItemsProps): VNode | null {
  if (items.length === 0) return null;
  return (
    <section>
      <h2 class="popup-heading">{t(words('popup_items'))}</h2>
      <ul class="popup-items">
        {items.map(({ id, label, glyph, chip, name }) => (
          <li key={id}>
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
          </li>
        ))}
      </ul>
    </section>
  );
}
