/**
 * How a C2PA manifest begins in plain text (C2PA 2.4 §A.8.4): U+FEFF, then the variation selectors that stand for
 * `C2PATXT` and a zero byte. Nothing a person writes has these nine characters in a row.
 */
export const WRAPPER_START = '\uFEFF\u{E0133}\u{E0122}\u{E0140}\u{E0131}\u{E0144}\u{E0148}\u{E0144}\uFE00';

/** Lines around a manifest, or its address, in a comment of structured text (C2PA 2.4 §A.9.3). */
export const ARMOUR_START = '-----BEGIN C2PA MANIFEST-----';
export const ARMOUR_END = '-----END C2PA MANIFEST-----';

export function holdsWrapper(text: string): boolean {
  return text.includes(WRAPPER_START);
}

/** True where both ends of an armour are there; what is between them is not looked at. */
export function holdsArmour(text: string): boolean {
  const start = text.indexOf(ARMOUR_START);
  return start >= 0 && text.indexOf(ARMOUR_END, start) >= 0;
}

/** The text without the manifests in it: what is left is what somebody wrote. */
export function withoutWrappers(text: string): string {
  let kept = '';
  let from = 0;
  for (let at = text.indexOf(WRAPPER_START); at >= 0; at = text.indexOf(WRAPPER_START, from)) {
    kept += text.slice(from, at);
    from = selectorsEnd(text, at + 1);
  }
  return kept + text.slice(from);
}

/** Where a run of variation selectors ends that begins at `from`; UTF-16 units. */
export function selectorsEnd(text: string, from: number): number {
  let at = from;
  for (let units = selectorUnits(text, at); units > 0; units = selectorUnits(text, at)) at += units;
  return at;
}

/** U+FE00–FE0F is one unit, U+E0100–E01EF two; 0 for anything else. */
function selectorUnits(text: string, at: number): 0 | 1 | 2 {
  const unit = text.charCodeAt(at);
  if (unit >= 0xfe00 && unit <= 0xfe0f) return 1;
  const next = unit === 0xdb40 ? text.charCodeAt(at + 1) : 0;
  return next >= 0xdd00 && next <= 0xddef ? 2 : 0;
}
