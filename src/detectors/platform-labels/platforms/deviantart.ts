import * as v from 'valibot';
import { absolute, aiLabel, type PlatformReader } from '../statement';
import { idSchema, lenient, parsedBy } from './shapes';

const deviation = v.object({
  deviationId: idSchema,
  isAiGenerated: v.literal(true),
  media: lenient(v.object({ baseUri: v.string() })),
});

export const deviantart: PlatformReader = {
  read: (states) =>
    parsedBy(deviation, states).map(({ deviationId, media }) => {
      const file = media === undefined ? null : absolute(media.baseUri);
      const fileId = file === null ? null : wixFile(file);
      const names = { pageIds: [deviationId], fileIds: fileId === null ? [] : [fileId] };
      return aiLabel('ai-made', 'true', 'isAiGenerated', 'self-disclosed', names);
    }),
  pageId: ({ pathname }) => /\/art\/(?:[^/]*-)?(\d+)\/?$/.exec(pathname)?.[1] ?? null,
  fileId: wixFile,
  isPageOfOne: () => false,
};

/** `/f/<uuid>/<name>` however the picture is scaled. */
function wixFile({ pathname }: URL): string | null {
  return /\/f\/([0-9a-f-]{36}\/[\w-]+\.\w+)/.exec(pathname)?.[1] ?? null;
}
