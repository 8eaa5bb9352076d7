import type { Pack, PackProblem, PackState } from '../core/pack';
import type { DownloadState } from '../core/pack-desk';
import { reasonWords } from './reason-words';
import { amount, underscored, words, type Words } from './words';

/** From here a page of fifty pictures takes the better part of a minute. */
const SLOW_MS = 1_000;

export function packNameWords({ manifest: { id, version } }: Pack): Words {
  return words('options_pack_name', id, version);
}

/** What a list says of a pack. */
export function packNotes({ manifest, sizeBytes, addedAt }: Pack): readonly Words[] {
  const { medium, licence, errorTable } = manifest;
  const rates = errorTable?.conditions ?? [];
  return [
    words('options_pack_about', words(`options_pack_medium_${medium}`), licence, {
      as: 'bytes',
      value: sizeBytes,
    }),
    words('options_added_on', { as: 'date', at: addedAt }),
    ...(rates.length === 0 ? [words('options_pack_no_table')] : []),
    ...rates.map(({ name, falseFlags, found }) =>
      words(
        'options_pack_rates',
        name,
        amount(falseFlags.hits),
        amount(falseFlags.n),
        amount(found.hits),
        amount(found.n),
      ),
    ),
  ];
}

/** How a chosen pack does; null when nothing is known yet. @param isGone it is not among the stored ones */
export function chosenPackWords(state: PackState | undefined, isGone: boolean): Words | null {
  if (isGone && state?.code !== null) return words('options_pack_missing');
  if (state === undefined) return null;
  const { code, ms } = state;
  if (code !== null) return words('options_pack_failed', reasonWords(code));
  if (ms === null) return null;
  return words(ms > SLOW_MS ? 'options_pack_slow' : 'options_pack_works', amount(Math.round(ms)));
}

export function packProblemWords(problem: PackProblem): Words {
  return words(`pack_problem_${underscored(problem)}`);
}

export function downloadWords(state: NonNullable<DownloadState>): readonly Words[] {
  const received = { as: 'bytes', value: state.received } as const;
  const progress =
    state.total === null
      ? words('options_pack_running_unknown', received)
      : words(
          'options_pack_running',
          received,
          { as: 'bytes', value: state.total },
          { as: 'percent', value: state.total === 0 ? 0 : state.received / state.total },
        );
  return [
    progress,
    ...(state.is === 'paused' ? [words('options_pack_paused')] : []),
    ...(state.is === 'checking' ? [words('options_pack_checking')] : []),
    ...(state.hasRestarted ? [words('options_pack_restarted')] : []),
  ];
}
