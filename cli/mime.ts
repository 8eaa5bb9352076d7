import { extname } from 'node:path';

type MediaElement = 'img' | 'video' | 'audio';

const images = {
  avif: 'image/avif',
  bmp: 'image/bmp',
  gif: 'image/gif',
  heic: 'image/heic',
  heif: 'image/heif',
  ico: 'image/x-icon',
  jfif: 'image/jpeg',
  jpe: 'image/jpeg',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  jxl: 'image/jxl',
  png: 'image/png',
  svg: 'image/svg+xml',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  webp: 'image/webp',
};
const videos = {
  avi: 'video/x-msvideo',
  m4v: 'video/mp4',
  mkv: 'video/matroska',
  mov: 'video/quicktime',
  mp4: 'video/mp4',
  ogv: 'video/ogg',
  webm: 'video/webm',
};
const audios = {
  flac: 'audio/flac',
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
  oga: 'audio/ogg',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  wav: 'audio/wav',
};
const documents = {
  css: 'text/css; charset=utf-8',
  htm: 'text/html; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  markdown: 'text/plain; charset=utf-8',
  md: 'text/plain; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  woff: 'font/woff',
  woff2: 'font/woff2',
  xhtml: 'application/xhtml+xml',
};

const types = new Map<string, string>(Object.entries({ ...images, ...videos, ...audios, ...documents }));

/** Media type by the end of the name; `application/octet-stream` when it is not known. */
export function mimeOf(path: string): string {
  return types.get(extensionOf(path)) ?? 'application/octet-stream';
}

/** The element that shows such a file, or null when it is no medium. */
export function mediaElementOf(path: string): MediaElement | null {
  const extension = extensionOf(path);
  if (Object.hasOwn(images, extension)) return 'img';
  if (Object.hasOwn(videos, extension)) return 'video';
  return Object.hasOwn(audios, extension) ? 'audio' : null;
}

/** Lower case, without the dot. */
export function extensionOf(path: string): string {
  return extname(path).slice(1).toLowerCase();
}
