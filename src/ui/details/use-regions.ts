import { MAX_REGIONS, type ImageRegions } from '../../core/image-regions';
import { amount, words, type Words } from '../../present/words';
import { useAsked, type Asked } from './use-asked';
import type { DetailsApi } from './use-details';

export type RegionsState = Asked<ImageRegions>;

const refusals: Readonly<Record<Exclude<ImageRegions['outcome'], 'regions'>, Words>> = {
  undecided: words('details_regions_undecided'),
  'too-small': words('details_regions_too_small'),
  'too-long': words('details_regions_too_long'),
  'not-read': words('details_regions_not_read'),
};

/** The score of each region of a picture: looked for when asked only, because it takes seconds. */
export function useRegions(api: DetailsApi, say: (news: Words) => void): RegionsState {
  const question = {
    ask: () => api.regions(),
    looking: words('details_regions_looking', amount(MAX_REGIONS)),
    failed: words('details_regions_failed'),
    outcomeOf: outcomeWords,
    isFinal: ({ outcome }: ImageRegions) => outcome !== 'not-read',
  };
  return useAsked(question, say);
}

function outcomeWords(came: ImageRegions): Words {
  if (came.outcome !== 'regions') return refusals[came.outcome];
  return words('details_regions_shown', amount(came.regions.length));
}
