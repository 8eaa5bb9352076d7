import { made, madeHint, part, partHint, type Sentences } from './wanted';

export const zh: Sentences = {
  captions: [
    ['图片由AI生成', made],
    ['AI生成图片', made],
    ['图源：AI生成', made],
    ['圖片由 AI 生成', made],
    ['配图由豆包AI生成', made],
    ['本文配图由AI绘制', made],
    ['内容由AI生成', made],
    ['AI合成', made],
    ['图片经AI修复', part],
    ['AI辅助创作', part],
    ['AI绘画', madeHint],
  ],
  noCaptions: [
    '非AI生成',
    '图片不是AI生成',
    '如何识别AI生成图片',
    '这是AI生成的图片吗？',
    '禁止AI生成内容',
    '疑似AI生成图片',
    '人工智能大会现场',
  ],
  texts: [
    ['本文由AI生成，仅供参考。', made],
    ['内容由AI生成，仅供参考', made],
    ['本文由人工智能撰写。', made],
    ['本文由AI辅助创作。', part],
    ['本文由AI翻译。', part],
    ['AI摘要', partHint],
  ],
  noTexts: [
    '本文不是由AI生成。',
    '本文由记者撰写。',
    '本文介绍如何识别由AI生成的文章。',
    '人工智能生成内容标识办法今日施行。',
    '本文由AI生成吗？',
  ],
};
