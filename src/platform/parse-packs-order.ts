import * as v from 'valibot';

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const medium = v.picklist(['image', 'text']);

/** Which packs judge in place of the embedded models, as `core/pack.ts` says. */
export const packChoiceSchema = v.object({
  image: v.fallback(v.nullable(sha256), null),
  text: v.fallback(v.nullable(sha256), null),
});

const orderSchema = v.variant('do', [
  v.object({ do: v.literal('list') }),
  v.object({ do: v.literal('use'), medium, sha256: v.nullable(sha256) }),
  v.object({ do: v.literal('forget'), sha256 }),
]);
export type PacksOrder = v.InferOutput<typeof orderSchema>;

/** Throws when the message has another form. */
export function parsePacksOrder(message: unknown): PacksOrder {
  return v.parse(orderSchema, message);
}
