import { cutStates, newCuttings } from '../../../src/collect/page-marks/platform-states.ts';
import type { Item } from '../../../src/core/item.ts';
import { platforms } from '../../../src/core/platforms.table.ts';
import { findLabels } from '../../../src/detectors/platform-labels/platform-labels.ts';
import { galleryPages } from '../../fixtures/platforms/galleries.ts';
import { metaPages } from '../../fixtures/platforms/meta.ts';
import { tiktokPages } from '../../fixtures/platforms/tiktok.ts';
import { youtubePages } from '../../fixtures/platforms/youtube.ts';
import { checkFindings } from '../check-findings.ts';
import { itemOf } from '../context.ts';
import { textSamples } from '../corpus.ts';
import type { Target } from '../target.ts';

const pages = Object.values({ ...youtubePages, ...metaPages, ...tiktokPages, ...galleryPages });
const addresses = pages.flatMap((page) => /data-address="([^"]+)"/.exec(page)?.[1] ?? []);

/** The text of a page through the search for states and through their reading, as if every platform had written it. */
export const target: Target = {
  corpus: textSamples(pages, 'html'),
  tokens: [
    '{',
    '}',
    '"',
    '\\',
    '\\"',
    'null',
    '"__proto__":{',
    '"id":',
    'JSON.parse("',
    ...platforms.flatMap(({ states }) => states.map(({ find }) => find)),
  ],
  run(bytes) {
    const text = new TextDecoder().decode(bytes);
    for (const { id, states } of platforms) {
      const cuttings = newCuttings();
      cutStates(text, states, cuttings);
      const platform = { platform: id, states: [...cuttings.states] };
      for (const pageUrl of addresses) checkFindings(findLabels(videoOn(pageUrl), { platform }));
    }
  },
};

function videoOn(pageUrl: string): Item {
  return { ...itemOf('video'), pageUrl, src: 'blob:https://platform.invalid/1' };
}
