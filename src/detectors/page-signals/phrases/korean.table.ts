import { anyTool, made, part, starts, tool, whole, type DisclosureRow } from './row';

const ai = `(?:(?:생성형 ?)?(?:AI|인공지능)(?: ?(?:도구|모델|프로그램|기술))?|${tool})`;
const medium =
  '(?:이미지|사진|그림|삽화|일러스트|영상|동영상|음성|목소리|내레이션|음악|노래|썸네일|표지|그래픽|자료)';
const label = `(?:[*※] ?)?(?:(?:이|본|해당|위) ?${medium}[은는]? ?|${medium}(?: ?(?:출처|제공|제작))? ?[:=] ?)?`;
const by = '(?:로|가|이|으로|에 ?의해|를 ?(?:사용|이용|활용)해서?|을 ?(?:사용|이용|활용)해서?)';
const verb = '(?:생성|제작|작성|합성)';
const ending = '(?:한|된|함|됨|했습니다|되었습니다|됐습니다|하였습니다|했다|됐다)?';
const subject =
  '(?:[*※] ?)?(?:이|본|해당) ?(?:기사|글|게시물|게시글|콘텐츠|포스트|문서|답변|내용|페이지)[은는이가]? ?';
export const korean: DisclosureRow = {
  language: 'ko',
  labelled: starts(`(?:이|본|해당) ?${medium}|${medium} ?[:=]`),
  media: {
    made: whole(
      `${label}${ai}${by} ?${verb}${ending}(?: ?${medium})?(?:입니다)?`,
      `${label}${anyTool}${by} ?생성${ending}(?: ?${medium})?(?:입니다)?`,
      `${label}${ai} ?${verb}(?: ?${medium})?(?:입니다)?`,
      `${label}${ai}${by} ?(?:만든|만들었습니다|그린|그렸습니다)(?: ?${medium})?(?:입니다)?`,
    ),
    part: whole(
      `${label}${ai}${by} ?(?:보정|편집|복원|수정|번역)${ending}(?: ?${medium})?(?:입니다)?`,
      `${label}${ai} ?(?:보정|편집|복원|번역)(?: ?${medium})?`,
    ),
    hints: made(`^AI ?(?:이미지|그림|일러스트|음성)$`, `^${medium} ?[:=] ?${tool}$`),
  },
  text: {
    made: whole(
      `${subject}${ai}${by} ?(?:자동 ?)?(?:생성|작성|제작|쓴)${ending}(?: ?(?:글|기사|콘텐츠)(?:입니다)?)?(?:\\.|,.{0,30})?`,
    ),
    part: whole(
      `${subject}${ai}${by} ?(?:자동 ?)?(?:번역|요약|교정)${ending}`,
      `${subject}${ai}의 ?(?:도움|지원)[을를]? ?(?:받아|통해) ?(?:작성|제작)${ending}`,
    ),
    hints: [
      ...made(`^${ai}[가이로] ?(?:작성|생성)${ending}(?: ?(?:글|기사)(?:입니다)?)?$`),
      ...part('^AI ?(?:요약|번역)$'),
    ],
  },
  takenBack: /[?]|농담|거짓말|아닙니다|아니다|라고 하면|라면/,
  unless:
    /[?]|아닙니다|아닌|아니|않|없이|없는|안 |금지|구별|판별|식별|탐지|감지|규제|법안|법률|논란|가짜|딥페이크|확산|방법|저작권|표시제|의혹|추정|가능성|것으로 보|일까|인가|왼쪽|오른쪽|공모전|전시/,
};
