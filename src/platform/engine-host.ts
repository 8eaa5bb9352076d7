import type { Item, ItemId, Origin } from '../core/item';
import type { EngineStatus } from './protocol';
import { call } from './rpc';

/** The engine as the background sees it, wherever it runs. */
export interface EngineHost {
  check(origin: Origin, items: readonly Item[]): Promise<void>;
  forget(origin: Origin, ids: readonly ItemId[] | 'all'): Promise<void>;
  hurry(origin: Origin, ids: readonly ItemId[]): Promise<void>;
  status(): Promise<EngineStatus>;
}

/** The part of the engine that the event page runs itself. */
export interface LocalEngine {
  check(origin: Origin, items: readonly Item[]): void;
  forget(origin: Origin, ids: readonly ItemId[] | 'all'): void;
  hurry(origin: Origin, ids: readonly ItemId[]): void;
  status(): EngineStatus;
}

/** Chromium: a service worker can hold no model, so the engine lives in an offscreen document. */
export function offscreenEngine(): EngineHost {
  return {
    async check(origin, items) {
      await ensureOffscreen();
      await call('engine:check', { origin, items });
    },
    async forget(origin, ids) {
      if (await isOffscreenReady()) await call('engine:forget', { origin, ids });
    },
    async hurry(origin, ids) {
      if (await isOffscreenReady()) await call('engine:hurry', { origin, ids });
    },
    async status() {
      await ensureOffscreen();
      return call('engine:status', null);
    },
  };
}

/** Firefox: the event page runs the engine itself; it is loaded at the first use. */
export function localEngine(load: () => Promise<LocalEngine>): EngineHost {
  let loaded: Promise<LocalEngine> | undefined;
  const engine = () => (loaded ??= load());
  return {
    check: async (origin, items) => {
      (await engine()).check(origin, items);
    },
    forget: async (origin, ids) => {
      if (loaded) (await loaded).forget(origin, ids);
    },
    hurry: async (origin, ids) => {
      if (loaded) (await loaded).hurry(origin, ids);
    },
    status: async () => (await engine()).status(),
  };
}

let creating: Promise<void> | undefined;

/** One shared promise: `hasDocument()` is already true while the page still loads and cannot answer. */
function ensureOffscreen(): Promise<void> {
  creating ??= createOffscreen().catch((error: unknown) => {
    creating = undefined;
    throw error;
  });
  return creating;
}

async function createOffscreen(): Promise<void> {
  if (!(await hasOffscreen())) {
    await chrome.offscreen.createDocument({
      url: 'offscreen.html',
      reasons: [chrome.offscreen.Reason.WORKERS],
      justification: 'Runs the detection models, which a service worker would lose after 30 seconds.',
    });
  }
  await answers();
}

/** False when there is none. One that is still loading is waited for: a message to it would be lost. */
async function isOffscreenReady(): Promise<boolean> {
  if (!(await hasOffscreen())) return false;
  await ensureOffscreen();
  return true;
}

function hasOffscreen(): Promise<boolean> {
  return chrome.offscreen.hasDocument();
}

/** A document left by an earlier service worker, or one just created, may need a moment until it listens. */
async function answers(attempts = 40, pauseMs = 50): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await call('engine:status', null);
      return;
    } catch (error) {
      if (attempt >= attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

/** After the offscreen document was closed or crashed, the next use makes a new one. */
export function forgetOffscreen(): void {
  creating = undefined;
}
