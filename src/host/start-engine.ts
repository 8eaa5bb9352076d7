import type { EngineSettings, EngineStatus, MemoryOrder, PacksEngineOrder } from '../platform/protocol';
import { createCredentialReader } from '../detectors/c2pa/reader';
import { detectors } from '../detectors/registry';
import { scoreRegions } from '../detectors/image-classifier/regions';
import { readParts } from '../detectors/text-classifier/read-parts';
import type { Tools } from '../engine/check-item';
import { createEngine, type Engine } from '../engine/engine';
import { createEvidenceCache } from '../engine/evidence-cache';
import { idbStore } from '../engine/idb-store';
import { createNamedFiles } from '../engine/named-files';
import { readRegions } from '../engine/read-regions';
import { readThumbnails } from '../engine/read-thumbnails';
import { SHIPPED_LISTS, trustKeyOf } from '../engine/trust-key';
import shippedPolicy from '../fusion/policy.json';
import { createInference } from '../inference/inference';
import { createCredentialMemory } from '../memory/credential-memory';
import { idbEntries } from '../memory/idb-entries';
import { idbPacks } from '../packs/pack-store';
import { createPacksInUse } from './packs-in-use';
import type { Detector, Thumbnail } from '../core/detector';
import type { ImageRegions, RegionReader } from '../core/image-regions';
import type { Item, Origin } from '../core/item';
import type { Pack, PackState } from '../core/pack';
import type { Policy } from '../core/policy';
import type { TextParts } from '../core/text-parts';
import type { Verdict } from '../core/verdict';

export interface RunningEngine extends Engine {
  /** Holds for every item from the moment it resolves. */
  configure(settings: EngineSettings): Promise<void>;
  thumbnails(item: Item): Promise<readonly Thumbnail[]>;
  parts(item: Item): Promise<TextParts>;
  regions(item: Item): Promise<ImageRegions>;
  /** How many pictures are remembered, after the order was carried out. */
  memory(order: MemoryOrder): Promise<number>;
  /** What is known of the chosen packs, after they were tried where that is asked. */
  packs(order: PacksEngineOrder): Promise<readonly PackState[]>;
  status(): EngineStatus;
}

export interface EngineHostOptions {
  /** Address of the extension's own files, with a final slash; workers have no `browser` to ask. */
  readonly base: string;
  readonly deliver: (origin: Origin, verdict: Verdict) => void;
  readonly onPending?: (pending: number) => void;
}

/** Joins the engine to its two workers. Runs in Chromium's offscreen document and in Firefox's event page. */
export function startEngine(options: EngineHostOptions): RunningEngine {
  const { inference, credentials } = createWorkers(options.base);
  const cache = createEvidenceCache(idbStore());
  const network = { fetch: ((input, init) => fetch(input, init)) as typeof fetch };
  let trustKey = SHIPPED_LISTS;
  const memory = createCredentialMemory(idbEntries());
  // Until the settings are known.
  let remembersCredentials = false;
  let policy: Policy = shippedPolicy;
  let originatorAnchors: readonly string[] = [];
  let configured: Promise<void> = Promise.resolve();
  const trust = async (userAnchors: string) => {
    const key = await trustKeyOf(userAnchors);
    // Together, so that nothing is kept under a key that is not of the anchors it was read with.
    credentials.trust(userAnchors);
    trustKey = key;
  };
  let loading: Promise<readonly Detector[]> | undefined;
  const packs = createPacksInUse(idbPacks(), inference.packs, () => (loading = undefined));
  const engine = createEngine({
    tools: { network, inference, credentials, files: createNamedFiles(network) },
    cache,
    policy: () => policy,
    trustKey: () => trustKey,
    originatorAnchors: () => originatorAnchors,
    memory: () => (remembersCredentials ? memory : null),
    loadDetectors: () => (loading ??= loadAll().then(packs.applyTo)),
    deliver: options.deliver,
    ...(options.onPending && { onPending: options.onPending }),
  });
  return {
    ...engine,
    // In the order of the calls: hashing the longer list takes longer.
    configure: (settings) => {
      originatorAnchors = settings.originatorAnchors;
      remembersCredentials = settings.remembersCredentials;
      policy = { ...shippedPolicy, prior: settings.prior };
      return (configured = configured.then(async () => {
        await trust(settings.userAnchors);
        await packs.choose(settings.packs);
      }));
    },
    ...lookAgain({ inference, credentials }, network),
    memory: async (order) => {
      if (order.do === 'clear') await memory.clear();
      return memory.count();
    },
    packs: async (order) => {
      await configured;
      return order.do === 'try' ? packs.tryAll() : packs.states();
    },
    status: () => {
      const { backend, models, problems } = inference.status();
      return {
        pending: engine.pending(),
        backend,
        models: [...models, ...packs.chosen().map((pack) => packStatus(pack, packs.states()))],
        problems: cache.isFull() ? [...problems, 'storage-full'] : problems,
      };
    },
  };
}

/** What a person asks for on the page of details; nothing calls it off. */
function lookAgain(
  { inference, credentials }: ReturnType<typeof createWorkers>,
  network: Tools['network'],
): Pick<RunningEngine, 'thumbnails' | 'parts' | 'regions'> {
  const { signal } = new AbortController();
  const readSquares: RegionReader = (source) => scoreRegions(source, { inference, signal });
  return {
    thumbnails: (item) => readThumbnails(item, network, credentials, signal),
    parts: ({ text, language }) => readParts(text ?? '', language, { inference, signal }),
    regions: (item) => readRegions(item, network, readSquares, signal),
  };
}

function createWorkers(base: string) {
  const inference = createInference({
    base,
    startWorker: () =>
      new Worker(new URL('../inference/models.worker.ts', import.meta.url), { type: 'module' }),
  });
  const credentials = createCredentialReader({
    base,
    startWorker: () =>
      new Worker(new URL('../detectors/c2pa/c2pa.worker.ts', import.meta.url), { type: 'module' }),
  });
  return { inference, credentials };
}

/** A failed pack is no damaged model: the embedded one goes on. */
function packStatus(
  { manifest, sha256 }: Pack,
  states: readonly PackState[],
): EngineStatus['models'][number] {
  const state = states.find((one) => one.sha256 === sha256);
  const isReady = state !== undefined && state.code === null;
  return { id: manifest.id, version: manifest.version, sha256, state: isReady ? 'ready' : 'unloaded' };
}

async function loadAll() {
  const modules = await Promise.all(Object.values(detectors).map((load) => load()));
  return modules.map((one) => one.detector);
}
