import type { Thumbnail } from '../../core/detector';
import { words, type Words } from '../../present/words';
import { useAsked, type Asked } from './use-asked';
import type { DetailsApi } from './use-details';

export type ThumbnailsState = Asked<readonly Thumbnail[]>;

/**
 * The small pictures that the file keeps of its earlier states: read when asked for only, because they may show what the
 * picture hides.
 */
export function useThumbnails(api: DetailsApi, say: (news: Words) => void): ThumbnailsState {
  const question = {
    ask: () => api.thumbnails(),
    failed: words('details_thumbnails_failed'),
    outcomeOf: ({ length }: readonly Thumbnail[]) =>
      words(length === 0 ? 'details_thumbnails_none' : 'details_thumbnails_shown'),
  };
  return useAsked(question, say);
}
