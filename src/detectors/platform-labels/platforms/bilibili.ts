import * as v from 'valibot';
import { aiLabel, uniqueFileNames, type PlatformReader } from '../statement';
import { lenient, parsedBy } from './shapes';

const film = v.object({
  bvid: v.string(),
  pic: lenient(v.string()),
  argue_info: v.object({ argue_msg: v.string() }),
});

/** Statements that people choose from a list when they post a video; the others in the list are not about AI. */
const bilibiliTexts = ['该视频使用人工智能合成技术', '含AI生成内容'];

export const bilibili: PlatformReader = {
  read: (states) =>
    parsedBy(film, states).flatMap(({ bvid, pic, argue_info: { argue_msg: said } }) => {
      if (!bilibiliTexts.includes(said.replace(/^作者声明[：:]/, '').trim())) return [];
      const names = { pageIds: [bvid], fileNames: uniqueFileNames([pic]) };
      return [aiLabel('ai-part', said, 'argue_info.argue_msg', 'self-disclosed', names)];
    }),
  pageId: ({ pathname }) => /^\/video\/(BV[0-9A-Za-z]{10})(?:\/|$)/.exec(pathname)?.[1] ?? null,
  fileId: () => null,
  isPageOfOne: ({ pathname }) => pathname.startsWith('/video/'),
};
