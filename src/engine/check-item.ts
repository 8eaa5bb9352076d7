import { acquireAsset, type Asset } from '../acquire/acquire';
import { decodePixels } from '../acquire/pixels';
import { noHeaders, type Artifacts, type Pixels, type Rendition } from '../core/artifact';
import type {
  CredentialReader,
  DetectContext,
  Detector,
  Inference,
  NamedFiles,
  Skip,
} from '../core/detector';
import { AppError, toAppError, type ErrorCode, type SkipReason } from '../core/errors';
import type { Evidence } from '../core/evidence';
import type { Item } from '../core/item';
import type { PageMarks } from '../core/page-marks';
import { runDetector } from './run-detector';

export interface Tools {
  readonly network: { readonly fetch: typeof fetch };
  readonly inference: Inference;
  readonly credentials: CredentialReader;
  readonly files: NamedFiles;
}

/** Why a detector could not be given what it needs. */
export type Obstacle =
  | { readonly status: 'skipped'; readonly reason: SkipReason }
  | { readonly status: 'failed'; readonly code: ErrorCode; readonly message: string };

/** The bytes or text of an item, or why they are not to be had. */
export async function acquireItem(
  item: Item,
  tools: Tools,
  signal: AbortSignal,
): Promise<Asset | Obstacle | null> {
  if (item.kind === 'text' || item.kind === 'page') return null;
  try {
    const acquired = await acquireAsset(item, tools.network, signal);
    return 'skip' in acquired ? { status: 'skipped', reason: acquired.skip } : acquired;
  } catch (thrown) {
    return obstacleFrom(thrown);
  }
}

/** What detectors look at, and with what. */
export interface Look {
  readonly item: Item;
  readonly source: Asset | Obstacle | null;
  readonly page: PageMarks;
  readonly context: DetectContext;
}

/** Lets every detector look, one after the other; one that breaks never stops the rest. */
export async function detectAll(
  look: Look,
  detectors: readonly Detector[],
): Promise<{ readonly evidence: readonly Evidence[]; readonly rendition: Rendition | null }> {
  const { item, source, context } = look;
  const asset = source !== null && 'bytes' in source ? source : null;
  const pixels = once(() => decode(asset, context.signal));
  const evidence: Evidence[] = [];
  for (const detector of detectors) {
    const artifacts = await gather(detector, look, pixels);
    if ('status' in artifacts) {
      evidence.push({ detector: detector.id, version: detector.version, ms: 0, ...artifacts });
      continue;
    }
    evidence.push(...(await runDetector({ detector, item, artifacts, context })));
  }
  const decoded = asset && detectors.some((one) => one.needs.includes('pixels')) ? await pixels() : null;
  return { evidence, rendition: asset && describe(asset, decoded) };
}

/** Only the artifacts that the detector declares, or why one of them is missing. */
async function gather(
  detector: Detector,
  { item, source, page }: Look,
  pixels: () => Promise<Pixels | Obstacle>,
): Promise<Artifacts | Obstacle> {
  const { needs } = detector;
  const artifacts: Partial<Artifacts> = {
    ...(item.text !== null && { text: item.text, language: item.language }),
    ...(needs.includes('page') && { page }),
    ...(needs.includes('headers') && { headers: source && 'headers' in source ? source.headers : noHeaders }),
  };
  if (source === null || !needs.some((name) => name === 'bytes' || name === 'pixels')) {
    return artifacts as Artifacts;
  }
  if ('status' in source) return source;
  const needsFile = needs.includes('bytes') && !needs.includes('pixels');
  // Pixels read from the page's canvas hold no metadata and no credentials: silence there would mean nothing.
  if (needsFile && !source.holdsFile) return { status: 'skipped', reason: 'site-blocked-access' };
  const file = { ...artifacts, bytes: source.bytes, format: source.format };
  if (!needs.includes('pixels')) return file as Artifacts;
  const decoded = await pixels();
  return 'status' in decoded ? decoded : ({ ...file, pixels: decoded } as Artifacts);
}

async function decode(asset: Asset | null, signal: AbortSignal): Promise<Pixels | Obstacle> {
  if (asset === null) return { status: 'failed', code: 'internal', message: 'no bytes to decode' };
  try {
    const decoded: Pixels | Skip = await decodePixels(asset.bytes, asset.format, signal);
    return 'skip' in decoded ? { status: 'skipped', reason: decoded.skip } : decoded;
  } catch (thrown) {
    return obstacleFrom(thrown);
  }
}

function obstacleFrom(thrown: unknown): Obstacle {
  const error = toAppError(thrown);
  if (error.code === 'cancelled') throw new AppError('cancelled', error.message, { cause: thrown });
  return { status: 'failed', code: error.code, message: error.message };
}

function describe(asset: Asset, decoded: Pixels | Obstacle | null): Rendition {
  const size = decoded !== null && 'data' in decoded ? decoded : { width: null, height: null };
  return {
    url: asset.url,
    sizeBytes: asset.bytes.byteLength,
    sha256: asset.sha256,
    format: asset.format,
    width: size.width,
    height: size.height,
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
