/**
 * Undoes what hides or disguises letters: characters without width, and Greek or Cyrillic letters that stand in Latin words
 * because they look the same. Pure, and without imports: the command line runs it as it is.
 */

/** Soft hyphen, zero-width, bidirectional, variation selectors, tags, BOM. */
const invisible =
  /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e01ef}]/gu;

const letterWord = /[A-Za-zıɡ\u0370-\u03ff\u0400-\u052f]+/g;
const latinLetter = /[A-Za-z]/g;
/** Dotless i and script g are letters of Latin alphabets too: alone they are no disguise. */
const otherLetter = /[\u0370-\u03ff\u0400-\u052f]/g;
// Greek and Cyrillic letters that look like Latin ones, and what they look like.
const LOOK_ALIKES = 'аеорсухіјѕһԁԛԝкмтвнАВЕКМНОРСТХУІЈЅαοννρτυχικΑΒΕΖΗΙΚΜΝΟΡΤΥΧıɡ';
const LATIN = 'aeopcyxijshdqwkmtbhABEKMHOPCTXYIJSaovvptuxikABEZHIKMNOPTYXig';
const latinOf = new Map(Array.from(LOOK_ALIKES, (letter, i) => [letter, LATIN.charAt(i)]));

/**
 * Of the Greek and Cyrillic letters of a text, at most this share may be without a Latin look-alike if they are to be taken
 * for disguises. In Russian a third is, in Greek half; a foreign name in a disguised English text stays below.
 */
const MAX_UNMISTAKABLE_SHARE = 0.1;
/** Letters that no look-alike can replace (f, g, l, n, r, u, v, z) make up a quarter of English. */
const MIN_LATIN_SHARE = 0.2;

/** Without the characters that show nothing. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, '');
}

/** Look-alikes become Latin in words that mix alphabets; a Greek or Russian word stays what it is. */
export function latinisedMixedWords(text: string): string {
  return text.replace(letterWord, (word) => {
    if (!/[A-Za-z]/.test(word) || /^[A-Za-z]*$/.test(word)) return word;
    return latinised(word);
  });
}

/**
 * What a reader takes the letters for; to tell the language of a text by. Where a text is disguised, words are made Latin
 * whole, those of look-alikes alone too ("а", "ассеѕѕ"). Texts in Greek or Cyrillic, and quotations of them, stay.
 */
export function plainLetters(text: string): string {
  const visible = withoutInvisible(text).normalize('NFKC');
  if (!isDisguisedLatin(visible)) return visible;
  return visible.replace(letterWord, (word) => {
    const latin = latinised(word);
    return /^[A-Za-z]*$/.test(latin) ? latin : word;
  });
}

function isDisguisedLatin(text: string): boolean {
  const others = text.match(otherLetter) ?? [];
  if (others.length === 0) return false;
  const latin = text.match(latinLetter)?.length ?? 0;
  const unmistakable = others.filter((letter) => !latinOf.has(letter)).length;
  return (
    unmistakable <= MAX_UNMISTAKABLE_SHARE * others.length &&
    latin >= MIN_LATIN_SHARE * (latin + others.length)
  );
}

function latinised(word: string): string {
  return Array.from(word, (letter) => latinOf.get(letter) ?? letter).join('');
}
