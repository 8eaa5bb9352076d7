import type { MediaFormat } from '../../core/artifact';
import { AppError } from '../../core/errors';
import { readFlac } from './flac';
import { readGif } from './gif';
import { readHeif } from './heif';
import { readId3 } from './id3';
import { readJpeg } from './jpeg';
import { readMatroska } from './matroska';
import { readMp4 } from './mp4';
import { readOgg } from './ogg';
import { readPng } from './png-text';
import type { Property } from './property';
import { readRiff } from './riff';
import { readSamsungTrailer } from './samsung-trailer';
import { readStealthPng } from './stealth-png';
import { readSvg } from './svg';
import { readTiff } from './tiff';
import { readWebp } from './webp';

type Reader = (bytes: Uint8Array) => Property[];

/** Which readers look at which container. A format without a row is not read: no container, no mark. */
const readers: Readonly<Partial<Record<MediaFormat, readonly Reader[]>>> = {
  jpeg: [readJpeg, readSamsungTrailer],
  png: [readPng, readStealthPng, readSamsungTrailer],
  webp: [readWebp],
  gif: [readGif],
  avif: [readHeif],
  heic: [readHeif, readSamsungTrailer],
  jxl: [readHeif],
  tiff: [readTiff],
  svg: [readSvg],
  mp4: [readMp4],
  mov: [readMp4],
  m4a: [readMp4],
  webm: [readMatroska],
  mkv: [readMatroska],
  mp3: [readId3],
  wav: [readRiff],
  avi: [readRiff],
  flac: [readFlac],
  ogg: [readOgg],
};

/**
 * Everything that the file's metadata blocks state, as far as marks may live there; `[]` for other formats.
 * @throws AppError `decode` when a reader broke down and no other reader found a property
 */
export function readProperties(bytes: Uint8Array, format: MediaFormat): Property[] {
  const found: Property[] = [];
  let cause: unknown = null;
  for (const read of (format === 'unknown' ? undefined : readers[format]) ?? []) {
    try {
      found.push(...read(bytes));
    } catch (thrown) {
      // One broken block must not hide what another states.
      cause = thrown;
    }
  }
  if (cause !== null && found.length === 0)
    throw new AppError('decode', 'metadata cannot be read', { cause });
  return found;
}
