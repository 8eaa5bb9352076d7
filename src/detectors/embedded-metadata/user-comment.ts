import { decodeText, latin1, trimEnd } from './property';

const codes = ['ASCII\0\0\0', 'JIS\0\0\0\0\0', '\0\0\0\0\0\0\0\0'];

/** Text of EXIF UserComment: an eight-byte character code, then the text (CIPA DC-008, tag 0x9286). */
export function decodeUserComment(bytes: Uint8Array): string {
  const code = latin1(bytes.subarray(0, 8));
  const text = bytes.subarray(8);
  if (code.startsWith('UNICODE')) return trimEnd(decodeUtf16(text));
  // Some writers leave the code out.
  return trimEnd(decodeText(codes.includes(code) ? text : bytes));
}

/** Writers disagree on the byte order and give no mark: the one in which more units are ASCII is meant. */
function decodeUtf16(bytes: Uint8Array): string {
  let zerosFirst = 0;
  let zerosSecond = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    if (bytes[at] === 0) zerosFirst += 1;
    if (bytes[at + 1] === 0) zerosSecond += 1;
  }
  return new TextDecoder(zerosSecond > zerosFirst ? 'utf-16le' : 'utf-16be').decode(bytes);
}
