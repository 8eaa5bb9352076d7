import { ebmlElements } from './ebml';
import { maxProperties } from './limits';
import { decodeText, trimEnd } from './property';
import type { Property } from './property';

const ids = {
  header: 0x1a45dfa3,
  segment: 0x18538067,
  tags: 0x1254c367,
  tag: 0x7373,
  simpleTag: 0x67c8,
  name: 0x45a3,
  text: 0x4487,
};
/**
 * The texts of `SimpleTag` elements of a Matroska or WebM file. Names are case-insensitive by the specification and
 * written in capitals by FFmpeg: they are reported so. Tags inside tags and binary values are not read.
 * Source: RFC 9559 §5.1.8 (Tags).
 */
export function readMatroska(bytes: Uint8Array): Property[] {
  return tagsOf(bytes)
    .flatMap((data) => inside(data, ids.tag))
    .flatMap((data) => inside(data, ids.simpleTag))
    .slice(0, maxProperties)
    .flatMap(readSimpleTag);
}

function tagsOf(bytes: Uint8Array): Uint8Array[] {
  const tags: Uint8Array[][] = [];
  let isFirst = true;
  for (const { id, data } of ebmlElements(bytes)) {
    if (isFirst && id !== ids.header) return [];
    isFirst = false;
    if (id === ids.segment) tags.push(inside(data, ids.tags));
    // A live stream leaves the size of its Segment open: what it holds then stands at the top.
    if (id === ids.tags) tags.push([data]);
  }
  return tags.flat();
}

function inside(bytes: Uint8Array, wanted: number): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (const { id, data } of ebmlElements(bytes)) if (id === wanted) found.push(data);
  return found;
}

function readSimpleTag(bytes: Uint8Array): Property[] {
  const [name] = inside(bytes, ids.name);
  const [text] = inside(bytes, ids.text);
  if (name === undefined || text === undefined) return [];
  const written = trimEnd(decodeText(name)).toUpperCase();
  return [{ where: `Matroska tag ${written}`, name: `mkv:${written}`, value: trimEnd(decodeText(text)) }];
}
