/** Sum of the standard luminance table, ITU-T T.81 Annex K.1. */
const STANDARD_LUMINANCE_SUM = 3688;
const TABLE_SIZE = 64;
/** Quantisation tables stand near the start; a hostile file must not make us walk through all of it. */
const MAX_SEGMENTS = 500;

const SOI = 0xffd8;
const DQT = 0xdb;
const SOS = 0xda;
const EOI = 0xd9;

/**
 * Quality 1..100 on the scale of the Independent JPEG Group, estimated from the luminance quantisation table
 * (ITU-T T.81 §B.2.4.1).
 * @returns null when the bytes hold no readable table
 */
export function jpegQuality(bytes: Uint8Array): number | null {
  const sum = luminanceSum(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (sum === null || sum === 0) return null;
  // IJG: scale = 200 - 2q for q >= 50, 5000 / q below.
  const scale = (100 * sum) / STANDARD_LUMINANCE_SUM;
  const quality = scale <= 100 ? (200 - scale) / 2 : 5000 / scale;
  return Math.min(100, Math.max(1, Math.round(quality)));
}

function luminanceSum(view: DataView): number | null {
  if (view.byteLength < 4 || view.getUint16(0) !== SOI) return null;
  let at = 2;
  for (let segment = 0; segment < MAX_SEGMENTS && at + 4 <= view.byteLength; segment += 1) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // fill byte, T.81 §B.1.1.2
      continue;
    }
    if (marker === SOS || marker === EOI) return null;
    const end = at + 2 + view.getUint16(at + 2);
    const sum = marker === DQT ? tableZeroSum(view, at + 4, Math.min(end, view.byteLength)) : null;
    if (sum !== null) return sum;
    at = end;
  }
  return null;
}

/** One DQT segment may hold several tables; the luminance table has identifier 0. */
function tableZeroSum(view: DataView, start: number, end: number): number | null {
  let at = start;
  while (at < end) {
    const head = view.getUint8(at);
    const width = head >> 4 === 0 ? 1 : 2;
    const next = at + 1 + TABLE_SIZE * width;
    if (next > end) return null;
    if ((head & 15) === 0) return sumOf(view, at + 1, width);
    at = next;
  }
  return null;
}

function sumOf(view: DataView, start: number, width: 1 | 2): number {
  let sum = 0;
  for (let i = 0; i < TABLE_SIZE; i += 1) {
    const at = start + i * width;
    sum += width === 1 ? view.getUint8(at) : view.getUint16(at);
  }
  return sum;
}
