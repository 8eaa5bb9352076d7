import { useCallback, useState } from 'preact/hooks';
import { MAX_REGIONS, type ImageRegions } from '../../core/image-regions';
import { amount, words, type Words } from '../../present/words';
import type { DetailsApi } from './use-details';

export interface RegionsState {
  /** null until they were asked for and came; null again for what may come at a second try. */
  readonly found: ImageRegions | null;
  readonly isLoading: boolean;
  /** How it goes, to be read where it was asked for. */
  readonly outcome: Words | null;
  load(): void;
}

const refusals: Readonly<Record<Exclude<ImageRegions['outcome'], 'regions'>, Words>> = {
  undecided: words('details_regions_undecided'),
  'too-small': words('details_regions_too_small'),
  'too-long': words('details_regions_too_long'),
  'not-read': words('details_regions_not_read'),
};

/**
 * The score of each region of a picture: looked for when asked only, because it takes seconds.
 * @param say tells how it went
 */
export function useRegions(api: DetailsApi, say: (news: Words) => void): RegionsState {
  const [found, setFound] = useState<ImageRegions | null>(null);
  const [isLoading, setLoading] = useState(false);
  const [outcome, setOutcome] = useState<Words | null>(null);
  const load = useCallback(() => {
    const tell = (how: Words) => {
      setOutcome(how);
      say(how);
    };
    setLoading(true);
    tell(words('details_regions_looking', amount(MAX_REGIONS)));
    api
      .regions()
      .then(
        (came) => {
          setFound(came.outcome === 'not-read' ? null : came);
          tell(outcomeWords(came));
        },
        () => {
          tell(words('details_regions_failed'));
        },
      )
      .finally(() => {
        setLoading(false);
      });
  }, [api, say]);
  return { found, isLoading, outcome, load };
}

function outcomeWords(came: ImageRegions): Words {
  if (came.outcome !== 'regions') return refusals[came.outcome];
  return words('details_regions_shown', amount(came.regions.length));
}
