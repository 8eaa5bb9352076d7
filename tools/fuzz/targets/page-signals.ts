import type { Artifacts } from '../../../src/core/artifact.ts';
import { noPageMarks, noSurroundings } from '../../../src/core/page-marks.ts';
import { detector } from '../../../src/detectors/page-signals/page-signals.ts';
import { credits } from '../../fixtures/pages/captions.ts';
import { graph } from '../../fixtures/pages/structured.ts';
import { checkFindings } from '../check-findings.ts';
import { contextWithout, itemOf } from '../context.ts';
import { textSamples } from '../corpus.ts';
import type { Target } from '../target.ts';

const samples = [
  JSON.stringify(graph),
  'mode=ai-originated; model="gpt-4"; provider="A, \\"B\\""; date=@1745286896, x=(a "b";q=1);r=?0, y=:aGk=:',
  '</style.css>; rel=preload; as=style, <https://a.example/m,n>; title="a, <b>; \\"c\\""; rel="c2pa-manifest next"',
  ...Object.values(credits),
  'This article was written by ChatGPT, then edited by a person. (Image: AI-generated) / A. Writer | DALL·E 3',
];

/** One text as JSON-LD, as both header fields, as caption, alternative text, passage, `meta` and microdata of a page. */
export const target: Target = {
  corpus: textSamples(samples, 'txt'),
  tokens: [
    '{',
    '}',
    '[',
    ']',
    '"@graph":[',
    '"@id":"#made"',
    '"__proto__":{',
    '"digitalSourceType":',
    '"contentUrl":"/pictures/made.jpg"',
    'https://schema.org/TrainedAlgorithmicMediaDigitalSource',
    '<',
    '>;',
    '; rel="c2pa-manifest"',
    '="',
    '\\"',
    ',',
    ';',
    'mode=',
    '%"',
    '@1',
    'AI-generated',
    'This article was written by ',
    'AIで生成',
    '%E5%',
    '/_next/image?url=',
    'https://i0.wp.com/',
  ],
  async run(bytes) {
    const text = new TextDecoder().decode(bytes);
    const meta = [{ name: 'ai-disclosure', content: text }];
    const microdata = [
      {
        type: text,
        properties: ['contenturl', 'digitalsourcetype'].map((name) => ({ name, content: text })),
      },
    ];
    const artifacts = {
      page: { ...noPageMarks, jsonLd: [text], meta, microdata },
      headers: { aiDisclosure: text.slice(0, 4_096), link: text.slice(0, 4_096) },
      text,
    } as unknown as Artifacts;
    for (const item of [pictureWith(text), itemOf('text', text), itemOf('page')]) {
      const findings = await detector.detect(item, artifacts, contextWithout);
      if (!('skip' in findings)) checkFindings(findings);
    }
  },
};

function pictureWith(text: string) {
  const item = itemOf('image');
  return {
    ...item,
    src: URL.canParse(text, item.pageUrl)
      ? new URL(text, item.pageUrl).href
      : 'https://example.org/pictures/made.jpg',
    place: { ...item.place, alt: text },
    surroundings: { ...noSurroundings, captions: [text.slice(0, 300)] },
  };
}
