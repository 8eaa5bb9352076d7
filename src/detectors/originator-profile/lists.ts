import * as v from 'valibot';

/** A list whose length is looked at before its entries: a million of them are refused at once. */
export function listOf<Entry extends v.GenericSchema>(entry: Entry, most: number) {
  const isShort = (value: unknown) => Array.isArray(value) && value.length <= most;
  return v.pipe(v.custom<unknown[]>(isShort), v.array(entry));
}

/** A single thing stands for a list of one. */
export function listOrOne<Entry extends v.GenericSchema>(entry: Entry, most: number) {
  return v.union([
    listOf(entry, most),
    v.pipe(
      entry,
      v.transform((one) => [one]),
    ),
  ]);
}
