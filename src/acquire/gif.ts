export interface GifOutline {
  /** Frames whose data ends inside the file; counting stops at 2. */
  readonly frames: number;
}

/** Walks the block structure (GIF89a §12 and appendix A) over palettes and sub-blocks, without decoding. */
export function outlineGif(bytes: Uint8Array): GifOutline {
  let frames = 0;
  let offset = 13 + paletteBytes(bytes[10]);
  while (offset < bytes.length && frames < 2) {
    const block = bytes[offset];
    if (block === 0x2c) {
      offset = skipSubBlocks(bytes, offset + 10 + paletteBytes(bytes[offset + 9]) + 1);
      if (offset <= bytes.length) frames += 1;
    } else if (block === 0x21) {
      offset = skipSubBlocks(bytes, offset + 2);
    } else break;
  }
  return { frames };
}

function paletteBytes(flags = 0): number {
  return flags & 0x80 ? 3 << ((flags & 7) + 1) : 0;
}

/** @returns the offset behind the empty block that ends the list; beyond the file when it is missing */
function skipSubBlocks(bytes: Uint8Array, start: number): number {
  let offset = start;
  for (let size = bytes[offset] ?? 0; size > 0; size = bytes[offset] ?? 0) offset += size + 1;
  return offset + 1;
}
