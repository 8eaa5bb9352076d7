import { decode, encode } from 'jpeg-js';
import { crc32, deflateSync } from 'node:zlib';

type Bytes = Uint8Array<ArrayBuffer>;

/** 8-bit RGBA, row-major. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export function readJpeg(bytes: Uint8Array): Picture {
  return decode(bytes, { useTArray: true, formatAsRGBA: true });
}

/** No metadata is written. @param quality 1–100 */
export function writeJpeg(picture: Picture, quality: number): Bytes {
  return Uint8Array.from(encode({ ...picture, data: Buffer.from(picture.data) }, quality).data);
}

/** Area mean, long side at most `longSide` px: enough for a sample picture, and free of aliasing. */
export function shrink(picture: Picture, longSide: number): Picture {
  const scale = Math.min(1, longSide / Math.max(picture.width, picture.height));
  const width = Math.round(picture.width * scale);
  const height = Math.round(picture.height * scale);
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1)
      data.set(meanColour(picture, x, y, width, height), (y * width + x) * 4);
  }
  return { width, height, data };
}

function meanColour(picture: Picture, x: number, y: number, width: number, height: number): number[] {
  const left = Math.floor((x * picture.width) / width);
  const right = Math.max(left + 1, Math.floor(((x + 1) * picture.width) / width));
  const top = Math.floor((y * picture.height) / height);
  const bottom = Math.max(top + 1, Math.floor(((y + 1) * picture.height) / height));
  const sums = [0, 0, 0];
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) {
      const at = (row * picture.width + column) * 4;
      for (let channel = 0; channel < 3; channel += 1) sums[channel]! += picture.data[at + channel]!;
    }
  }
  const count = (right - left) * (bottom - top);
  return [...sums.map((sum) => Math.round(sum / count)), 255];
}

/** The middle ninth, lighter: a change that can be seen. */
export function brightenMiddle(picture: Picture): Picture {
  const data = picture.data.slice();
  for (let y = Math.floor(picture.height / 3); y < (picture.height * 2) / 3; y += 1) {
    for (let x = Math.floor(picture.width / 3); x < (picture.width * 2) / 3; x += 1) {
      const at = (y * picture.width + x) * 4;
      for (let channel = 0; channel < 3; channel += 1)
        data[at + channel] = Math.min(255, data[at + channel]! + 45);
    }
  }
  return { ...picture, data };
}

/** Puts the picture data of one JPEG behind the manifest (APP11) of another, as an editor that keeps unknown parts would. */
export function withManifestOf(picture: Bytes, signed: Bytes): Bytes {
  const parts = splitSegments(signed)
    .filter((one) => one.marker === 0xeb)
    .map((one) => one.bytes);
  const own = splitSegments(picture);
  // Same place as in the signed file, right behind the first segment, so that only the picture differs.
  return concat([picture.subarray(0, 2), own[0]!.bytes, ...parts, ...own.slice(1).map((one) => one.bytes)]);
}

/** A segment is inserted behind the first one (JFIF). @param payload without marker and length */
export function withSegment(jpeg: Bytes, marker: number, payload: Uint8Array): Bytes {
  const [first, ...rest] = splitSegments(jpeg);
  const length = payload.length + 2;
  const segment = concat([Uint8Array.of(0xff, marker, length >> 8, length & 0xff), payload]);
  return concat([jpeg.subarray(0, 2), first!.bytes, segment, ...rest.map((one) => one.bytes)]);
}

/** Header segments; the last part is everything from the first scan on. */
function splitSegments(jpeg: Bytes): { marker: number; bytes: Bytes }[] {
  const parts: { marker: number; bytes: Bytes }[] = [];
  let at = 2;
  while (jpeg[at + 1] !== 0xda) {
    const end = at + 2 + jpeg[at + 2]! * 256 + jpeg[at + 3]!;
    parts.push({ marker: jpeg[at + 1]!, bytes: jpeg.subarray(at, end) });
    at = end;
  }
  return [...parts, { marker: 0xda, bytes: jpeg.subarray(at) }];
}

/** RGB, no filter. Node has no encoder; a PNG is a few lines with its zlib. */
export function writePng({ width, height, data }: Picture): Bytes {
  const raw = new Uint8Array(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      raw.set(data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3), y * (1 + width * 3) + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);
  return concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, payload: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), payload]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(payload.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function concat(parts: readonly Uint8Array[]): Bytes {
  return Uint8Array.from(Buffer.concat(parts));
}
