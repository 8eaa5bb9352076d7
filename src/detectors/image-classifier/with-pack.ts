import { squareView } from '../../acquire/view';
import type { Artifacts } from '../../core/artifact';
import type { DetectContext, Detector, Skip } from '../../core/detector';
import type { Finding } from '../../core/evidence';
import { packName, type ImagePackManifest, type Pack } from '../../core/pack';
import { packDetector } from '../../core/pack-detector';
import { asPackFinding, packLogit } from '../../core/pack-finding';
import { deliveryOf } from './condition';
import { detector as embedded, whyNotJudged } from './image-classifier';
import { toPixelValues } from './pixel-values';
import { toEvidence } from './to-evidence';

export type ImagePack = Pack & { readonly manifest: ImagePackManifest };
export type RunImagePack = (pixelValues: Float32Array, signal: AbortSignal) => Promise<readonly number[]>;

/** The picture detector with the model of a pack. */
export function withPack(pack: ImagePack, run: RunImagePack): Detector {
  return packDetector(embedded, packName(pack), (artifacts, context) => judge(artifacts, pack, run, context));
}

async function judge(
  artifacts: Artifacts,
  pack: ImagePack,
  run: RunImagePack,
  { signal }: DetectContext,
): Promise<readonly Finding[] | Skip> {
  const reason = whyNotJudged(artifacts.pixels);
  if (reason !== null) return reason;
  const { preprocessing, outputs, calibration } = pack.manifest;
  const { size, resize, mean, std } = preprocessing;
  const view = squareView(artifacts.pixels, size, resize);
  if (view === null) return { skip: 'too-small' };
  const z = packLogit(await run(toPixelValues(view, mean, std), signal), outputs);
  const delivery = deliveryOf(artifacts);
  const finding = toEvidence([0, z], delivery, artifacts.pixels, {
    ...calibration,
    model: packName(pack),
    modelLimit: null,
  });
  const seen = resize.rule === 'crop' ? onlyCentre(finding) : finding;
  return [asPackFinding(seen, pack, delivery.condition)];
}

function onlyCentre(finding: Finding): Finding {
  const limits = new Set([...(finding.limits ?? []), 'limit_centre_only']);
  return { ...finding, limits: [...limits], detail: { ...finding.detail, view: 'centre' } };
}
