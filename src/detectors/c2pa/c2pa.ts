import type { MediaFormat } from '../../core/artifact';
import type { DetectContext, Detector, Skip } from '../../core/detector';
import type { Finding } from '../../core/evidence';
import type { Item } from '../../core/item';
import { isSamplePage } from '../../core/sample-page';
import { hasManifestMarker, isInitSegment } from './marker';
import { hasUnlistedSigner } from './reading';
import { toFindings, toRemoteFinding } from './to-findings';

/** Content Credentials (C2PA 2.4): validated in full, with the lists of `assets/public/trust`. */
export const detector: Detector = {
  id: 'c2pa',
  version: '1.0.0+c2pa-wasm-0.13.3',
  takes: ['image', 'video', 'audio'],
  needs: ['bytes', 'format'],
  async detect(item, { bytes, format }, context) {
    if (!hasManifestMarker(bytes, format)) return [];
    if (isBmffVideo(format) && isInitSegment(bytes)) return { skip: 'kind-unsupported' };
    return readCredentials(item, bytes, mimeOf(format), context);
  },
};

async function readCredentials(
  item: Item,
  bytes: Uint8Array<ArrayBuffer>,
  mime: string,
  { credentials, signal }: DetectContext,
): Promise<readonly Finding[] | Skip> {
  const shipped = await credentials.read(bytes, mime, 'shipped', signal);
  if (shipped === null) return [];
  if ('remoteUrl' in shipped) return [toRemoteFinding(shipped)];
  if (!isSamplePage(item.pageUrl) || !hasUnlistedSigner(shipped)) return toFindings(shipped);
  const sample = await credentials.read(bytes, mime, 'sample', signal);
  return sample !== null && 'store' in sample ? toFindings(shipped, sample) : toFindings(shipped);
}

const mimes: Readonly<Partial<Record<MediaFormat, string>>> = {
  jpeg: 'image/jpeg',
  svg: 'image/svg+xml',
  mov: 'video/quicktime',
  avi: 'video/avi',
  m4a: 'audio/mp4',
  mp4: 'video/mp4',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  flac: 'audio/flac',
  pdf: 'application/pdf',
};

/** Names as c2pa-rs knows them; the other picture formats are called after themselves. */
function mimeOf(format: MediaFormat): string {
  return mimes[format] ?? `image/${format}`;
}

function isBmffVideo(format: MediaFormat): boolean {
  return format === 'mp4' || format === 'mov' || format === 'm4a';
}
