import { lists } from '../../../assets/public/trust/lists.json';
import type { MediaFormat } from '../../core/artifact';
import type { DetectContext, Detector, Skip } from '../../core/detector';
import type { Finding } from '../../core/evidence';
import type { Item } from '../../core/item';
import { isSamplePage } from '../../core/sample-page';
import { hasManifestMarker, isInitSegment } from './marker';
import { toFindings, toRemoteFinding } from './to-findings';

/** Other lists may give other answers: their day is part of the version, and so of every cache key. */
const newestList = lists
  .map(({ date }) => date)
  .sort()
  .at(-1);

/** Content Credentials (C2PA 2.4): validated in full, with the lists of `assets/public/trust` and the user's own anchors. */
export const detector: Detector = {
  id: 'c2pa',
  version: `1.1.0+c2pa-wasm-0.13.3+lists-${newestList}`,
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
  const trustSet = isSamplePage(item.pageUrl) ? 'sample' : 'shipped';
  const answer = await credentials.read(bytes, mime, trustSet, signal);
  if (answer === null) return [];
  return 'remoteUrl' in answer ? [toRemoteFinding(answer)] : toFindings(answer);
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
