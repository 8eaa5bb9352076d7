import * as v from 'valibot';

/**
 * The parts of c2pa-rs's `json()` and `crJson()` that are used. The values come from a file somebody made, so a field of
 * the wrong type counts as not stated; only the outermost frame can fail.
 */
const text = v.fallback(v.nullable(v.string()), null);

/** Keeps the entries that have the form, drops the rest. */
function listOf<T extends v.GenericSchema>(entry: T) {
  return v.pipe(
    v.fallback(v.array(v.unknown()), []),
    v.transform((entries) =>
      entries.flatMap((one): v.InferOutput<T>[] => {
        const parsed = v.safeParse(entry, one);
        return parsed.success ? [parsed.output] : [];
      }),
    ),
  );
}

/** An object whose fields are all optional; anything but an object counts as an empty one. */
function record<T extends v.ObjectEntries>(entries: T) {
  const schema = v.object(entries);
  return v.pipe(
    v.unknown(),
    v.transform((value) => (typeof value === 'object' && value !== null ? value : {})),
    schema,
  );
}

const status = v.object({ code: v.string(), url: text, explanation: text });
const statusCodes = v.optional(
  record({ success: listOf(status), informational: listOf(status), failure: listOf(status) }),
  {},
);
const validationResults = v.optional(
  record({
    activeManifest: statusCodes,
    ingredientDeltas: listOf(v.object({ validationDeltas: statusCodes })),
  }),
  {},
);

export const storeSchema = v.object({
  active_manifest: v.string(),
  manifests: v.custom<Record<string, unknown>>((value) => typeof value === 'object' && value !== null),
  validation_results: validationResults,
  validation_state: text,
});

export const manifestSchema = record({
  title: text,
  claim_generator: text,
  claim_generator_info: listOf(v.object({ name: text, version: text })),
  signature_info: v.optional(record({ issuer: text, common_name: text, time: text }), {}),
  assertions: listOf(v.object({ label: v.string(), data: v.optional(v.unknown()) })),
  ingredients: listOf(
    v.object({
      relationship: text,
      active_manifest: text,
      title: text,
      format: text,
      validation_status: listOf(status),
      validation_results: validationResults,
    }),
  ),
});

const distinguishedName = v.fallback(v.record(v.string(), v.unknown()), {});
const certificate = v.optional(
  record({
    subject: distinguishedName,
    issuer: distinguishedName,
    validity: v.optional(record({ notBefore: text, notAfter: text }), {}),
  }),
  {},
);

export const extrasSchema = record({
  manifests: listOf(
    v.object({
      label: v.string(),
      isUpdateManifest: v.fallback(v.boolean(), false),
      assertions: v.fallback(v.record(v.string(), v.unknown()), {}),
      claim: v.optional(record({ alg: text }), {}),
      'claim.v2': v.optional(record({ alg: text }), {}),
      signature: v.optional(
        record({
          certificateInfo: certificate,
          timeStampInfo: v.optional(record({ certificateInfo: certificate }), {}),
        }),
        {},
      ),
      validationResults: v.optional(record({ validationTime: text }), {}),
    }),
  ),
});

const index = v.fallback(v.nullable(v.number()), null);
const action = v.object({
  action: v.string(),
  digitalSourceType: text,
  description: text,
  when: text,
  softwareAgent: v.optional(v.unknown()),
  softwareAgentIndex: index,
});
export const actionsSchema = record({
  actions: listOf(action),
  templates: listOf(action),
  softwareAgents: v.fallback(v.array(v.unknown()), []),
});
export const agentSchema = record({ name: text, version: text });

/** `hash` is `b64'…'`. An exclusion of another form makes the whole malformed: leaving one out would change what is hashed. */
const position = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const dataHashSchema = v.object({
  alg: v.fallback(v.nullable(v.string()), null),
  hash: v.string(),
  exclusions: v.optional(v.array(v.object({ start: position, length: position })), []),
});

export const disclosureSchema = record({
  modelType: text,
  modelName: text,
  modelIdentifier: text,
  contentProfile: v.optional(record({ humanOversightLevel: text }), {}),
});

export const identitySchema = record({
  // An identity claims aggregation, as c2pa-rs writes its credential.
  issuer: v.optional(v.unknown()),
  verifiedIdentities: listOf(
    record({
      type: text,
      name: text,
      username: text,
      uri: text,
      verifiedAt: text,
      provider: v.optional(record({ name: text }), {}),
    }),
  ),
  // Otherwise one certificate.
  signature_info: v.optional(record({ issuer: text, common_name: text }), {}),
});

export type StatusCodes = v.InferOutput<typeof statusCodes>;
export type ManifestReport = v.InferOutput<typeof manifestSchema>;
export type WrittenActions = v.InferOutput<typeof actionsSchema>;
export type Extras = v.InferOutput<typeof extrasSchema>['manifests'][number];
