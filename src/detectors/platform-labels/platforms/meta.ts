import * as v from 'valibot';
import type { LabelMethod } from '../../../core/platforms';
import { unnamed, uniqueFileNames, type PlatformReader, type Statement } from '../statement';
import { addresses, idSchema, lenient, parsedBy } from './shapes';

const medium = v.object({
  pk: lenient(idSchema),
  id: lenient(idSchema),
  code: lenient(v.string()),
  gen_ai_detection_method: v.object({ detection_method: v.string() }),
  carousel_media_count: lenient(v.number()),
  image_versions2: lenient(v.object({ candidates: addresses })),
  display_uri: lenient(v.string()),
  display_url: lenient(v.string()),
  image: lenient(v.object({ uri: v.string() })),
  video_versions: lenient(addresses),
});
type Medium = v.InferOutput<typeof medium>;

/** Values of `MediaGenAIDetectionMethod` (Instagram, Threads) and `GenAIImageProvenanceType` (Facebook); others say nothing. */
const methods = new Map<string, readonly [says: 'ai-made' | 'ai-part', method: LabelMethod]>([
  ['SELF_DISCLOSURE_FLOW', ['ai-made', 'self-disclosed']],
  ['EXPLICIT', ['ai-made', 'self-disclosed']],
  ['C2PA_METADATA', ['ai-made', 'c2pa']],
  ['C2PA', ['ai-made', 'c2pa']],
  ['C2PA_METADATA_EDITED', ['ai-part', 'c2pa']],
  ['IPTC_METADATA', ['ai-made', 'iptc']],
  ['IPTC', ['ai-made', 'iptc']],
  ['IPTC_METADATA_EDITED', ['ai-part', 'iptc']],
  ['META_INVISIBLE_WATERMARK', ['ai-made', 'watermark']],
  ['INVISIBLE_WATERMARK', ['ai-made', 'watermark']],
  ['EXPLICIT_IMAGINE', ['ai-made', 'own-tool']],
  ['EXPLICIT_IMAGINE_ME', ['ai-made', 'own-tool']],
  ['EXPLICIT_ANIMATE', ['ai-part', 'own-tool']],
  ['EXPLICIT_RESTYLE', ['ai-part', 'own-tool']],
  ['MANUAL_OVERRIDE_LABEL_ON', ['ai-made', 'detected']],
]);

/** Instagram, Threads and Facebook. */
export const meta: PlatformReader = {
  read: (states) => parsedBy(medium, states).flatMap(statementsOf),
  pageId({ pathname }) {
    const match = /\/(?:p|reel|post|tv)\/([\w-]{5,64})(?:\/|$)/.exec(pathname);
    return match?.[1] ?? null;
  },
  fileId: () => null,
  // Pages of one post; in the endless list under /reels/ the next video is there before its address is.
  isPageOfOne: ({ pathname }) => /\/(?:p|reel|tv)\/[\w-]+\/?$/.test(pathname),
};

function statementsOf(one: Medium): readonly Statement[] {
  const raw = one.gen_ai_detection_method.detection_method;
  const known = methods.get(raw);
  // Of several pictures in a post the label of the post may be about any.
  if (known === undefined || (one.carousel_media_count ?? 0) > 1) return [];
  const [says, method] = known;
  const pictures = [...(one.image_versions2?.candidates ?? []), ...(one.video_versions ?? [])];
  const files = [...pictures.map((file) => file?.url), one.display_uri, one.display_url, one.image?.uri];
  return [
    {
      says,
      finds: 'ai-label',
      raw,
      where: 'gen_ai_detection_method.detection_method',
      method,
      attribution: null,
      medium: {
        ...unnamed,
        pageIds: one.code === undefined ? [] : [one.code],
        fileNames: uniqueFileNames(files),
      },
    },
  ];
}
