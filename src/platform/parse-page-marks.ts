import * as v from 'valibot';
import type { PageMarks } from '../core/page-marks';

/** The collector's caps, with room for characters that take more in another form. */
const MAX_NAME_LENGTH = 1_000;
const MAX_URL_LENGTH = 8_192;
/** Longest single text: a signed article's HTML, a manifest in base64, a platform's state. */
const MAX_TEXT_LENGTH = 2_000_000;
const MAX_ENTRIES = 64;
/** All texts of one document together; more is not ours. */
const MAX_TOTAL_LENGTH = 8_000_000;

const name = v.pipe(v.string(), v.maxLength(MAX_NAME_LENGTH));
const text = v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH));
const address = v.pipe(v.string(), v.maxLength(MAX_URL_LENGTH));
const few = <Entry extends v.GenericSchema>(entry: Entry) => v.pipe(v.array(entry), v.maxLength(MAX_ENTRIES));
const meta = v.object({ name, content: text });

const marksSchema = v.object({
  title: text,
  language: v.nullable(name),
  meta: few(meta),
  jsonLd: few(text),
  microdata: few(v.object({ type: name, properties: few(meta) })),
  manifests: few(v.object({ kind: v.picklist(['inline', 'link']), value: text })),
  originator: v.object({
    elements: few(
      v.object({
        kind: v.picklist(['ops', 'cas']),
        text: v.nullable(text),
        src: v.nullable(address),
        integrity: v.nullable(text),
      }),
    ),
    targets: few(
      v.object({
        type: name,
        cssSelector: v.nullable(text),
        content: v.nullable(text),
        integrity: v.nullable(text),
        addresses: few(address),
        problem: v.nullable(v.picklist(['too-large', 'bad-selector'])),
      }),
    ),
  }),
  platform: v.nullable(v.object({ platform: name, states: few(text) })),
});

/** What a document says of itself as its content script sent it; null when it says nothing or is malformed. */
export function parsePageMarks(message: unknown): PageMarks | null {
  const parsed = v.safeParse(marksSchema, message);
  return parsed.success && JSON.stringify(parsed.output).length <= MAX_TOTAL_LENGTH ? parsed.output : null;
}
