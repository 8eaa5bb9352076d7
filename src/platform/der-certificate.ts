/** Tags of ASN.1 DER (X.690) that a certificate's outer form uses. */
const tag = { integer: 0x02, bitString: 0x03, sequence: 0x30, version: 0xa0 } as const;

interface Element {
  readonly tag: number;
  /** Offsets of the contents. */
  readonly start: number;
  readonly end: number;
}

/**
 * Whether bytes have the outer form of an X.509 certificate (RFC 5280 §4.1): three parts, of which the first holds
 * serial number, signature algorithm, issuer, validity, subject and key, with nothing left over. Names, dates and
 * signature are not judged: that is done by who uses it.
 */
export function isCertificate(bytes: Uint8Array): boolean {
  const [whole, ...rest] = elements(bytes, 0, bytes.length) ?? [];
  if (whole?.tag !== tag.sequence || rest.length > 0) return false;
  const parts = elements(bytes, whole.start, whole.end) ?? [];
  if (!hasTags(parts, [tag.sequence, tag.sequence, tag.bitString])) return false;
  const body = parts[0] === undefined ? [] : (elements(bytes, parts[0].start, parts[0].end) ?? []);
  const fields = body[0]?.tag === tag.version ? body.slice(1) : body;
  const { integer, sequence } = tag;
  return hasTags(fields.slice(0, 6), [integer, sequence, sequence, sequence, sequence, sequence]);
}

function hasTags(found: readonly Element[], expected: readonly number[]): boolean {
  return found.length === expected.length && expected.every((one, at) => found[at]?.tag === one);
}

/** The elements that fill [from, to) exactly; null when they do not. */
function elements(bytes: Uint8Array, from: number, to: number): readonly Element[] | null {
  const found: Element[] = [];
  for (let at = from; at < to;) {
    const element = elementAt(bytes, at);
    if (element === null || element.end > to) return null;
    found.push(element);
    at = element.end;
  }
  return found;
}

/** Definite lengths of up to three bytes: no certificate has 16 MB. */
function elementAt(bytes: Uint8Array, at: number): Element | null {
  const first = bytes[at + 1];
  if (first === undefined) return null;
  if (first < 0x80) return { tag: bytes[at] ?? 0, start: at + 2, end: at + 2 + first };
  const size = first - 0x80;
  if (size === 0 || size > 3 || at + 2 + size > bytes.length) return null;
  const length = bytes.subarray(at + 2, at + 2 + size).reduce((sum, byte) => sum * 256 + byte, 0);
  return { tag: bytes[at] ?? 0, start: at + 2 + size, end: at + 2 + size + length };
}
