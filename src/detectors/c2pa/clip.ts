/** Longest text of a file that is passed on, UTF-16 units. */
const MAX_TEXT_LENGTH = 160;

/** Without control and direction characters, which would let a name in a certificate rewrite the line it stands in. */
export function clip(text: string): string;
export function clip(text: string | null): string | null;
export function clip(text: string | null): string | null {
  if (text === null) return null;
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ').slice(0, MAX_TEXT_LENGTH);
}
