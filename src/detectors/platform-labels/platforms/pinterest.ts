import * as v from 'valibot';
import { aiLabel, fileName, type PlatformReader } from '../statement';
import { idSchema, lenient, parsedBy } from './shapes';

const pin = v.object({
  image_signature: lenient(v.string()),
  imageSignature: lenient(v.string()),
  digital_media_source_type: lenient(v.number()),
  digitalMediaSourceType: lenient(v.number()),
  id: lenient(idSchema),
  entityId: lenient(idSchema),
});

/** Of the pins that show "AI modified"; other numbers are not known to say it. */
const PINTEREST_AI = 11;

export const pinterest: PlatformReader = {
  read: (states) =>
    parsedBy(pin, states).flatMap((one) => {
      const isAi = [one.digital_media_source_type, one.digitalMediaSourceType].includes(PINTEREST_AI);
      const signature = one.image_signature ?? one.imageSignature;
      const number = one.entityId ?? one.id;
      if (!isAi) return [];
      const names = {
        pageIds: number === undefined ? [] : [number],
        fileIds: signature === undefined ? [] : [signature],
      };
      return [aiLabel('ai-part', String(PINTEREST_AI), 'digital_media_source_type', 'detected', names)];
    }),
  pageId: ({ pathname }) => /^\/pin\/(?:[^/]*--)?(\d+)(?:\/|$)/.exec(pathname)?.[1] ?? null,
  fileId: (url) => /^([0-9a-f]{32})\.\w+$/.exec(fileName(url) ?? '')?.[1] ?? null,
  isPageOfOne: () => false,
};
