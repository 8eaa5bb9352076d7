import { Gunzip, Unzlib } from 'fflate';
import { inflateStepBytes } from './limits';

const decoders = { zlib: Unzlib, gzip: Gunzip };

/**
 * Inflates up to `maxBytes` and stops there, so a compression bomb costs what its cap allows.
 * A damaged or short stream yields what came before the damage.
 * @param parts the compressed stream, in order
 * @returns at most `maxBytes` bytes
 */
export function inflateUpTo(
  parts: Iterable<Uint8Array>,
  wrapper: keyof typeof decoders,
  maxBytes: number,
): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const decoder = new decoders[wrapper]((piece: Uint8Array) => {
    pieces.push(piece);
    length += piece.length;
  });
  try {
    for (const step of steps(parts)) {
      if (length >= maxBytes) break;
      decoder.push(step, false);
    }
  } catch {
    // fflate throws at the first bad symbol; the bytes before it stand.
  }
  return join(pieces, Math.min(length, maxBytes));
}

function* steps(parts: Iterable<Uint8Array>): Generator<Uint8Array> {
  for (const part of parts) {
    for (let at = 0; at < part.length; at += inflateStepBytes) yield part.subarray(at, at + inflateStepBytes);
  }
}

function join(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const joined = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    if (at >= length) break;
    joined.set(piece.subarray(0, length - at), at);
    at += piece.length;
  }
  return joined;
}
