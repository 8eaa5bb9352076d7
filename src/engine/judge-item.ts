import type { Asset } from '../acquire/acquire';
import { sha256Hex } from '../acquire/hash';
import type { Rendition } from '../core/artifact';
import type { CredentialMemory, Detector } from '../core/detector';
import type { Evidence } from '../core/evidence';
import type { Item } from '../core/item';
import type { PageMarks } from '../core/page-marks';
import type { Policy } from '../core/policy';
import { isSamplePage } from '../core/sample-page';
import type { Verdict } from '../core/verdict';
import { fuse } from '../fusion/fuse';
import { detectAll, type Look, type Obstacle, type Tools } from './check-item';
import type { EvidenceCache } from './evidence-cache';

/** What judging needs of the engine's parts. */
export interface JudgeParts {
  readonly tools: Tools;
  readonly cache: EvidenceCache;
  readonly policy: Policy;
  readonly loadDetectors: () => Promise<readonly Detector[]>;
  /** Names the certificates that the user added; changes with them. */
  readonly trustKey: () => string;
  /** Registries of Originator Profile that are trusted, as `DetectContext` names them. */
  readonly originatorAnchors: () => readonly string[];
  /** null when the person switched it off. */
  readonly memory: () => CredentialMemory | null;
}

/** One acquired item on its way to a verdict. */
export interface Hearing {
  readonly item: Item;
  readonly source: Asset | Obstacle | null;
  readonly page: PageMarks;
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
  const { item, source, isPrivate } = hearing;
  const detectors = (await parts.loadDetectors()).filter((one) => one.takes.includes(item.kind));
  const lasting = detectors.filter((one) => one.readsCircumstances !== true);
  const trustKey = parts.trustKey();
  const key = await cacheKey(item, source, lasting, trustKey);
  const recalled = key === null ? null : await parts.cache.get(key);
  const toAsk = recalled === null ? detectors : detectors.filter((one) => !lasting.includes(one));
  const seen = await detectAll(lookOf(hearing, parts), toAsk);
  if (recalled !== null) {
    const evidence = inOrder([...recalled.evidence, ...seen.evidence], detectors);
    return { evidence, rendition: renamed(recalled.rendition, addressOf(source)) };
  }
  const evidence = seen.evidence.filter((one) => lasting.some(({ id }) => id === one.detector));
  // Read partly under other certificates than the key names, it belongs nowhere.
  const isFinal = parts.trustKey() === trustKey && evidence.every((one) => one.status !== 'failed');
  if (key !== null && isFinal) {
    const kept = { evidence, rendition: renamed(seen.rendition, null), storedAt: Date.now() };
    await parts.cache.put(key, kept, isPrivate);
  }
  return seen;
}

function lookOf({ item, source, page, isPrivate, signal }: Hearing, parts: JudgeParts): Look {
  const { inference, credentials, files } = parts.tools;
  const memory = isPrivate ? null : parts.memory();
  const originatorAnchors = parts.originatorAnchors();
  return {
    item,
    source,
    page,
    context: { signal, inference, credentials, files, memory, originatorAnchors },
  };
}

function inOrder(evidence: readonly Evidence[], detectors: readonly Detector[]): readonly Evidence[] {
  const place = new Map(detectors.map(({ id }, index) => [id, index]));
  return evidence.toSorted((a, b) => (place.get(a.detector) ?? 0) - (place.get(b.detector) ?? 0));
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
  // Fetched because the person asked for it: not what looking at the same bytes would find.
  if (item.mayFetchManifest) return null;
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
