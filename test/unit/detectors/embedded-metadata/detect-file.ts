import { noHeaders } from '../../../../src/core/artifact';
import { noPageMarks, noSurroundings } from '../../../../src/core/page-marks';
import { readFileSync } from 'node:fs';
import type { MediaFormat } from '../../../../src/core/artifact';
import type { Finding } from '../../../../src/core/evidence';
import type { Item } from '../../../../src/core/item';
import { detector } from '../../../../src/detectors/embedded-metadata/embedded-metadata';

const formats: Readonly<Record<string, MediaFormat>> = {
  jpg: 'jpeg',
  jpeg: 'jpeg',
  png: 'png',
  webp: 'webp',
  gif: 'gif',
  bmp: 'bmp',
  avif: 'avif',
  heif: 'heic',
  heic: 'heic',
  jxl: 'jxl',
  tiff: 'tiff',
  svg: 'svg',
  mp4: 'mp4',
  m4s: 'mp4',
  m4a: 'm4a',
  mov: 'mov',
  webm: 'webm',
  mkv: 'mkv',
  avi: 'avi',
  flac: 'flac',
  ogg: 'ogg',
  mp3: 'mp3',
  wav: 'wav',
  pdf: 'pdf',
};

export const item: Item = {
  id: 'document/1/0',
  kind: 'image',
  pageUrl: 'https://example.org/',
  src: 'https://example.org/picture',
  text: null,
  language: null,
  inline: null,
  place: { selector: 'img', box: { x: 0, y: 0, width: 64, height: 64 }, alt: null },
  surroundings: noSurroundings,
  mayFetchManifest: false,
  priority: 0,
};

const unused = (): never => {
  throw new Error('this detector needs neither models nor credentials');
};

export async function detectBytes(
  bytes: Uint8Array,
  format: MediaFormat,
  signal = new AbortController().signal,
): Promise<readonly Finding[]> {
  const artifacts = {
    bytes: new Uint8Array(bytes),
    format,
    pixels: { width: 0, height: 0, data: new Uint8ClampedArray() },
    text: '',
    language: null,
    fingerprint: { hash: '', luma: '' },
    page: noPageMarks,
    headers: noHeaders,
  };
  const found = await detector.detect(item, artifacts, {
    signal,
    inference: { image: unused, text: unused, file: unused },
    credentials: { read: unused },
    files: { get: unused },
    memory: null,
    originatorAnchors: [],
  });
  if ('skip' in found) throw new Error(`skipped: ${found.skip}`);
  return found;
}

export function formatOf(path: string): MediaFormat {
  return formats[path.split('.').pop() ?? ''] ?? 'unknown';
}

export function detectFile(path: string): Promise<readonly Finding[]> {
  return detectBytes(readFileSync(path), formatOf(path));
}

/** `mark says weight`, one a finding: what the tables of the tests state. */
export function summary(findings: readonly Finding[]): string[] {
  return findings.map(
    ({ claim, detail }) => `${String(detail['mark'])} ${claim.says} ${String(detail['weight'])}`,
  );
}
