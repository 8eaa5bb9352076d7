import { disclosureRows } from './disclosure-phrases.table';
import { CLEAR_TOOL, SHARED_TOOL, withoutToolNames } from './generator-names.table';
import type { DisclosureRow, PhraseSet } from './phrases/row';

/** A phrase by which a page says that AI made something. */
export interface Disclosure {
  readonly says: 'ai-made' | 'ai-part';
  /** `plain`: nothing else is said. `hint`: in passing, or in words that may mean something else. */
  readonly strength: 'plain' | 'hint';
  readonly language: string;
  /** The segment that says it, as normalised. */
  readonly phrase: string;
}

interface Segment {
  readonly text: string;
  /** In brackets after other words of the same sentence. */
  readonly isAside: boolean;
}

/** A disclosure is short; longer sentences tell of something. */
const MAX_SEGMENT_LENGTH = 120;
const MAX_CAPTION_LENGTH = 600;
/** Characters at either end of a text where notes about its making stand. */
const END_LENGTH = 400;
/** Sentences from either end that are looked at. */
const MAX_END_SEGMENTS = 4;

/** Nothing of the table matches without one of these; most captions have none. */
const worthReading = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}])(?:AI|A\.I\.|IA|KI|ИИ)(?![a-z\p{N}])`,
    String.raw`(?<![\p{L}\p{N}])[Aa]i[- ](?:[Gg]enerated|assisted)`,
    String.raw`artificial|artificiel|artificiale|künstlich|нейросет|искусственн|人工|AI|인공지능|synthetic|合成`,
    `[${CLEAR_TOOL}${SHARED_TOOL}]`,
  ].join('|'),
  'u',
);

/** What a caption, credit line or alternative text says of its medium; the plainest phrase, of equal ones the first. */
export function findInCaption(caption: string): Disclosure | null {
  const text = normalised(caption.slice(0, MAX_CAPTION_LENGTH));
  if (!worthReading.test(withoutToolNames(text))) return null;
  return plainest(
    disclosureRows
      .filter((row) => !isExcluded(text, row))
      .flatMap((row) => segmentsOf(text).map((segment) => match(segment, row, row.media))),
  );
}

/** What a passage says of itself in its first and last sentences. */
export function findInText(passage: string): Disclosure | null {
  const sentences = sentencesAtEnds(passage).filter(([one]) => worthReading.test(withoutToolNames(one)));
  return plainest(sentences.flatMap(([sentence, after]) => matchSentence(sentence, after)));
}

function matchSentence(sentence: string, after: string): readonly (Disclosure | null)[] {
  return (
    disclosureRows
      // "This article was written by ChatGPT. Or was it?"
      .filter((row) => !isExcluded(sentence, row) && !row.takenBack.test(after))
      .map((row) => match({ text: withoutStop(sentence), isAside: false }, row, row.text))
  );
}

function match({ text, isAside }: Segment, row: DisclosureRow, phrases: PhraseSet): Disclosure | null {
  const named = withoutToolNames(text);
  const read = row.language === 'ja' || row.language === 'zh' ? named.replace(/\s+/g, '') : named;
  const found = (says: Disclosure['says'], strength: Disclosure['strength']): Disclosure => ({
    says,
    strength,
    language: row.language,
    phrase: text,
  });
  const strength = isAside && !row.labelled.test(read) ? 'hint' : 'plain';
  if (phrases.part.some((one) => one.test(read))) return found('ai-part', strength);
  if (phrases.made.some((one) => one.test(read))) return found('ai-made', strength);
  const hint = phrases.hints.find(({ pattern }) => pattern.test(read));
  return hint === undefined ? null : found(hint.says, 'hint');
}

/** Scripts that no other language of the table shares: their words count whatever the phrase is written in. */
const ownScript = new Set(['ja', 'zh', 'ko', 'ru']);

function isExcluded(text: string, row: DisclosureRow): boolean {
  return disclosureRows.some((one) => (one === row || ownScript.has(one.language)) && one.unless.test(text));
}

function plainest(found: readonly (Disclosure | null)[]): Disclosure | null {
  const all = found.filter((one): one is Disclosure => one !== null);
  return all.find(({ strength }) => strength === 'plain') ?? all[0] ?? null;
}

function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

const sentenceEnd = /(?<=[.!?])\s+|(?<=[。!?])|\n+/u;
const separator = /\s[–-]\s|\s?[—|;]\s?|\s[•·]\s|\s?\/\s?/u;
const brackets = /[()[\]【】〔〕（）]/u;

function segmentsOf(caption: string): readonly Segment[] {
  return caption
    .split(sentenceEnd)
    .flatMap((sentence) => {
      const pieces = sentence.split(brackets).map((piece) => piece.trim());
      const isAlone = pieces.filter((piece) => withoutStop(piece) !== '').length === 1;
      return pieces.flatMap((piece, at) =>
        piece.split(separator).map((text) => ({ text: withoutStop(text), isAside: !isAlone && at > 0 })),
      );
    })
    .filter(({ text }) => text !== '' && text.length <= MAX_SEGMENT_LENGTH);
}

/** Sentences near either end, each with what follows it. */
function sentencesAtEnds(passage: string): readonly (readonly [string, string])[] {
  const start = pairs(passage.slice(0, END_LENGTH));
  const end = pairs(passage.slice(-END_LENGTH));
  // Between the borders what is cut off is no sentence.
  const whole =
    passage.length <= END_LENGTH
      ? start
      : [...start.slice(0, -1).slice(0, MAX_END_SEGMENTS), ...end.slice(1).slice(-MAX_END_SEGMENTS)];
  return whole.filter(([sentence]) => sentence !== '' && sentence.length <= MAX_SEGMENT_LENGTH);
}

function pairs(text: string): readonly (readonly [string, string])[] {
  const sentences = normalised(text).split(sentenceEnd);
  return sentences.map((one, at) => [one.trim(), sentences[at + 1]?.trim() ?? '']);
}

function withoutStop(text: string): string {
  return text
    .trim()
    .replace(/[.。!,、:\s]+$/u, '')
    .replace(/^[\s"“„'*-]+|["”'\s]+$/gu, '');
}
