import { maxProperties } from './limits';
import { decodeText } from './property';
import type { Property } from './property';

/**
 * The fields of a Vorbis comment header, after whatever a codec puts in front. Names are case-insensitive: they are
 * reported in capitals.
 * Source: Vorbis I §5.2.
 */
export function readVorbisComment(bytes: Uint8Array): Property[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8) return [];
  let at = 4 + view.getUint32(0, true);
  if (at + 4 > bytes.length) return [];
  const count = Math.min(view.getUint32(at, true), maxProperties);
  at += 4;
  const found: Property[] = [];
  for (let index = 0; index < count && at + 4 <= bytes.length; index += 1) {
    const end = at + 4 + view.getUint32(at, true);
    if (end > bytes.length) break;
    found.push(...readField(decodeText(bytes.subarray(at + 4, end))));
    at = end;
  }
  return found;
}

function readField(field: string): Property[] {
  const equals = field.indexOf('=');
  if (equals < 1 || equals > maxNameChars) return [];
  const name = field.slice(0, equals).toUpperCase();
  return [{ where: `Vorbis comment ${name}`, name: `vorbis:${name}`, value: field.slice(equals + 1) }];
}

/** A name without an end is a text, not a field. */
const maxNameChars = 200;
