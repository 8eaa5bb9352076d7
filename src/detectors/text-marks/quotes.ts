const closing: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '«': '»',
  '‹': '›',
  '「': '」',
  '『': '』',
  '‘': '’',
  '"': '"',
  '`': '`',
};
const marks = /[“”„«»‹›「」『』‘’"`]|\n\n/g;
const quoteOrTick = /^["'“”„‘’`´«»‹›「」『』]$/;

/**
 * Where quoted speech stands, as [start, end) offsets in order. A quote that is not closed ends with its paragraph;
 * quotes inside quotes belong to the outer one; an apostrophe inside a word closes nothing.
 */
export function quotedSpans(text: string): readonly (readonly [number, number])[] {
  const spans: [number, number][] = [];
  let open: { at: number; ends: string } | null = null;
  for (const { 0: mark, index } of text.matchAll(marks)) {
    const ends = closing[mark];
    if (open === null) {
      if (ends !== undefined) open = { at: index, ends };
    } else if (mark === '\n\n' || (open.ends.includes(mark) && !isApostrophe(text, index, mark))) {
      spans.push([open.at, index]);
      open = null;
    }
  }
  if (open !== null) spans.push([open.at, text.length]);
  return spans;
}

/** True when quotation marks or back quotes stand right before and right after: the mark itself is quoted. */
export function isQuotedItself(text: string, start: number, end: number): boolean {
  return quoteOrTick.test(text.charAt(start - 1)) && quoteOrTick.test(text.charAt(end));
}

function isApostrophe(text: string, at: number, mark: string): boolean {
  return mark === '’' && /\p{L}/u.test(text.charAt(at + 1));
}
