import * as v from 'valibot';

/** Numbers of media are written as numbers by some pages, as text by others. */
export const idSchema = v.pipe(
  v.union([v.string(), v.pipe(v.number(), v.safeInteger())]),
  v.transform((id) => String(id)),
);

/** Those of the values that have the shape, parsed. */
export function parsedBy<Schema extends v.GenericSchema>(
  schema: Schema,
  values: readonly unknown[],
): readonly v.InferOutput<Schema>[] {
  return values.flatMap((value) => {
    const parsed = v.safeParse(schema, value);
    return parsed.success ? [parsed.output] : [];
  });
}

/** Of properties that may be missing, null, or of a shape we do not know: undefined then. */
export function lenient<Schema extends v.GenericSchema>(schema: Schema) {
  return v.fallback(v.optional(schema), undefined);
}

export const addresses = v.array(lenient(v.object({ url: v.string() })));
