import { useState } from 'preact/hooks';
import type { Words } from '../../present/words';

/** Something that is looked for when a person asks only. */
export interface Asked<T> {
  /** null until it was asked for and came; null again for what may come at a second try. */
  readonly found: T | null;
  readonly isLoading: boolean;
  /** How it goes, to be read where it was asked for. */
  readonly outcome: Words | null;
  load(): void;
}

export interface Question<T> {
  readonly ask: () => Promise<T>;
  /** Said while it takes its time. */
  readonly looking?: Words;
  readonly failed: Words;
  readonly outcomeOf: (came: T) => Words;
  /** False for an answer that another try may better; true when left out. */
  readonly isFinal?: (came: T) => boolean;
}

/** @param say tells how it goes */
export function useAsked<T>(question: Question<T>, say: (news: Words) => void): Asked<T> {
  const { ask, looking, failed, outcomeOf, isFinal = () => true } = question;
  const [found, setFound] = useState<T | null>(null);
  const [isLoading, setLoading] = useState(false);
  const [outcome, setOutcome] = useState<Words | null>(null);
  const tell = (how: Words) => {
    setOutcome(how);
    say(how);
  };
  const load = () => {
    setLoading(true);
    if (looking !== undefined) tell(looking);
    ask()
      .then(
        (came) => {
          setFound(isFinal(came) ? came : null);
          tell(outcomeOf(came));
        },
        () => {
          tell(failed);
        },
      )
      .finally(() => {
        setLoading(false);
      });
  };
  return { found, isLoading, outcome, load };
}
