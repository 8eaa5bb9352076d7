import type { Thumbnail } from '../../core/detector';
import { words, type Words } from '../words';
import type { Quote } from './quote';

/** A picture to be shown, with the words that stand for it. */
export interface Picture {
  /** `data:` address: nothing is fetched to show it. */
  readonly src: string;
  readonly alt: Words;
}

/** As `Thumbnail.mime`; what came over a message may be anything. */
const mimes: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** The picture that a manifest keeps of its own asset (`ingredient` null) or of one of its ingredients. */
export function thumbnailOf(
  thumbnails: readonly Thumbnail[],
  manifestLabel: string,
  ingredient: number | null,
  title: Quote | Words,
): Picture | null {
  const found = thumbnails.find(
    (one) => one.manifestLabel === manifestLabel && one.ingredient === ingredient,
  );
  const src = found === undefined ? null : dataAddress(found);
  if (src === null) return null;
  return { src, alt: words('details_thumbnail_alt', 'quote' in title ? title.quote : title) };
}

/** @returns null for what is no picture of these kinds in base64 */
export function dataAddress({ mime, base64 }: Pick<Thumbnail, 'mime' | 'base64'>): string | null {
  if (!mimes.has(mime) || !/^[A-Za-z\d+/]+=*$/.test(base64)) return null;
  return `data:${mime};base64,${base64}`;
}
