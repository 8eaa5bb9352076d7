/** What a detector may ask for. Only the keys in `Detector.needs` are present when it runs. */
export interface Artifacts {
  /** The file as received. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Container found by its first bytes, never by name or header. */
  readonly format: MediaFormat;
  readonly pixels: Pixels;
  /** The passage as the page shows it, not normalised. */
  readonly text: string;
  /** BCP 47 primary language of `text`, or null. */
  readonly language: string | null;
}
export type ArtifactName = keyof Artifacts;

/** Upright (EXIF orientation applied), composited on white, 8-bit RGBA row-major; alpha is always 255. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

export const mediaFormats = [
  'jpeg',
  'png',
  'webp',
  'gif',
  'avif',
  'heic',
  'jxl',
  'tiff',
  'bmp',
  'svg',
  'mp4',
  'mov',
  'm4a',
  'webm',
  'avi',
  'mp3',
  'wav',
  'flac',
  'ogg',
  'pdf',
] as const;
export type MediaFormat = (typeof mediaFormats)[number] | 'unknown';

/** The exact file that was judged (a thumbnail and its original are different files). */
export interface Rendition {
  readonly url: string | null;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly format: MediaFormat;
  /** px; null when not decoded. */
  readonly width: number | null;
  readonly height: number | null;
}
