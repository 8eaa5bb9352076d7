import type { Detector } from '../../../src/core/detector';
import type { Item, Origin } from '../../../src/core/item';
import { noSurroundings } from '../../../src/core/page-marks';
import type { Verdict } from '../../../src/core/verdict';
import { createEngine, type EngineParts } from '../../../src/engine/engine';
import {
  createEvidenceCache,
  type CachedEvidence,
  type KeyValueStore,
} from '../../../src/engine/evidence-cache';
import policy from '../../../src/fusion/policy.json';

export const origin: Origin = { tabId: 1, frameId: 0, documentId: 'd', isPrivate: false };

export function textItem(id: number, text = `passage ${String(id)}`, priority: Item['priority'] = 0): Item {
  return {
    id: `d/${String(id)}/0`,
    kind: 'text',
    pageUrl: 'https://example.org/',
    src: null,
    text,
    language: 'en',
    inline: null,
    place: { selector: 'p', box: { x: 0, y: 0, width: 1, height: 1 }, alt: null },
    surroundings: noSurroundings,
    mayFetchManifest: false,
    priority,
  };
}

export function memoryStore(): KeyValueStore & { entries: Map<string, CachedEvidence> } {
  const entries = new Map<string, CachedEvidence>();
  return {
    entries,
    get: async (key) => entries.get(key),
    set: async (key, value) => void entries.set(key, value),
    keysByAge: async () => [...entries.keys()],
    remove: async (keys) => keys.forEach((key) => entries.delete(key)),
  };
}

export function detector(detect: Detector['detect'], extra: Partial<Detector> = {}): Detector {
  return {
    id: 'text-classifier',
    version: '1',
    takes: ['text'],
    needs: ['text', 'language'],
    detect,
    ...extra,
  };
}

export function start(detectors: Detector[], overrides: Partial<EngineParts> = {}) {
  const verdicts: Verdict[] = [];
  const engine = createEngine({
    tools: { network: { fetch }, inference: {} as never, credentials: {} as never, files: {} as never },
    cache: createEvidenceCache(memoryStore()),
    policy: () => policy,
    loadDetectors: async () => detectors,
    trustKey: () => 'shipped',
    originatorAnchors: () => [],
    memory: () => null,
    deliver: (_origin, verdict) => verdicts.push(verdict),
    ...overrides,
  });
  const idle = async () => {
    while (engine.pending() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return { engine, verdicts, idle };
}
