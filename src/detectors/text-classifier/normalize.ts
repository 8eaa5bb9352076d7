import { latinisedMixedWords, withoutInvisible } from '../../core/plain-letters';

/**
 * The cleaning that the text models were trained with (model card, "Normalisation"), step for step as in
 * `training/text/normalize.py`; both are held to `test/fixtures/vectors/normalize.json`.
 * Bullets, markdown, dashes and typographic quotes carry no information after it, by design.
 */
export function normalize(passage: string): string {
  let text = straightMarks(straightMarks(japaneseMarks(passage)).normalize('NFKC'));
  text = withoutInvisible(text);
  for (const [pattern, replacement] of steps) text = text.replace(pattern, replacement);
  return latinisedMixedWords(text).replace(space, ' ').trim().replace(spaceBeforeMark, '$1');
}

/** Words separated by white space, as the length bins count them. */
export function countWords(normalized: string): number {
  return normalized.match(notSpace)?.length ?? 0;
}

// Python's \s for str; JavaScript's differs by U+001C-U+001F, U+0085 and U+FEFF.
const SPACES =
  '\\t\\n\\v\\f\\r\\x1c-\\x1f \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const S = `[${SPACES}]`;
const NOT_S = `[^${SPACES}]`;
const NOT_S_NOT_AT = `[^@${SPACES}]`;
const space = new RegExp(`${S}+`, 'g');
const notSpace = new RegExp(`${NOT_S}+`, 'g');
const spaceBeforeMark = new RegExp(` +([,.;:!?])(?=${S}|$)`, 'g');

const quotesAndHyphens = /[‘-‛′´`“-‟″«»‐-‒−]/g;

const steps: readonly (readonly [RegExp, string])[] = [
  [/\r\n?/g, '\n'],
  // The card's rules for code fences and back quotes never apply: back quotes are straight quotes by now.
  [/!?\[([^\]\n]*)\]\([^)\n]*\)/g, '$1'], // markdown link
  [
    // quote, heading, bullet; only U+000A starts a line, as in Python, while `^` would also take U+2028
    /(?<![^\n])[ \t]*(?:>+[ \t]?)*(?:#{1,6}[ \t]+|(?:[-*+•·◦▪●–]|\(?[0-9]{1,3}[.)])[ \t]+)?/g,
    '',
  ],
  [new RegExp(`${S}*[—―]+${S}*|${S}+–${S}+|${S}*--+${S}*`, 'g'), ' - '],
  [/–/g, '-'],
  [/''/g, '"'],
  [/\*+|__+/g, ''],
  [/(^|[^A-Za-z0-9_])_([^_\n]+)_(?![A-Za-z0-9_])/g, '$1$2'], // emphasis
  [new RegExp(`(?:https?://|www\\.)${NOT_S}+|${NOT_S_NOT_AT}+@${NOT_S_NOT_AT}+\\.${NOT_S_NOT_AT}+`, 'g'), ''],
  [/[\u{1F000}-\u{1FAFF}\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\ue000-\uf8ff]/gu, ''], // emoji, arrows
  [/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, ' '],
];

function straightMarks(text: string): string {
  return text.replace(quotesAndHyphens, (mark) => {
    if ('‐‑‒−'.includes(mark)) return '-';
    return '“”„‟″«»'.includes(mark) ? '"' : "'";
  });
}

const kana = /[\u3041-\u30ff\uff66-\uff9f]/;
/** After kana or kanji, also where a bracket closes between. */
const wideMark =
  /([\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f][」』）】]*)([，．])/g;

/** Papers and official texts write ，． for 、。, which the compatibility forms would make Latin marks. */
function japaneseMarks(text: string): string {
  if (!kana.test(text)) return text;
  return text.replace(wideMark, (_, before: string, mark: string) => before + (mark === '，' ? '、' : '。'));
}
