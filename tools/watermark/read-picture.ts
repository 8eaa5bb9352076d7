import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { readJpeg } from '../sample/pictures.ts';

/** 8-bit RGBA, row-major, on white. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Decodes a JPEG or an ordinary PNG (8 bits, not interlaced); null for all others and for what is damaged. */
export function readPicture(path: string): Picture | null {
  const bytes = readFileSync(path);
  try {
    if (bytes[0] === 0xff && bytes[1] === 0xd8) return clamped(readJpeg(bytes));
    return bytes.subarray(1, 4).toString('latin1') === 'PNG' ? readPng(bytes) : null;
  } catch {
    return null;
  }
}

export function clamped(picture: { width: number; height: number; data: Uint8Array }): Picture {
  const { width, height, data } = picture;
  return { width, height, data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length) };
}

/** Bytes a pixel by colour type: PNG 3rd ed. §6.1. */
const depths: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

function readPng(bytes: Buffer): Picture | null {
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const depth = depths[bytes[25]!];
  if (bytes[24] !== 8 || bytes[28] !== 0 || depth === undefined) return null;
  const parts = chunksOf(bytes);
  const samples = unfilter(inflateSync(Buffer.concat(parts.IDAT ?? [])), width * depth, height, depth);
  const data = new Uint8ClampedArray(width * height * 4);
  const pixelAt = pixelReader(bytes[25]!, samples, parts.PLTE?.[0], parts.tRNS?.[0]);
  for (let at = 0; at < width * height; at += 1) {
    const rgba = pixelAt(at * depth);
    const alpha = rgba & 255;
    for (let channel = 0; channel < 3; channel += 1) {
      const value = (rgba >>> (24 - channel * 8)) & 255;
      data[at * 4 + channel] = alpha === 255 ? value : 255 + ((value - 255) * alpha) / 255;
    }
    data[at * 4 + 3] = 255;
  }
  return { width, height, data };
}

function chunksOf(bytes: Buffer): Record<string, Buffer[]> {
  const parts: Record<string, Buffer[]> = {};
  for (let at = 8; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    (parts[type] ??= []).push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return parts;
}

/** One pixel as 0xRRGGBBAA. Transparent single colours of types 0 and 2 are not looked at. */
function pixelReader(
  type: number,
  samples: Uint8Array,
  palette?: Buffer,
  alphas?: Buffer,
): (at: number) => number {
  const join = (red: number, green: number, blue: number, alpha: number) =>
    (red << 24) | (green << 16) | (blue << 8) | alpha;
  if (type === 3)
    return (at) => {
      const entry = samples[at]! * 3;
      return join(
        palette![entry]!,
        palette![entry + 1]!,
        palette![entry + 2]!,
        alphas?.[samples[at]!] ?? 255,
      );
    };
  if (type === 0 || type === 4)
    return (at) => join(samples[at]!, samples[at]!, samples[at]!, type === 4 ? samples[at + 1]! : 255);
  return (at) => join(samples[at]!, samples[at + 1]!, samples[at + 2]!, type === 6 ? samples[at + 3]! : 255);
}

/** PNG 3rd ed. §9.2. */
function unfilter(raw: Uint8Array, stride: number, height: number, depth: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (stride + 1)]!;
    for (let x = 0; x < stride; x += 1) {
      const at = row * stride + x;
      const left = x >= depth ? out[at - depth]! : 0;
      const up = row > 0 ? out[at - stride]! : 0;
      const upLeft = x >= depth && row > 0 ? out[at - stride - depth]! : 0;
      out[at] = raw[row * (stride + 1) + 1 + x]! + predict(filter, left, up, upLeft);
    }
  }
  return out;
}

function predict(filter: number, left: number, up: number, upLeft: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const toLeft = Math.abs(up - upLeft);
  const toUp = Math.abs(left - upLeft);
  const toUpLeft = Math.abs(left + up - 2 * upLeft);
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}
