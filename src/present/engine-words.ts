import type { ErrorCode } from '../core/errors';
import { reasonWords } from './reason-words';
import { words, type Words } from './words';

export interface EngineState {
  readonly models: readonly { readonly state: 'unloaded' | 'loading' | 'ready' | 'damaged' }[];
  readonly problems: readonly (ErrorCode | 'storage-full')[];
}

/** State of the models in one sentence; null when there are none or when a damaged one is told as a problem. */
export function modelWords({ models }: EngineState): Words | null {
  const states = new Set(models.map((one) => one.state));
  if (states.size === 0 || states.has('damaged')) return null;
  if (states.has('loading')) return words('popup_first_load');
  return words(states.has('ready') ? 'popup_models_ready' : 'popup_models_unloaded');
}

/** What is broken until something changes, each told once. */
export function problemWords({ models, problems }: EngineState): readonly Words[] {
  const isDamaged = models.some((one) => one.state === 'damaged');
  const all = new Set<ErrorCode | 'storage-full'>(isDamaged ? ['model-damaged', ...problems] : problems);
  return [...all].filter((problem) => problem !== 'cancelled').map(problemSentence);
}

/** That the announced next edition of a trust list is due; said once, with the earliest date; null when none is. */
export function expiredListWords(
  lists: readonly { readonly isExpired: boolean; readonly nextUpdate: string | null }[],
): Words | null {
  const [earliest] = lists.flatMap((one) => (one.isExpired ? (one.nextUpdate ?? []) : [])).sort();
  return earliest === undefined ? null : words('popup_trust_list_expired', { as: 'date', at: earliest });
}

function problemSentence(problem: ErrorCode | 'storage-full'): Words {
  if (problem === 'model-damaged') return words('popup_model_damaged');
  if (problem === 'storage-full') return words('popup_storage_full');
  return words('popup_problem', reasonWords(problem));
}
