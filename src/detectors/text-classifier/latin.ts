/** English with quotations and names in other scripts stays above; a mixed or wrongly identified page does not. */
const MIN_LATIN_SHARE = 0.9;

/**
 * Guards against a wrong language guess: pages state and browsers detect languages wrongly, above all of short text.
 * @param normalized after look-alike letters were mapped, so that they do not count as another script
 */
export function isWrittenInLatin(normalized: string): boolean {
  const letters = normalized.match(/\p{L}/gu)?.length ?? 0;
  const latin = normalized.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return letters > 0 && latin >= MIN_LATIN_SHARE * letters;
}
