import { made, madeHint, part, partHint, type Sentences } from './wanted';

export const ko: Sentences = {
  captions: [
    ['AI로 생성한 이미지', made],
    ['이미지: AI 생성', made],
    ['사진=AI 생성', made],
    ['생성형 AI로 제작한 그림', made],
    ['이 이미지는 AI가 생성했습니다', made],
    ['챗GPT로 만든 이미지입니다', made],
    ['AI로 보정한 사진', part],
    ['AI 일러스트', madeHint],
  ],
  noCaptions: [
    'AI가 생성한 이미지가 아닙니다',
    'AI 생성 이미지 구별 방법',
    'AI가 만든 가짜 사진이 확산됐다',
    'AI 없이 만든 그림',
    'AI로 생성한 이미지일까?',
    '인공지능 학회 현장 사진',
  ],
  texts: [
    ['이 기사는 AI가 작성했습니다.', made],
    ['이 글은 챗GPT로 작성되었습니다.', made],
    ['본 콘텐츠는 생성형 AI로 제작되었습니다.', made],
    ['이 글은 AI로 번역되었습니다.', part],
    ['AI 요약', partHint],
  ],
  noTexts: [
    '이 기사는 AI가 작성하지 않았습니다.',
    '이 기사는 기자가 작성했습니다.',
    '이 글은 AI 규제 법안을 다룬다.',
    '이 기사는 AI가 쓴 것일까?',
    '인공지능이 글을 쓰는 시대다.',
  ],
};
