import type { AppError, ErrorCode } from '../core/errors';
import type { ModelEntry } from './model-index';
import type { ModelState, ModelStatus } from './status';
import { fromFailure, type Outcome } from '../workers/outcome';

/** What is known of every model, and of the worker that holds them. */
export interface StateBook {
  /** Checking 20 MB again for every picture of a page would only heat the machine. @throws AppError `model-damaged` */
  refuseIfDamaged(id: string): void;
  started(id: string): void;
  ended(id: string, outcome: Outcome<unknown>): void;
  failed(code: ErrorCode): void;
  /** The worker is gone. Damaged models stay so until a later check finds them whole. */
  unloaded(): void;
  forget(): void;
  models(): readonly ModelStatus[];
  problems(): readonly ErrorCode[];
  /** @returns stops listening */
  onChange(listener: () => void): () => void;
}

export function createStateBook(models: readonly ModelEntry[]): StateBook {
  const states = new Map<string, ModelState>(models.map(({ id }) => [id, 'unloaded']));
  const refusals = new Map<string, AppError>();
  const changes = createListeners();
  let isCrashed = false;

  const set = (id: string, state: ModelState) => {
    if (states.get(id) === state) return;
    states.set(id, state);
    changes.tell();
  };
  const setCrashed = (isNow: boolean) => {
    if (isCrashed === isNow) return;
    isCrashed = isNow;
    changes.tell();
  };
  const unload = (isKept: (state: ModelState) => boolean) => {
    refusals.clear();
    for (const [id, state] of states) if (!isKept(state)) set(id, 'unloaded');
  };

  return {
    refuseIfDamaged(id) {
      const refusal = refusals.get(id);
      if (refusal) throw refusal;
    },
    started(id) {
      if (states.get(id) !== 'ready') set(id, 'loading');
    },
    ended(id, outcome) {
      setCrashed(false);
      if (outcome.ok) set(id, 'ready');
      else if (outcome.failure.code === 'model-damaged') {
        refusals.set(id, fromFailure(outcome.failure));
        set(id, 'damaged');
      } else set(id, 'unloaded');
    },
    failed(code) {
      if (code === 'worker-crashed') setCrashed(true);
    },
    unloaded() {
      unload((state) => state === 'damaged');
    },
    forget() {
      unload(() => false);
      setCrashed(false);
    },
    models: () =>
      models.map(({ id, version, sha256 }) => ({ id, version, sha256, state: states.get(id) ?? 'unloaded' })),
    problems: () => [
      ...([...states.values()].includes('damaged') ? ['model-damaged' as const] : []),
      ...(isCrashed ? ['worker-crashed' as const] : []),
    ],
    onChange: changes.add,
  };
}

function createListeners() {
  const listeners = new Set<() => void>();
  return {
    tell() {
      for (const listener of listeners) listener();
    },
    add(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
