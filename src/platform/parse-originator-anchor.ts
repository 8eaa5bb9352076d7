import * as v from 'valibot';

/** Registries of Originator Profile that the user added: organisations under them count as known. */
export interface UserOriginator {
  /** As given by the user, e.g. the name of the file; unique. */
  readonly name: string;
  /** Originator Profile Set of the registries and nothing else, as JSON text. */
  readonly ops: string;
  /** ISO 8601 UTC. */
  readonly addedAt: string;
}

/** Why registries were not added. */
export const originatorProblems = [
  'no-name',
  'too-large',
  'no-profile', // no Originator Profile Set or Site Profile, e.g. a key
  'damaged', // a Core Profile that is cut off or does not say whose it is
  'no-registry', // no organisation that signs for itself: a publisher's set is no anchor
  'too-many', // more organisations in a file, or more files, than are kept
] as const;
export type OriginatorProblem = (typeof originatorProblems)[number];

/** A set of twenty organisations with all their certificates is about 120,000 characters. */
const MAX_FILE_LENGTH = 256_000;
const MAX_PROFILES = 32;
const MAX_MEDIA = 8;
/** All of them go with every page that is verified. */
export const MAX_ORIGINATORS = 20;
const MAX_NAME_LENGTH = 120;

/** JWT (RFC 7519), in three parts of base64url. */
const token = v.pipe(v.string(), v.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/));
const profile = v.object({
  core: token,
  media: v.optional(v.union([token, v.pipe(v.array(token), v.maxLength(MAX_MEDIA))])),
});
/** A site gives its own set within its Site Profile. */
const fileSchema = v.union([
  v.array(profile),
  v.pipe(
    v.object({ originators: v.array(profile) }),
    v.transform(({ originators }) => originators),
  ),
]);
const coreSchema = v.object({
  iss: v.pipe(v.string(), v.minLength(1)),
  credentialSubject: v.object({
    id: v.string(),
    jwks: v.object({ keys: v.pipe(v.array(v.unknown()), v.minLength(1)) }),
  }),
});

/**
 * Reads an Originator Profile Set (OP Blueprint) and keeps the registries in it: organisations whose Core Profile names
 * themselves as issuer. Signatures are verified where they are used.
 * @param now time of adding, ISO 8601 UTC
 */
export function parseOriginator(name: string, text: string, now: string): UserOriginator | OriginatorProblem {
  const cleanName = name
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .trim()
    .slice(0, MAX_NAME_LENGTH);
  if (cleanName === '') return 'no-name';
  if (text.length > MAX_FILE_LENGTH) return 'too-large';
  const parsed = v.safeParse(fileSchema, readJson(text));
  if (!parsed.success || parsed.output.length === 0) return 'no-profile';
  if (parsed.output.length > MAX_PROFILES) return 'too-many';
  const registries = parsed.output.filter(({ core }) => registryIn(core) !== null);
  if (parsed.output.some(({ core }) => readCore(core) === null)) return 'damaged';
  if (registries.length === 0) return 'no-registry';
  return { name: cleanName, ops: JSON.stringify(registries), addedAt: now };
}

/** OP IDs of the registries that an anchor holds. */
export function registriesOf({ ops }: Pick<UserOriginator, 'ops'>): readonly string[] {
  const parsed = v.safeParse(fileSchema, readJson(ops));
  const ids = parsed.success ? parsed.output.map(({ core }) => registryIn(core)) : [];
  return [...new Set(ids.filter((id) => id !== null))];
}

const orderSchema = v.variant('do', [
  v.object({ do: v.literal('add'), name: v.string(), ops: v.string() }),
  v.object({ do: v.literal('remove'), name: v.string() }),
  v.object({ do: v.literal('list') }),
]);
/** Changes or lists the registries that the user added. */
export type OriginatorsOrder = v.InferOutput<typeof orderSchema>;

/** @throws ValiError when a message is no such order */
export function parseOriginatorsOrder(message: unknown): OriginatorsOrder {
  return v.parse(orderSchema, message);
}

/** An anchor as it was stored; it was checked when it was added. */
export const originatorSchema = v.object({ name: v.string(), ops: v.string(), addedAt: v.string() });

function registryIn(core: string): string | null {
  const payload = readCore(core);
  return payload !== null && payload.iss === payload.credentialSubject.id ? payload.iss : null;
}

/** Payload of a Core Profile, not verified; null when it is none. */
function readCore(core: string): v.InferOutput<typeof coreSchema> | null {
  try {
    const base64 = (core.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const parsed = v.safeParse(coreSchema, readJson(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

function readJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
