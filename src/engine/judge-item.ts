import type { Asset } from '../acquire/acquire';
import { sha256Hex } from '../core/sha256-hex';
import type { Fingerprint, Rendition } from '../core/artifact';
import type { Detector, Skip } from '../core/detector';
import type { Evidence } from '../core/evidence';
import type { Item, MediaKind } from '../core/item';
import type { PageMarks } from '../core/page-marks';
import type { Policy } from '../core/policy';
import { isSamplePage } from '../core/sample-page';
import type { Verdict } from '../core/verdict';
import { fuse } from '../fusion/fuse';
import type { PictureMemory } from '../memory/credential-memory';
import { detectAll, type Seen, type Tools } from './check-item';
import type { CachedEvidence, EvidenceCache } from './evidence-cache';
import type { Obstacle } from './obstacle';
import { fingerprintFor, rememberIfCredible, withoutHearsay, withoutIdle } from './recollect';

/** What judging needs of the engine's parts. */
export interface JudgeParts {
  readonly tools: Tools;
  readonly cache: EvidenceCache;
  /** The shipped policy, with the prior that the person takes. */
  readonly policy: () => Policy;
  readonly loadDetectors: () => Promise<readonly Detector[]>;
  /** Names the certificates that the user added; changes with them. */
  readonly trustKey: () => string;
  /** Registries of Originator Profile that are trusted, as `DetectContext` names them. */
  readonly originatorAnchors: () => readonly string[];
  /** null when the person switched it off. */
  readonly memory: () => PictureMemory | null;
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
  const memory = hearing.isPrivate ? null : parts.memory();
  const { evidence, rendition, fingerprint } = await lookOrRecall(hearing, memory, parts);
  const detectMs = performance.now() - startedAt;
  const policy = parts.policy();
  const fused = { ...fuse(evidence, policy, item.kind), evidence };
  await rememberIfCredible(item, fused, fingerprint, memory);
  return {
    itemId: item.id,
    kind: item.kind,
    ...fused,
    rendition,
    policy: policy.version,
    checkedAt: new Date().toISOString(),
    ms: {
      acquire: Math.round(acquireMs),
      detect: Math.round(detectMs),
      total: Math.round(acquireMs + detectMs),
    },
  };
}

interface Testimony {
  readonly evidence: readonly Evidence[];
  readonly rendition: Rendition | null;
  readonly fingerprint: Fingerprint | Skip | null;
}

async function lookOrRecall(
  hearing: Hearing,
  memory: PictureMemory | null,
  parts: JudgeParts,
): Promise<Testimony> {
  const { item, source, isPrivate } = hearing;
  const ofItsKind = (await parts.loadDetectors()).filter((one) => one.takes.includes(item.kind));
  const detectors = await withoutIdle(ofItsKind, memory);
  const lasting = detectors.filter((one) => !readsCircumstances(one, item.kind));
  const trustKey = parts.trustKey();
  const key = await cacheKey(item, source, lasting, trustKey);
  const recalled = key === null ? null : await parts.cache.get(key);
  const asked = recalled === null ? detectors : detectors.filter((one) => !lasting.includes(one));
  const seen = await look(hearing, asked, recalled, memory, parts);
  const fingerprint = await fingerprintFor(seen, asked, memory);
  const evidence = withoutHearsay(inOrder(seen.evidence, detectors));
  const kept = toKeep(seen, lasting, recalled, fingerprint);
  // Read partly under other certificates than the key names, it belongs nowhere.
  if (key !== null && kept !== null && parts.trustKey() === trustKey)
    await parts.cache.put(key, kept, isPrivate);
  return { evidence, rendition: renamed(seen.rendition, addressOf(source)), fingerprint };
}

function readsCircumstances({ readsCircumstances: kinds = false }: Detector, kind: MediaKind): boolean {
  return typeof kinds === 'boolean' ? kinds : kinds.includes(kind);
}

/** What the asked detectors find now, with what was found before. */
async function look(
  { item, source, page, signal }: Hearing,
  asked: readonly Detector[],
  recalled: CachedEvidence | null,
  memory: PictureMemory | null,
  parts: JudgeParts,
): Promise<Seen> {
  const { inference, credentials, files } = parts.tools;
  const originatorAnchors = parts.originatorAnchors();
  const context = { signal, inference, credentials, files, memory, originatorAnchors };
  const fingerprint = recalled?.fingerprint ?? null;
  const seen = await detectAll({ item, source, page, fingerprint, context }, asked);
  if (recalled === null) return seen;
  return { ...seen, evidence: [...recalled.evidence, ...seen.evidence], rendition: recalled.rendition };
}

/** What looking at the same content again would find; null when that is already kept, or when something failed. */
function toKeep(
  seen: Seen,
  lasting: readonly Detector[],
  recalled: CachedEvidence | null,
  fingerprint: Fingerprint | Skip | null,
): CachedEvidence | null {
  if (recalled !== null) {
    const isNew = fingerprint !== null && (recalled.fingerprint ?? null) === null;
    return isNew ? { ...recalled, fingerprint } : null;
  }
  const evidence = seen.evidence.filter((one) => lasting.some(({ id }) => id === one.detector));
  if (evidence.some((one) => one.status === 'failed' || (one.status === 'found' && one.isStopgap === true)))
    return null;
  return { evidence, rendition: renamed(seen.rendition, null), fingerprint, storedAt: Date.now() };
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
  if (source === null || 'status' in source || !source.isWhole) return null;
  const place = isSamplePage(item.pageUrl) ? 'sample' : 'page';
  return [item.kind, source.holdsFile ? 'file' : 'pixels', place, trustKey, source.sha256, versions].join(
    '|',
  );
}
