/** One named value that a container states about its file. */
export interface Property {
  /** For people: container, block and name, e.g. `PNG tEXt parameters`, `XMP photoshop:Credit`. */
  readonly where: string;
  /** For the table of marks: `png:parameters`, `exif:Make`, `xmp:photoshop:Credit`; a name is unique to its block. */
  readonly name: string;
  readonly value: string;
}

// Made once: making one takes longer than most decoding done here.
const utf8Decoder = new TextDecoder('utf-8', { fatal: true });
const latin1Decoder = new TextDecoder('latin1');

/**
 * Text of a block whose encoding is not declared reliably: UTF-8 where the bytes are valid UTF-8, else Latin-1.
 * PNG 3rd ed. §11.3.3.2 says Latin-1 for tEXt, yet writers of generator data put UTF-8 there.
 */
export function decodeText(bytes: Uint8Array): string {
  try {
    return utf8Decoder.decode(bytes);
  } catch {
    return latin1(bytes);
  }
}

/** One character per byte; for keywords, four-character codes and true Latin-1. */
export function latin1(bytes: Uint8Array): string {
  return latin1Decoder.decode(bytes);
}

/** Without the zero bytes and spaces that pad a value. By hand: a pattern for it is quadratic on long inner padding. */
export function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '\0' || text[end - 1]?.trim() === '')) end -= 1;
  return text.slice(0, end);
}

export function upToNull(text: string): string {
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}
