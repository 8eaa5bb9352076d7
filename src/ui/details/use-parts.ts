import { useCallback, useState } from 'preact/hooks';
import type { TextParts } from '../../core/text-parts';
import { words, type Words } from '../../present/words';
import type { DetailsApi } from './use-details';

export interface PartsState {
  /** null until they were asked for and came. */
  readonly found: TextParts | null;
  readonly isLoading: boolean;
  /** How it goes, to be read where it was asked for. */
  readonly outcome: Words | null;
  load(): void;
}

const outcomes: Readonly<Record<TextParts['outcome'], Words>> = {
  parts: words('details_parts_shown'),
  whole: words('details_parts_whole'),
  undecided: words('details_parts_undecided'),
};

/**
 * The parts of a text that weigh most: looked for when asked only, because it takes seconds.
 * @param say tells how it went
 */
export function useParts(api: DetailsApi, say: (news: Words) => void): PartsState {
  const [found, setFound] = useState<TextParts | null>(null);
  const [isLoading, setLoading] = useState(false);
  const [outcome, setOutcome] = useState<Words | null>(null);
  const load = useCallback(() => {
    const tell = (how: Words) => {
      setOutcome(how);
      say(how);
    };
    setLoading(true);
    tell(words('details_parts_looking'));
    api
      .parts()
      .then(
        (came) => {
          setFound(came);
          tell(outcomes[came.outcome]);
        },
        () => {
          tell(words('details_parts_failed'));
        },
      )
      .finally(() => {
        setLoading(false);
      });
  }, [api, say]);
  return { found, isLoading, outcome, load };
}
