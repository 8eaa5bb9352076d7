import type { Thumbnail } from '../core/detector';
import type { ImageRegions } from '../core/image-regions';
import type { Item, ItemId, Origin } from '../core/item';
import type { PackState } from '../core/pack';
import type { TextParts } from '../core/text-parts';
import type {
  CheckWork,
  EngineSettings,
  EngineStatus,
  MemoryOrder,
  PacksEngineOrder,
  Protocol,
} from './protocol';
import { call } from './rpc';
import { readEngineSettings } from './settings';

/** The engine as the background sees it, wherever it runs. */
export interface EngineHost {
  check(origin: Origin, work: CheckWork): Promise<void>;
  forget(origin: Origin, ids: readonly ItemId[] | 'all'): Promise<void>;
  hurry(origin: Origin, ids: readonly ItemId[]): Promise<void>;
  thumbnails(item: Item): Promise<readonly Thumbnail[]>;
  parts(item: Item): Promise<TextParts>;
  regions(item: Item): Promise<ImageRegions>;
  /** Tells a running engine that the settings have changed; one that starts later reads them itself. */
  configure(settings: EngineSettings): Promise<void>;
  /** Starts the engine if need be, for it alone knows what is remembered. */
  memory(order: MemoryOrder): Promise<number>;
  /** Starts the engine if need be. */
  packs(order: PacksEngineOrder): Promise<readonly PackState[]>;
  status(): Promise<EngineStatus>;
}

/** The part of the engine that the event page runs itself. */
export interface LocalEngine {
  check(origin: Origin, items: CheckWork['items'], page: CheckWork['page']): void;
  forget(origin: Origin, ids: readonly ItemId[] | 'all'): void;
  hurry(origin: Origin, ids: readonly ItemId[]): void;
  thumbnails(item: Item): Promise<readonly Thumbnail[]>;
  parts(item: Item): Promise<TextParts>;
  regions(item: Item): Promise<ImageRegions>;
  configure(settings: EngineSettings): Promise<void>;
  memory(order: MemoryOrder): Promise<number>;
  packs(order: PacksEngineOrder): Promise<readonly PackState[]>;
  status(): EngineStatus;
}

/** Chromium: a service worker can hold no model, so the engine lives in an offscreen document. */
export function offscreenEngine(): EngineHost {
  return {
    async check(origin, { items, page }) {
      await askOffscreen('engine:check', { origin, items, page });
    },
    async forget(origin, ids) {
      if (await hasOffscreen()) await askOffscreen('engine:forget', { origin, ids });
    },
    async hurry(origin, ids) {
      if (await hasOffscreen()) await askOffscreen('engine:hurry', { origin, ids });
    },
    thumbnails: (item) => askOffscreen('engine:thumbnails', { item }),
    parts: (item) => askOffscreen('engine:parts', { item }),
    regions: (item) => askOffscreen('engine:regions', { item }),
    async configure(settings) {
      if (await hasOffscreen()) await askOffscreen('engine:configure', settings);
    },
    memory: (order) => askOffscreen('engine:memory', order),
    packs: (order) => askOffscreen('engine:packs', order),
    status: () => askOffscreen('engine:status', null),
  };
}

/** Firefox: the event page runs the engine itself; it is loaded at the first use. */
export function localEngine(load: () => Promise<LocalEngine>): EngineHost {
  let loaded: Promise<LocalEngine> | undefined;
  const engine = () => (loaded ??= loadConfigured(load));
  return {
    check: async (origin, { items, page }) => {
      (await engine()).check(origin, items, page);
    },
    forget: async (origin, ids) => {
      if (loaded) (await loaded).forget(origin, ids);
    },
    hurry: async (origin, ids) => {
      if (loaded) (await loaded).hurry(origin, ids);
    },
    thumbnails: async (item) => (await engine()).thumbnails(item),
    parts: async (item) => (await engine()).parts(item),
    regions: async (item) => (await engine()).regions(item),
    configure: async (settings) => {
      if (loaded) await (await loaded).configure(settings);
    },
    memory: async (order) => (await engine()).memory(order),
    packs: async (order) => (await engine()).packs(order),
    status: async () => (await engine()).status(),
  };
}

type EngineMessage = Extract<keyof Protocol, `engine:${string}`>;

/** A document that was closed, or crashed, since it last answered is made anew. */
async function askOffscreen<Name extends EngineMessage>(name: Name, data: Parameters<Protocol[Name]>[0]) {
  const document = ensureOffscreen();
  await document;
  try {
    return await call(name, data);
  } catch (error) {
    if (await hasOffscreen()) throw error;
    // Another caller may have noticed first.
    if (creating === document) creating = undefined;
    await ensureOffscreen();
    return call(name, data);
  }
}

async function loadConfigured(load: () => Promise<LocalEngine>): Promise<LocalEngine> {
  const engine = await load();
  await engine.configure(await readEngineSettings());
  return engine;
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
  await call('engine:configure', await readEngineSettings());
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
