/**
 * Every cap of this detector. Reading stops at a cap and keeps what came before it. Together they keep hostile files
 * under 100 ms (`hostile.test.ts` prints the times). Values without a source are estimates with room to spare.
 */

/** PNG encoders that write 8 KiB of picture data a chunk make 3,200 chunks of a 25 MB file. */
export const maxChunks = 20_000;

/** Boxes or RIFF chunks walked per level; metadata sits within the first few dozen. */
export const maxBoxes = 10_000;

/** PNG text or Ogg comments per file, inflated; a ComfyUI workflow takes 3 to 10 kB in the test files, large ones hundreds of kB. */
export const maxTextBytes = 4 * 1024 * 1024;

/** Compressed bytes inflated at a time. Deflate expands up to 1,032 times, so one step never exceeds 2.2 MB. */
export const inflateStepBytes = 2048;

/** Matroska elements walked per level; a live stream's sound and picture blocks stand at the top (25 MB hold about 50,000). */
export const maxElements = 100_000;

/** Ogg pages walked; the comments end within the first dozens even where a cover picture lies in them. */
export const maxOggPages = 2000;

/** ID3 tag that is read; texts stand before the cover pictures, which fill the rest. */
export const maxId3Bytes = 4 * 1024 * 1024;

/** ImageMagick writes at most one block of each of four kinds. */
export const maxRawProfiles = 4;

/** SVG text that is read. Drawing programs put `metadata` near the top; exported charts exceed this. */
export const maxSvgBytes = 2 * 1024 * 1024;

/** JPEG segments before the picture data; a 25 MB manifest takes 400. */
export const maxSegments = 2000;

/** AVIF and HEIC: the item tables of a picture in hundreds of tiles take some tens of kB. */
export const maxMetaBytes = 1024 * 1024;

/** EXIF blocks read per file; one is usual, two after careless editing. */
export const maxExifBlocks = 2;

/** Bytes of one XMP packet that are read; a JPEG's standard packet has at most 65,502. */
export const maxXmpBytes = 512 * 1024;

/** XMP packets read per block list; one is usual, two after careless editing. */
export const maxXmpPackets = 3;

/** XMP needs six levels for what is read here; deeper input is not XMP. */
export const maxXmlDepth = 64;

/** Longest text handed to the JSON reader. */
export const maxJsonChars = 1024 * 1024;

/** Properties kept per block; an ordinary file has fewer than a hundred. */
export const maxProperties = 2000;

/** Values read of one name: two packets or chunks may disagree; more is not from a generator. */
export const maxValuesPerName = 2;

/** Samsung's directory and the JSON texts in it; a block may also hold a whole picture, which is not read. */
export const maxTrailerEntries = 100;
export const maxTrailerBlockBytes = 256 * 1024;

/** Raw bytes (3.1 megapixels of RGBA) of a PNG that is read to its end for hidden text; only files that start with the mark get there. */
export const maxStealthRawBytes = 12 * 1024 * 1024 + 8192;

/** Hidden generator text, inflated. */
export const maxStealthTextBytes = 1024 * 1024;

/** Findings per file, strongest first. */
export const maxFindings = 10;

/** Characters of a value kept for the card and the report. */
export const maxRawChars = 500;
