/** Larger files are rare on pages and would hold a worker's memory several times over. */
export const MAX_FILE_BYTES = 25 * 1024 * 1024;

/** Of larger video and audio files, what is read to find their marks: heads of all formats are shorter. */
export const HEAD_BYTES = 1024 * 1024;

/** All that is read of them; the index of a film of some hours is about 6 MB. */
export const MAX_BOXES_BYTES = 8 * 1024 * 1024;

/** A file has a head, media data and an index; one made of a thousand boxes is made to keep us busy. */
export const MAX_RANGE_REQUESTS = 6;

/** Runtime messages are JSON: this is 10.7 MB as base64, copied twice on its way to the engine. */
export const MAX_INLINE_BYTES = 8 * 1024 * 1024;

/** 40 Mpx are 160 MB of RGBA, held twice for a moment (bitmap and copy). */
export const MAX_PIXELS = 40_000_000;

/** A server that has not delivered by now is reported as such; a later try is the engine's decision. */
export const FETCH_TIMEOUT_MS = 20_000;

/** The largest permitted picture decodes in about 2 s on a slow laptop; more is a stuck decoder. */
export const DECODE_TIMEOUT_MS = 15_000;

/** Sizes stand in front of the pixels. A bound keeps hostile files from keeping the header parser busy. */
export const HEADER_BYTES = 1024 * 1024;

/** Box lists can be walked in quadratic time by the header parser; real ones are below 100 KB. */
export const BOX_HEADER_BYTES = 128 * 1024;

/** Comments and entity lists of drawing programs in front of `<svg` stay below this. */
export const SVG_PROLOG_BYTES = 64 * 1024;

/** Rows are copied out of a bitmap in strips of this many pixels, so that no canvas of the full size is needed. */
export const STRIP_PIXELS = 2_000_000;
