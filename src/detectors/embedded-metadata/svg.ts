import { maxSvgBytes } from './limits';
import { decodeText } from './property';
import type { Property } from './property';
import { readXmpTokens } from './xmp';
import { xmlTokens } from './xml-tokens';
import type { XmlToken } from './xml-tokens';

/**
 * XMP in the `metadata` elements directly under the root of an SVG. Texts, titles and scripts of the drawing are
 * passed over unread; nothing is fetched or expanded.
 * Source: SVG 2 §5.8 (metadata); XMP Part 3, SVG.
 */
export function readSvg(bytes: Uint8Array): Property[] {
  return readXmpTokens(withoutDrawing(xmlTokens(decodeText(bytes.subarray(0, maxSvgBytes)))), 'svg');
}

/** The root, what stands directly in it and is called `metadata`, and all inside that; namespaces are read later. */
function* withoutDrawing(tokens: Iterable<XmlToken>): Generator<XmlToken> {
  let depth = 0;
  /** Depth at which a part of the drawing began; null outside such parts. */
  let drawingAt: number | null = null;
  for (const token of tokens) {
    if (token.kind === 'open') {
      const isDrawing = depth === 1 && !/^(?:[^:]+:)?metadata$/.test(token.name);
      if (isDrawing && drawingAt === null && !token.isEmpty) drawingAt = depth;
      if (drawingAt === null && !isDrawing) yield token;
      if (!token.isEmpty) depth += 1;
    } else if (token.kind === 'close') {
      depth -= 1;
      if (drawingAt === null) yield token;
      else if (depth === drawingAt) drawingAt = null;
    } else if (drawingAt === null) yield token;
  }
}
