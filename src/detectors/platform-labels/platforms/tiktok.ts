import * as v from 'valibot';
import { unnamed, uniqueFileNames, type PlatformReader, type Statement } from '../statement';
import { idSchema, lenient, parsedBy } from './shapes';

const listed = v.object({ UrlList: lenient(v.array(lenient(v.string()))) });
const post = v.object({
  id: idSchema,
  createTime: idSchema,
  IsAigc: lenient(v.boolean()),
  ShowAIGC: lenient(v.boolean()),
  aigcLabelType: lenient(idSchema),
  moderationAigcLabelType: lenient(idSchema),
  video: lenient(
    v.object({
      cover: lenient(v.string()),
      originCover: lenient(v.string()),
      dynamicCover: lenient(v.string()),
      playAddr: lenient(v.string()),
      bitrateInfo: lenient(v.array(lenient(v.object({ PlayAddr: lenient(listed) })))),
    }),
  ),
  imagePost: lenient(
    v.object({
      images: v.array(lenient(v.object({ imageURL: v.object({ urlList: v.array(lenient(v.string())) }) }))),
    }),
  ),
});
type Post = v.InferOutput<typeof post>;
type Said = Pick<Statement, 'says' | 'raw' | 'where' | 'method'>;

export const tiktok: PlatformReader = {
  read: (states) => parsedBy(post, states).flatMap(statementsOf),
  pageId: ({ pathname }) => /\/(?:video|photo)\/(\d{6,24})(?:\/|$)/.exec(pathname)?.[1] ?? null,
  fileId: () => null,
  isPageOfOne: ({ pathname }) => /\/video\/\d+\/?$/.test(pathname),
};

function statementsOf(one: Post): readonly Statement[] {
  const said = saidOf(one);
  if (said === null) return [];
  const { video, imagePost } = one;
  const films = (video?.bitrateInfo ?? []).flatMap((rate) => rate?.PlayAddr?.UrlList ?? []);
  const pictures = (imagePost?.images ?? []).flatMap((image) => image?.imageURL.urlList ?? []);
  const files = [
    video?.cover,
    video?.originCover,
    video?.dynamicCover,
    video?.playAddr,
    ...films,
    ...pictures,
  ];
  return [
    {
      ...said,
      finds: 'ai-label',
      attribution: null,
      medium: { ...unnamed, pageIds: [one.id], fileNames: uniqueFileNames(files) },
    },
  ];
}

/**
 * Label types: 1 is set by who posts ("Creator labeled as AI-generated"), 2 and those of moderation by TikTok ("Contains
 * AI-generated media"). `creatorAIComment` and `AIGCDescription` are no labels: they stand at ordinary videos too.
 */
function saidOf({ aigcLabelType, moderationAigcLabelType, IsAigc, ShowAIGC }: Post): Said | null {
  if (aigcLabelType === '1') {
    return { says: 'ai-made', raw: '1', where: 'aigcLabelType', method: 'self-disclosed' };
  }
  if (IsAigc === true) return { says: 'ai-made', raw: 'true', where: 'IsAigc', method: 'unstated' };
  if (aigcLabelType === '2') return { says: 'ai-part', raw: '2', where: 'aigcLabelType', method: 'detected' };
  if (isPositive(moderationAigcLabelType)) {
    const raw = moderationAigcLabelType;
    return { says: 'ai-part', raw, where: 'moderationAigcLabelType', method: 'detected' };
  }
  return ShowAIGC === true ? { says: 'ai-part', raw: 'true', where: 'ShowAIGC', method: 'unstated' } : null;
}

function isPositive(type: string | undefined): type is string {
  return type !== undefined && /^[1-9]\d?$/.test(type);
}
