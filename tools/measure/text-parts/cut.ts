import { sentencesOf, type Span } from '../../../src/detectors/text-classifier/parts.ts';

/** A text and where its sentences stand in it, in characters. */
export interface CutText {
  readonly text: string;
  readonly sentences: readonly Span[];
}

/** Cut as the product cuts it. @param maxWords sentences that begin after so many words are left out */
export function cut(text: string, language: string, maxWords = Number.POSITIVE_INFINITY): CutText {
  const sentences: Span[] = [];
  let [at, words] = [0, 0];
  for (const sentence of sentencesOf(text, language)) {
    if (words >= maxWords) break;
    const start = text.indexOf(sentence, at);
    at = start + sentence.length;
    words += sentence.split(/\s+/).length;
    sentences.push({ start, end: at });
  }
  return { text: text.slice(0, at), sentences };
}

/** The text of sentences `start` to before `end`, with all that stands between them; empty where there are none. */
export function excerpt({ text, sentences }: CutText, start: number, end: number): string {
  const [first, last] = [sentences[start], sentences[end - 1]];
  return start < end && first && last ? text.slice(first.start, last.end) : '';
}
