import { lists } from '../../../assets/public/trust/lists.json';
import type { Artifacts, MediaFormat } from '../../core/artifact';
import type { DetectContext, Detector, Skip } from '../../core/detector';
import type { Finding } from '../../core/evidence';
import type { Item } from '../../core/item';
import { isSamplePage } from '../../core/sample-page';
import { holdsArmour, holdsWrapper } from '../../core/text-manifest';
import { hasManifestMarker, isInitSegment } from './marker';
import { readPageCredentials } from './page-credentials';
import { readRemote } from './remote-manifest';
import { readArmouredText } from './structured-credentials';
import { readWrappedText } from './text-credentials';
import { toFindings } from './to-findings';

/** Other lists may give other answers: their day is part of the version, and so of every cache key. */
const newestList = lists
  .map(({ date }) => date)
  .sort()
  .at(-1);

/** Content Credentials (C2PA 2.4): validated in full, with the lists of `assets/public/trust` and the user's own anchors. */
export const detector: Detector = {
  id: 'c2pa',
  version: `1.2.0+c2pa-wasm-0.13.3+lists-${newestList}`,
  takes: ['image', 'video', 'audio', 'text', 'page'],
  needs: ['bytes', 'format', 'page'],
  // Whether a text is all that its document holds, or a page what its server sends, does not follow from the text.
  readsCircumstances: ['text', 'page'],
  async detect(item, artifacts, context) {
    if (item.kind === 'page') return readPageCredentials(item, artifacts.page, context);
    if (item.kind === 'text') return readTextCredentials(item, artifacts.text, context);
    return readFileCredentials(item, artifacts, context);
  },
};

async function readTextCredentials(
  item: Item,
  text: string,
  context: DetectContext,
): Promise<readonly Finding[]> {
  if (holdsWrapper(text)) return readWrappedText(item, text, context);
  return holdsArmour(text) ? readArmouredText(item, text, context) : [];
}

async function readFileCredentials(
  item: Item,
  { bytes, format }: Artifacts,
  context: DetectContext,
): Promise<readonly Finding[] | Skip> {
  if (!hasManifestMarker(bytes, format)) return [];
  if (isBmffVideo(format) && isInitSegment(bytes)) return { skip: 'kind-unsupported' };
  return readCredentials(item, bytes, mimeOf(format), context);
}

async function readCredentials(
  item: Item,
  bytes: Uint8Array<ArrayBuffer>,
  mime: string,
  context: DetectContext,
): Promise<readonly Finding[] | Skip> {
  const trustSet = isSamplePage(item.pageUrl) ? 'sample' : 'shipped';
  const answer = await context.credentials.read(bytes, mime, trustSet, context.signal);
  if (answer === null) return [];
  if ('remoteUrl' in answer) return readRemote(answer, { item, bytes, mime, trustSet }, context);
  return toFindings(answer);
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
