import { detector } from '../../../src/detectors/text-marks/text-marks.ts';
import { checkFindings } from '../check-findings.ts';
import { contextWithout, itemOf } from '../context.ts';
import { textSamples } from '../corpus.ts';
import type { Target } from '../target.ts';

const passages = [
  'The figures rose :contentReference[oaicite:3]{index=3} last year. See [oai_citation:2] and sandbox:/mnt/data/a.csv.',
  'As of my last knowledge update in 2023, this holds.【12†source】 More in [web:12] and [attached_file:1].',
  'Read https://example.org/a?utm_source=chatgpt.com and https://example.net/?utm_source=openai for more.',
  `Hidden${String.fromCodePoint(...Array.from('secret', (letter) => 0xe0000 + letter.charCodeAt(0)))} words${'\u200b\u200c'.repeat(8)} here.`,
  '「AIについて」と書かれた記事を引用する。I hope this helps! Would you like me to continue? [Your Name]',
];

/** Marks of chatbots and hidden data over passages of text. */
export const target: Target = {
  corpus: textSamples(passages, 'txt'),
  tokens: [
    ':contentReference[oaicite:',
    ']{index=',
    '【',
    '†source】',
    'utm_source=chatgpt.com',
    'https://',
    '\u200b',
    '\u{e0041}',
    '\ufe0f',
    '[web:1]',
    '[cite: 1',
    '```',
    '“',
    '"',
    '> ',
    '\n',
    'As an AI language model',
    'turn0search1',
    '<grok-card data-id=',
  ],
  async run(bytes) {
    const text = new TextDecoder().decode(bytes);
    const artifacts = { text, language: null } as Parameters<typeof detector.detect>[1];
    const findings = await detector.detect(itemOf('text', text), artifacts, contextWithout);
    if (!('skip' in findings)) checkFindings(findings);
  },
};
