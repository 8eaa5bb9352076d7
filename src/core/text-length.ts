/** Scripts that put no spaces between words. */
const unspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu;

export interface TextLength {
  readonly words: number;
  /** Characters of scripts without spaces; not counted as words. */
  readonly unspaced: number;
}

/** How much there is to read. */
export function lengthOf(text: string): TextLength {
  const withoutSpaces = text.match(unspaced)?.length ?? 0;
  const words = text.replace(unspaced, ' ').match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
  return { words, unspaced: withoutSpaces };
}
