/** A share (0..1) per 100, one decimal; the documents and the extension round alike. */
export function perHundred(share: number): number {
  return Math.round(share * 1_000) / 10;
}
