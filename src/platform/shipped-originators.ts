import * as v from 'valibot';
import shipped from '../../assets/public/originator/registries.json';

const shippedSchema = v.object({
  registries: v.array(
    v.object({
      name: v.string(),
      /** ISO 8601 day. */
      date: v.string(),
      source: v.string(),
      licence: v.string(),
      /** Originator Profile Set of the registry. */
      ops: v.array(v.object({ core: v.string(), media: v.optional(v.array(v.string())) })),
    }),
  ),
});

/** The same registries by name and date, for people. */
export function shippedRegistries(): readonly { readonly name: string; readonly date: string }[] {
  return v.parse(shippedSchema, shipped).registries.map(({ name, date }) => ({ name, date }));
}

/** Registries of Originator Profile that ship as trust anchors: Originator Profile Sets as JSON text. */
export function shippedOriginators(): readonly string[] {
  return v.parse(shippedSchema, shipped).registries.map(({ ops }) => JSON.stringify(ops));
}
