import { useCallback, useState } from 'preact/hooks';
import type { Thumbnail } from '../../core/detector';
import { words, type Words } from '../../present/words';
import type { DetailsApi } from './use-details';

export interface ThumbnailsState {
  /** null until they were asked for and came. */
  readonly list: readonly Thumbnail[] | null;
  readonly isLoading: boolean;
  /** How it went, to be read where it was asked for. */
  readonly outcome: Words | null;
  load(): void;
}

/**
 * The small pictures that the file keeps of its earlier states: read when asked for only, because they may show what the
 * picture hides.
 * @param say tells how it went
 */
export function useThumbnails(api: DetailsApi | null, say: (news: Words) => void): ThumbnailsState {
  const [list, setList] = useState<readonly Thumbnail[] | null>(null);
  const [isLoading, setLoading] = useState(false);
  const [outcome, setOutcome] = useState<Words | null>(null);
  const load = useCallback(() => {
    if (api === null) return;
    setLoading(true);
    const tell = (how: Words) => {
      setOutcome(how);
      say(how);
    };
    api
      .thumbnails()
      .then(
        (came) => {
          setList(came);
          tell(words(came.length === 0 ? 'details_thumbnails_none' : 'details_thumbnails_shown'));
        },
        () => {
          tell(words('details_thumbnails_failed'));
        },
      )
      .finally(() => {
        setLoading(false);
      });
  }, [api, say]);
  return { list, isLoading, outcome, load };
}
