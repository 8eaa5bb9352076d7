import type { TextParts } from '../../core/text-parts';
import { words, type Words } from '../../present/words';
import { useAsked, type Asked } from './use-asked';
import type { DetailsApi } from './use-details';

export type PartsState = Asked<TextParts>;

const outcomes: Readonly<Record<TextParts['outcome'], Words>> = {
  parts: words('details_parts_shown'),
  whole: words('details_parts_whole'),
  undecided: words('details_parts_undecided'),
};

/** The parts of a text that weigh most: looked for when asked only, because it takes seconds. */
export function useParts(api: DetailsApi, say: (news: Words) => void): PartsState {
  const question = {
    ask: () => api.parts(),
    looking: words('details_parts_looking'),
    failed: words('details_parts_failed'),
    outcomeOf: ({ outcome }: TextParts) => outcomes[outcome],
  };
  return useAsked(question, say);
}
