import type { FilesAlone } from '../../../src/present/limits/tested-rates.ts';
import { type LimitsWords, registersIn } from './limits-words.ts';

export const english: LimitsWords = {
  title: 'Limits: how often the estimates are wrong',
  intro: `日本語: [limits.ja.md](limits.ja.md)

Written by \`node tools/models/write-limits.ts\` from the files in \`training/results\`; the page of options shows the same
figures. Brackets: 95 % intervals. "Likely" is what the badge says: a flag. A flag on something that a person made is a
false accusation.`,
  and: ' with ',
  count: (hits, n) => ` (${hits} of ${n})`,
  image: {
    heading: (models, date) => `Pictures: ${models}, ${date}`,
    conditions: ({ sources, browser, policy, prior, calibration }) =>
      `Conditions: clean = as found; web = long side ≤ 768, JPEG q60; hard = ≤ 512, q40; thumb = ≤ 256, q75; made for all pictures alike.
Scored by the extension in a browser (${browser}), policy ${policy}, assumed share of AI 1 in ${1 / prior}, calibration \`${calibration}\`. Pictures not made by AI
come from ${sources.human} sources, AI pictures from ${sources.ai}; nothing was trained, chosen or tuned on any of them, but some had a part in
the thresholds of an earlier release, whose test led to the stricter rule for the thresholds of this one. Charts, screenshots and scans that were recognised as such are not judged and not
counted. Intervals: over all pictures from drawing sources, then groups within them; by kind by Wilson, which takes pictures as
independent.`,
    names: {},
    columns: {
      condition: 'condition',
      falseFlags: 'all pictures not made by AI called "likely"',
      photographs: 'photographs called "likely"',
      art: 'paintings, illustrations, posters called "likely"',
      screenshots: 'screenshots and charts called "likely"',
      found: 'AI pictures called "likely"',
      noSignOfAi: 'AI pictures called "no sign"',
      noSignOfOthers: 'other pictures called "no sign"',
      auroc: 'AUROC',
    },
    notes: ({ filesAlone }) =>
      `Everything between is "inconclusive": most pictures, by intent. Where a generated picture and a photograph show the same
kind of scene, this model is close to guessing.${filesAlone === null ? '' : ` ${filesWords(filesAlone)}`}`,
  },
  text: {
    heading: (models, date) => `English text: ${models}, ${date}`,
    untuned: ({ sources, browser, policy, prior, calibration }) =>
      `Scored by the extension in a browser (${browser}), policy ${policy}, assumed share of AI 1 in ${1 / prior}, calibration \`${calibration}\`. Texts by people come
from ${sources.human} sources, AI texts from ${sources.ai}; nothing was trained, chosen or tuned on any of them, but an earlier test
on them showed that abstracts of papers were wanting among the texts that set the thresholds. Intervals come from drawing
sources, then groups of texts within them; by Wilson, which takes texts as independent, where none or all were hits.`,
    columns: {
      words: 'words',
      falseFlags: 'texts by people called "likely"',
      found: 'AI texts called "likely"',
      noSignOfAi: 'AI texts called "no sign"',
      auroc: 'AUROC',
      register: 'kind of writing',
      attack: 'change',
    },
    auroc: `AUROC: how often a random AI text scores higher than a random text by a person of that length; 0.5 is chance.`,
    registers: 'The rate depends on the kind of writing:',
    attacks: 'AI texts that were changed to escape, against the same texts unchanged:',
    paraphrased:
      'Texts by Llama 3.1 8B with a watermark, and what Llama 3 8B made of them when told to paraphrase, mostly against a named detector:',
    humanised: 'Texts by chat models of 2023 that a model was told to make look human:',
    notes: `Texts under 50 words and other languages are not judged. Edited, translated and formal human text is at higher risk;
texts that a model rewrote to look human are hardly ever found. A flag says nothing about a person’s conduct.`,
  },
  registerOf: registersIn('en'),
  attacks: {
    none: 'unchanged',
    homoglyph: 'letters that look the same',
    'zero-width': 'invisible characters',
    whitespace: 'spaces doubled or left out',
    article: 'articles left out',
    misspelling: 'misspellings',
    synonym: 'words of like meaning',
    spelling: 'British or American spelling',
    number: 'other digits',
    case: 'capitals and small letters',
    comma: 'commas left out',
    punctuation: 'other punctuation',
    apostrophe: 'apostrophes left out',
    paragraph: 'paragraphs in another order',
    paraphrase: 'paraphrased',
    'paraphrase-llama3-8b': 'paraphrased by Llama 3 8B',
    'paraphrase-guided-mage': 'paraphrased against MAGE',
    'paraphrase-guided-radar': 'paraphrased against RADAR',
    'paraphrase-guided-roberta-base': 'paraphrased against RoBERTa base',
    'paraphrase-guided-roberta-large': 'paraphrased against RoBERTa large',
    'humanize-gpt4': 'made to look human by GPT-4',
    'humanize-llama2': 'made to look human by Llama 2',
  },
  closing: {
    heading: 'What no estimate here can do',
    body: `Screenshots of AI pictures, small generated parts in a photograph, retouching and upscaling are out of reach. The weights
are public, so evasion is easy. No accuracy figure holds without its condition, version and date.`,
  },
};

/** What the files alone tell, and whether the model was shown to tell more. */
function filesWords({ auroc, above: { value, low, high } }: FilesAlone): string {
  const alone = `Size, bytes and format of the files alone reach an AUROC of ${auroc.toFixed(2)} on the clean pictures`;
  const interval = `[${low.toFixed(2)} to ${high.toFixed(2)}]`;
  return low > 0
    ? `${alone}; the model has ${value.toFixed(2)} ${interval} more.`
    : `${alone}; the difference of the model, ${value.toFixed(2)} ${interval}, may be none:\nnothing shows that it sees more than how these sources differ.`;
}
