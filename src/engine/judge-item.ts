import type { Asset } from '../acquire/acquire';
import { sha256Hex } from '../acquire/hash';
import type { Rendition } from '../core/artifact';
import type { Detector } from '../core/detector';
import type { Evidence } from '../core/evidence';
import type { Item } from '../core/item';
import type { Policy } from '../core/policy';
import { isSamplePage } from '../core/sample-page';
import type { Verdict } from '../core/verdict';
import { fuse } from '../fusion/fuse';
import { detectAll, type Obstacle, type Tools } from './check-item';
import type { EvidenceCache } from './evidence-cache';

/** What judging needs of the engine's parts. */
export interface JudgeParts {
  readonly tools: Tools;
  readonly cache: EvidenceCache;
  readonly policy: Policy;
  readonly loadDetectors: () => Promise<readonly Detector[]>;
  /** Names the certificates that the user added; changes with them. */
  readonly trustKey: () => string;
}

/** One acquired item on its way to a verdict. */
export interface Hearing {
  readonly item: Item;
  readonly source: Asset | Obstacle | null;
  readonly acquireMs: number;
  readonly isPrivate: boolean;
  readonly signal: AbortSignal;
}

/** Evidence from the detectors, or from the cache when the same content was judged by the same versions; then fused. */
export async function judgeItem(hearing: Hearing, parts: JudgeParts): Promise<Verdict> {
  const { item, acquireMs } = hearing;
  const startedAt = performance.now();
  const seen = await lookOrRecall(hearing, parts);
  const detectMs = performance.now() - startedAt;
  return {
    itemId: item.id,
    kind: item.kind,
    ...fuse(seen.evidence, parts.policy, item.kind),
    evidence: seen.evidence,
    rendition: seen.rendition,
    policy: parts.policy.version,
    checkedAt: new Date().toISOString(),
    ms: {
      acquire: Math.round(acquireMs),
      detect: Math.round(detectMs),
      total: Math.round(acquireMs + detectMs),
    },
  };
}

async function lookOrRecall(
  hearing: Hearing,
  parts: JudgeParts,
): Promise<{ evidence: readonly Evidence[]; rendition: Rendition | null }> {
  const { item, source, isPrivate, signal } = hearing;
  const detectors = (await parts.loadDetectors()).filter((one) => one.takes.includes(item.kind));
  const trustKey = parts.trustKey();
  const key = await cacheKey(item, source, detectors, trustKey);
  const recalled = key === null ? null : await parts.cache.get(key);
  if (recalled !== null) return { ...recalled, rendition: renamed(recalled.rendition, addressOf(source)) };
  const seen = await detectAll(item, source, detectors, parts.tools, signal);
  // Read partly under other certificates than the key names, it belongs nowhere.
  const isFinal = parts.trustKey() === trustKey && seen.evidence.every((one) => one.status !== 'failed');
  if (key !== null && isFinal) {
    const kept = { ...seen, rendition: renamed(seen.rendition, null), storedAt: Date.now() };
    await parts.cache.put(key, kept, isPrivate);
  }
  return seen;
}

/** The same bytes are met at many addresses: what is kept names none, so that no page learns of another's. */
function renamed(rendition: Rendition | null, url: string | null): Rendition | null {
  return rendition && { ...rendition, url };
}

function addressOf(source: Asset | Obstacle | null): string | null {
  return source !== null && 'url' in source ? source.url : null;
}

/** Content, how it was had, where trust differs, and the version of everything that judged it. */
async function cacheKey(
  item: Item,
  source: Asset | Obstacle | null,
  detectors: readonly Detector[],
  trustKey: string,
): Promise<string | null> {
  const versions = detectors.map((one) => `${one.id}@${one.version}`).join(' ');
  if (item.text !== null) {
    const sha256 = await sha256Hex(new TextEncoder().encode(item.text));
    return ['text', item.language, trustKey, sha256, versions].join('|');
  }
  if (source === null || 'status' in source) return null;
  const place = isSamplePage(item.pageUrl) ? 'sample' : 'page';
  return [item.kind, source.holdsFile ? 'file' : 'pixels', place, trustKey, source.sha256, versions].join(
    '|',
  );
}
