import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { labelsAround, readPlatform } from '../../../../src/collect/page-marks/platform';
import { linkAround } from '../../../../src/collect/captions';
import type { Finding } from '../../../../src/core/evidence';
import type { Item } from '../../../../src/core/item';
import type { PlatformMarks } from '../../../../src/core/page-marks';
import { findLabels } from '../../../../src/detectors/platform-labels/platform-labels';
import { itemOf } from '../../../../tools/fuzz/context';

export const folder = join(import.meta.dirname, '../../../fixtures/platforms');

export interface OpenMedium {
  /** `ai-made`, `ai-part`, `camera` or `nothing`, as the page itself says. */
  readonly expected: string;
  readonly element: Element;
  readonly item: Item;
  readonly findings: readonly Finding[];
}

export interface PlatformPage {
  readonly address: URL;
  readonly marks: PlatformMarks | null;
  readonly media: readonly OpenMedium[];
}

export function readPage(name: string): string {
  return readFileSync(join(folder, `${name}.html`), 'utf8');
}

/** Opens a page of a platform as if it stood at its address; jsdom loads no pictures, so they are as large as written. */
export function openPlatformPage(
  html: string,
  change: (address: string) => string = (same) => same,
): PlatformPage {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  document.documentElement.replaceWith(document.adoptNode(parsed.documentElement));
  const address = new URL(change(document.documentElement.dataset['address'] ?? ''));
  addBase(address);
  Object.defineProperty(HTMLImageElement.prototype, 'naturalWidth', {
    configurable: true,
    get(this: HTMLImageElement) {
      return Number(this.getAttribute('width'));
    },
  });
  const marks = readPlatform(document, address.hostname);
  const media = [...document.querySelectorAll('[data-expected]')].map((element) => {
    const item = itemFrom(element, address);
    return {
      expected: element.getAttribute('data-expected') ?? '',
      element,
      item,
      findings: findLabels(item, { platform: marks }),
    };
  });
  return { address, marks, media };
}

function itemFrom(element: Element, address: URL): Item {
  return {
    ...itemOf(element.localName === 'video' ? 'video' : 'image'),
    pageUrl: address.href,
    src: element.getAttribute('src'),
    surroundings: {
      captions: [],
      link: linkAround(element),
      labels: labelsAround(element, address.hostname),
      targets: [],
    },
  };
}

/** Links on the page are relative to where it stands. */
function addBase(address: URL): void {
  const base = document.createElement('base');
  base.href = address.href;
  document.head.prepend(base);
}
