import { toFinding } from '../../../src/detectors/embedded-metadata/embedded-metadata.ts';
import { matchMarks } from '../../../src/detectors/embedded-metadata/match.ts';
import { marks } from '../../../src/detectors/embedded-metadata/marks.table.ts';
import { aigc, comfyPrompt, comfyWorkflow, infotext } from '../../fixtures/metadata-texts.ts';
import { checkFindings } from '../check-findings.ts';
import { textSamples } from '../corpus.ts';
import type { Target } from '../target.ts';

const names = [...new Set(marks.flatMap(({ at }) => at))];
const texts = [
  aigc('1'),
  aigc('2'),
  `{"AIGC":${aigc('3')}}`,
  aigc('1').replaceAll('"', '&quot;'),
  '{"aigc_info":{"aigc_label_type":2}}',
  '{"aigc_info":"{\\"aigc_label_type\\":1}"}',
  comfyPrompt,
  comfyWorkflow,
  infotext,
];

/** China's label, and every other mark, over one text in all places that marks are read from. */
export const target: Target = {
  corpus: textSamples(texts, 'txt'),
  tokens: [
    '{',
    '}',
    '[',
    '{"a":',
    '"Label":"1"',
    '"__proto__":',
    '"constructor":',
    '"constructor"',
    '"Label":"toString"',
    'NaN',
    '&quot;',
    'Steps: 1, Sampler: ',
    'Seed: ',
    '1e999',
    '\\u0000',
    '" -s 5 -S 1 -W 64 -H 64',
    'Job ID: ',
  ],
  run(bytes) {
    const value = new TextDecoder().decode(bytes);
    checkFindings(matchMarks(names.map((name) => ({ where: name, name, value }))).map(toFinding));
  },
};
