import type { VNode } from 'preact';
import { words, type Translate, type Words } from '../../present/words';

export interface DetailsButtonProps {
  /** Of what; a bare string is the page's own text. */
  readonly name: Words | string;
  readonly t: Translate;
  readonly onPress: () => void;
}

/** A page of the popup has several of these: each is named after its item for those who don't see where it stands. */
export function DetailsButton({ name, t, onPress }: DetailsButtonProps): VNode {
  return (
    <button
      type="button"
      class="plain small"
      aria-label={t(words('popup_details_of', name))}
      onClick={onPress}
    >
      {t(words('card_details'))}
    </button>
  );
}
