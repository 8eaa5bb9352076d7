import type { MediaKind } from '../../core/item';
import { fileName } from '../rendition-view';
import { amount, words, type Words } from '../words';

export interface NamedItem {
  readonly kind: MediaKind;
  readonly src: string | null;
  readonly excerpt: string | null;
}

/** The item's own words, else its file's name, else its kind; a bare string is the page's own text. */
export function itemName({ kind, src, excerpt }: NamedItem): Words | string {
  const said = excerpt?.trim() ?? '';
  if (kind === 'page') return words('popup_item_page');
  return said !== '' ? said : (fileName(src) ?? words(`popup_item_${kind}`, amount(1)));
}
