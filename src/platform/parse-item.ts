import * as v from 'valibot';
import { mediaKinds, type Item } from '../core/item';
import { holdsArmour, holdsWrapper } from '../core/text-manifest';

/** Longest passage that is judged; the collector cuts at 20,000. */
const MAX_TEXT_LENGTH = 40_000;
/** The same with a C2PA manifest in it, which the collector sends whole up to 400,000. */
const MAX_MARKED_TEXT_LENGTH = 420_000;
/** 8 MB of bytes as base64, see `acquire/limits.ts`. */
const MAX_BASE64_LENGTH = 12_000_000;
const MAX_URL_LENGTH = 8_192;
const MAX_SELECTOR_LENGTH = 4_096;
/** As the collector caps them. */
const MAX_CAPTION_LENGTH = 2_000;
const MAX_CAPTIONS = 16;
/** A document sends its items in batches; more in one message is not ours. */
const MAX_ITEMS_PER_MESSAGE = 1_000;

const finite = v.pipe(v.number(), v.finite());
const address = v.pipe(
  v.string(),
  v.maxLength(MAX_URL_LENGTH),
  v.regex(/^(https?|data|blob|file|chrome-extension|moz-extension):/),
);

const caption = v.pipe(v.string(), v.maxLength(MAX_CAPTION_LENGTH));

const passage = v.pipe(
  v.string(),
  v.check((text) => text.length <= (isMarked(text) ? MAX_MARKED_TEXT_LENGTH : MAX_TEXT_LENGTH)),
);

const itemSchema = v.object({
  id: v.pipe(v.string(), v.maxLength(200), v.regex(/^[\w-]+\/\d+\/\d+$/)),
  kind: v.picklist(mediaKinds),
  pageUrl: address,
  src: v.nullable(address),
  text: v.nullable(passage),
  language: v.nullable(v.pipe(v.string(), v.maxLength(35))),
  inline: v.nullable(
    v.object({
      holds: v.picklist(['file', 'pixels']),
      base64: v.pipe(v.string(), v.maxLength(MAX_BASE64_LENGTH)),
    }),
  ),
  place: v.object({
    selector: v.pipe(v.string(), v.maxLength(MAX_SELECTOR_LENGTH)),
    box: v.object({ x: finite, y: finite, width: finite, height: finite }),
    alt: v.nullable(v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH))),
  }),
  surroundings: v.object({
    captions: v.pipe(v.array(caption), v.maxLength(MAX_CAPTIONS)),
    link: v.nullable(v.pipe(v.string(), v.maxLength(MAX_URL_LENGTH))),
    labels: v.pipe(v.array(caption), v.maxLength(MAX_CAPTIONS)),
    targets: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.maxLength(MAX_CAPTIONS)),
  }),
  mayFetchManifest: v.boolean(),
  priority: v.picklist([0, 1, 2]),
});

/**
 * Items as a content script sent them, with `pageUrl` replaced by the address the browser itself reports.
 * Malformed items are dropped, never repaired: a hostile page may sit behind the content script.
 */
export function parseItems(message: unknown, pageUrl: string): readonly Item[] {
  if (!Array.isArray(message)) return [];
  return message.slice(0, MAX_ITEMS_PER_MESSAGE).flatMap((candidate: unknown) => {
    const parsed = v.safeParse(itemSchema, candidate);
    if (!parsed.success || hasNothingToJudge(parsed.output)) return [];
    return [{ ...parsed.output, pageUrl }];
  });
}

function hasNothingToJudge(item: Pick<Item, 'kind' | 'text' | 'src' | 'inline'>): boolean {
  return item.kind === 'text' ? item.text === null : item.src === null && item.inline === null;
}

function isMarked(text: string): boolean {
  return holdsWrapper(text) || holdsArmour(text);
}
