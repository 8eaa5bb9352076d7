import { noSurroundings } from '../../src/core/page-marks.ts';
import type { DetectContext } from '../../src/core/detector.ts';
import type { Item, MediaKind } from '../../src/core/item.ts';

const refuse = (): never => {
  throw new Error('not given to parsers');
};

/** Nothing of the outside world. */
export const contextWithout: DetectContext = {
  signal: new AbortController().signal,
  inference: { image: refuse, text: refuse, file: refuse },
  credentials: { read: refuse },
  files: { get: refuse },
  memory: null,
  originatorAnchors: [],
};

export function itemOf(kind: MediaKind, text: string | null = null): Item {
  return {
    id: 'document/1/0',
    kind,
    pageUrl: 'https://example.org/',
    src: text === null ? 'https://example.org/item' : null,
    text,
    language: null,
    inline: null,
    place: { selector: 'main', box: { x: 0, y: 0, width: 64, height: 64 }, alt: null },
    surroundings: noSurroundings,
    mayFetchManifest: false,
    priority: 0,
  };
}
