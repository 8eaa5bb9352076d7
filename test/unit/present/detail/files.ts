import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FoundEvidence } from '../../../../src/core/evidence';
import { hasManifestMarker } from '../../../../src/detectors/c2pa/marker';
import { detector } from '../../../../src/detectors/c2pa/c2pa';
import {
  contextWith,
  formatOf,
  itemOn,
  nodeReader,
  readBytes,
  root,
} from '../../detectors/c2pa/read-in-node';

const isMedia = /\.(jpe?g|png|webp|gif|avif|heif|jxl|tiff|svg|mp4|mp3|wav|pdf)$/;
/** Without readable credentials although a first look says otherwise, or slow by design. */
const isOdd =
  /bomb|nested_moov|underflow|tiff_poc|truncated|no_alg|no_manifest|prerelease|dashinit|iptc-ai|sample3\.svg/;

/** Every medium with Content Credentials under a folder; none when it is missing. */
export function mediaUnder(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && isMedia.test(one.name) && !isOdd.test(one.name))
    .map((one) => join(one.parentPath, one.name))
    .filter((path) => hasManifestMarker(readBytes(path), formatOf(path)));
}

export const ownMedia = [
  ...mediaUnder(`${root}test/fixtures/media`),
  ...mediaUnder(`${root}assets/public/sample/media`),
];
export const sharedMedia = mediaUnder(`${root}../shared/fixtures/provenance`);

const reader = nodeReader();

/** What the detector of Content Credentials finds in a file, as the engine passes it on. */
export async function credentialsIn(path: string): Promise<FoundEvidence> {
  const artifacts = { bytes: readBytes(path), format: formatOf(path) } as never;
  const found = await detector.detect(itemOn('https://news.example/'), artifacts, contextWith(reader));
  if ('skip' in found || found[0] === undefined) throw new Error(`${path} holds no Content Credentials`);
  return { ...found[0], detector: 'c2pa', version: detector.version, ms: 12.4, status: 'found' };
}
