import type { PageMarks } from './page-marks';

/** What a detector may ask for. Only the keys in `Detector.needs` are present when it runs. */
export interface Artifacts {
  /** The file as received. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Container found by its first bytes, never by name or header. */
  readonly format: MediaFormat;
  readonly pixels: Pixels;
  /** The passage as the page shows it, not normalised. */
  readonly text: string;
  /** As `Item.language`. */
  readonly language: string | null;
  readonly fingerprint: Fingerprint;
  /** What the document says of itself and its media; `noPageMarks` when it says nothing. */
  readonly page: PageMarks;
  /** What the server said beside the medium. */
  readonly headers: MediaHeaders;
}
export type ArtifactName = keyof Artifacts;

/** By which a picture is recognised when it comes again re-compressed or in another size. */
export interface Fingerprint {
  /** Perceptual hash, hexadecimal. */
  readonly hash: string;
  /** For the stricter comparison: a small grey picture, row-major, one byte a pixel, base64. */
  readonly luma: string;
}

/** HTTP response fields, verbatim; null when absent or when the medium came without a request. */
export interface MediaHeaders {
  /** draft-abaris-aicdh-01 */
  readonly aiDisclosure: string | null;
  /** RFC 8288 */
  readonly link: string | null;
}

export const noHeaders: MediaHeaders = { aiDisclosure: null, link: null };

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
  'mkv',
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
