import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { MediaFormat } from '../../src/core/artifact.ts';
import type { Sample } from './target.ts';

const fixtures = fileURLToPath(new URL('../../test/fixtures/', import.meta.url));
/** A photograph's picture data would take most of the changes and none of the parsing. */
const maxSampleBytes = 16 * 1024;

/** Committed fixtures of these folders, small ones only, in the order of their names. */
export function samplesOf(...folders: readonly string[]): Sample[] {
  return folders
    .flatMap((folder) =>
      readdirSync(fixtures + folder)
        .sort()
        .map((name) => `${folder}/${name}`),
    )
    .filter((path) => !path.endsWith('.md') && formatOf(path) !== 'unknown')
    .map((path) => ({ name: path.replaceAll('/', '-'), bytes: readFileSync(fixtures + path) }))
    .filter(({ bytes }) => bytes.length > 0 && bytes.length <= maxSampleBytes);
}

export function textSamples(texts: readonly string[], ending: string): Sample[] {
  return texts.map((text, at) => ({ name: `${at}.${ending}`, bytes: Buffer.from(text) }));
}

const formats: Readonly<Record<string, MediaFormat>> = {
  jpg: 'jpeg',
  png: 'png',
  webp: 'webp',
  gif: 'gif',
  avif: 'avif',
  heic: 'heic',
  jxl: 'jxl',
  tiff: 'tiff',
  bmp: 'bmp',
  svg: 'svg',
  mp4: 'mp4',
  mov: 'mov',
  m4a: 'm4a',
  webm: 'webm',
  mkv: 'mkv',
  avi: 'avi',
  mp3: 'mp3',
  wav: 'wav',
  flac: 'flac',
  ogg: 'ogg',
  pdf: 'pdf',
};

/** The format a sample began as: a changed file is read as what its first bytes said before. */
export function formatOf(name: string): MediaFormat {
  return formats[name.split('.').pop() ?? ''] ?? 'unknown';
}
