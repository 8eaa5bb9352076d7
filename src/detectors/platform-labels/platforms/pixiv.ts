import * as v from 'valibot';
import { aiLabel, fileName, type PlatformReader, type Statement } from '../statement';
import { idSchema, lenient, parsedBy } from './shapes';

const work = v.object({
  id: lenient(idSchema),
  illustId: lenient(idSchema),
  illustType: lenient(v.number()),
  aiType: lenient(v.number()),
  illust_ai_type: lenient(v.number()),
});
type Work = v.InferOutput<typeof work>;

/** 0 not stated, 1 not AI, 2 AI-generated; set by who posts, as pixiv's rules ask. */
const AI_GENERATED = 2;

export const pixiv: PlatformReader = {
  read: (states) => parsedBy(work, states).flatMap(statementsOf),
  pageId: ({ pathname }) => /\/artworks\/(\d+)/.exec(pathname)?.[1] ?? null,
  fileId: (url) => /^(\d+)_(?:p\d+|ugoira)/.exec(fileName(url) ?? '')?.[1] ?? null,
  isPageOfOne: () => false,
};

function statementsOf(one: Work): readonly Statement[] {
  const number = one.illustId ?? one.id;
  if (number === undefined || !isPicture(one)) return [];
  const key = (['illust_ai_type', 'aiType'] as const).find((name) => one[name] === AI_GENERATED);
  if (key === undefined) return [];
  const names = { pageIds: [number], fileIds: [number] };
  return [aiLabel('ai-made', String(AI_GENERATED), key, 'self-disclosed', names)];
}

/** Novels are counted by themselves: one of the same number is another work. */
function isPicture({ illustId, illustType, illust_ai_type: illustAiType }: Work): boolean {
  return illustId !== undefined || illustType !== undefined || illustAiType !== undefined;
}
