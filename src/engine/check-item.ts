import { acquireAsset, type Asset } from '../acquire/acquire';
import {
  noHeaders,
  type ArtifactName,
  type Artifacts,
  type Fingerprint,
  type Pixels,
  type Rendition,
} from '../core/artifact';
import type {
  CredentialReader,
  DetectContext,
  Detector,
  Inference,
  NamedFiles,
  Skip,
} from '../core/detector';
import type { Evidence } from '../core/evidence';
import type { Item } from '../core/item';
import type { PageMarks } from '../core/page-marks';
import { createMakers, type Makers } from './make-artifacts';
import { obstacleFrom, type Obstacle } from './obstacle';
import { runDetector } from './run-detector';

export interface Tools {
  readonly network: { readonly fetch: typeof fetch };
  readonly inference: Inference;
  readonly credentials: CredentialReader;
  readonly files: NamedFiles;
}

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
  /** From an earlier look at the same bytes, so that they need not be decoded for it again. */
  readonly fingerprint: Fingerprint | Skip | null;
  readonly context: DetectContext;
}

/** What all detectors found. */
export interface Seen {
  readonly evidence: readonly Evidence[];
  readonly rendition: Rendition | null;
  readonly fingerprint: Makers['fingerprint'];
}

/** Lets every detector look, one after the other; one that breaks never stops the rest. */
export async function detectAll(look: Look, detectors: readonly Detector[]): Promise<Seen> {
  const { item, source, context } = look;
  const asset = source !== null && 'bytes' in source ? source : null;
  const make = createMakers(asset, look.fingerprint, context.signal);
  const evidence: Evidence[] = [];
  for (const detector of detectors) {
    const artifacts = await gather(detector, look, make);
    if ('status' in artifacts) {
      evidence.push({ detector: detector.id, version: detector.version, ms: 0, ...artifacts });
      continue;
    }
    const found = await runDetector({ detector, item, artifacts, context });
    evidence.push(...('bytes' in artifacts && asset?.isWhole === false ? found.map(inPart) : found));
  }
  const decoded = asset && detectors.some((one) => one.needs.includes('pixels')) ? await make.pixels() : null;
  return {
    evidence,
    rendition: asset?.isWhole === true ? describe(asset, decoded) : null,
    fingerprint: make.fingerprint,
  };
}

/** Nothing in the parts that were read is not the same as nothing in the file. */
function inPart({ detector, version, ms, ...rest }: Evidence): Evidence {
  const base = { detector, version, ms };
  return rest.status === 'absent'
    ? { ...base, status: 'skipped', reason: 'too-large' }
    : { ...base, ...rest };
}

/** Only the artifacts that the detector declares, or why one of them is missing. */
async function gather(
  detector: Detector,
  { item, source, page }: Look,
  make: Makers,
): Promise<Artifacts | Obstacle> {
  const { needs } = detector;
  const artifacts: Partial<Artifacts> = {
    ...(item.text !== null && { text: item.text, language: item.language }),
    ...(needs.includes('page') && { page }),
    ...(needs.includes('headers') && { headers: source && 'headers' in source ? source.headers : noHeaders }),
  };
  if (source === null || !needs.some((name) => ofTheFile.has(name))) return artifacts as Artifacts;
  if ('status' in source) return source;
  if (!source.isWhole && detector.readsParts !== true) return { status: 'skipped', reason: 'too-large' };
  const needsFile = needs.includes('bytes') && !needs.includes('pixels');
  // Pixels read from the page's canvas hold no metadata and no credentials: silence there would mean nothing.
  if (needsFile && !source.holdsFile) return { status: 'skipped', reason: 'site-blocked-access' };
  const pixels = needs.includes('pixels') ? await make.pixels() : null;
  if (pixels !== null && 'status' in pixels) return pixels;
  const fingerprint = needs.includes('fingerprint') ? await make.fingerprint() : null;
  if (fingerprint !== null && 'status' in fingerprint) return fingerprint;
  return {
    ...artifacts,
    bytes: source.bytes,
    format: source.format,
    ...(pixels && { pixels }),
    ...(fingerprint && { fingerprint }),
  } as Artifacts;
}

const ofTheFile: ReadonlySet<ArtifactName> = new Set<ArtifactName>(['bytes', 'pixels', 'fingerprint']);

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
