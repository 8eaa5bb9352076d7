import * as v from 'valibot';
import { aiLabel, fileName, type PlatformReader } from '../statement';
import { idSchema, parsedBy } from './shapes';

const asset = v.object({ content_id: idSchema, is_gentech: v.literal(true) });

export const adobeStock: PlatformReader = {
  read: (states) =>
    parsedBy(asset, states).map(({ content_id: number }) =>
      aiLabel('ai-made', 'true', 'is_gentech', 'self-disclosed', { pageIds: [number], fileIds: [number] }),
    ),
  pageId: ({ pathname }) => /\/(\d{6,})\/?$/.exec(pathname)?.[1] ?? null,
  fileId: (url) => /(?:^|_)F_(\d+)_/.exec(fileName(url) ?? '')?.[1] ?? null,
  isPageOfOne: () => false,
};
