import * as v from 'valibot';
import {
  MAX_FIELD_LENGTH,
  MAX_KEYS,
  MAX_NAME_LENGTH,
  MAX_PATTERN_LENGTH,
  MAX_PATTERNS,
  MAX_TARGETS,
  MAX_TYPES,
} from './limits';
import { listOf, listOrOne } from './lists';

/** Credentials of OP Blueprint as the payload of a JWT (OP VC Data Model, Securing Mechanism). Unknown parts are dropped. */
const field = v.pipe(v.string(), v.maxLength(MAX_FIELD_LENGTH));
/** Shown: one line, without direction marks, not too long. */
const name = v.pipe(
  field,
  v.transform((text) =>
    [
      ...text
        .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ]
      .slice(0, MAX_NAME_LENGTH)
      .join(''),
  ),
  v.minLength(1),
);
const orNull = <Entry extends v.GenericSchema>(entry: Entry) => v.fallback(v.nullable(entry), null);

const claims = {
  iss: field,
  sub: v.optional(field),
  issuer: v.union([
    field,
    v.pipe(
      v.object({ id: field }),
      v.transform(({ id }) => id),
    ),
  ]),
  iat: orNull(v.number()),
  exp: v.number(),
  '@context': v.optional(v.unknown()),
};

/** Registered claims and properties of the data model must not contradict each other. */
function credential<Subject extends v.ObjectEntries, More extends v.ObjectEntries>(
  types: readonly string[],
  subject: Subject,
  more: More,
) {
  return v.pipe(
    v.object({
      ...claims,
      type: v.pipe(
        listOf(field, MAX_TYPES),
        v.check((written) => written.some((one) => types.includes(one))),
      ),
      ...more,
      credentialSubject: v.object({ id: field, ...subject }),
    }),
    v.check((payload) => isConsistent(payload)),
  );
}

function isConsistent(payload: unknown): boolean {
  const parsed = v.safeParse(
    v.object({
      iss: field,
      issuer: field,
      sub: v.optional(field),
      credentialSubject: v.object({ id: field }),
    }),
    payload,
  );
  if (!parsed.success) return false;
  const { iss, issuer, sub, credentialSubject } = parsed.output;
  return iss === issuer && (sub === undefined || sub === credentialSubject.id);
}

const publicKey = v.object({
  kty: v.picklist(['EC', 'RSA']),
  kid: field,
  crv: v.exactOptional(field),
  x: v.exactOptional(field),
  y: v.exactOptional(field),
  n: v.exactOptional(field),
  e: v.exactOptional(field),
  alg: v.exactOptional(field),
  use: v.exactOptional(field),
});
/** The public part of a JWK (RFC 7517); keys of other types are left out. */
export type PublicKey = v.InferOutput<typeof publicKey>;

const keys = v.pipe(
  listOf(v.unknown(), MAX_KEYS),
  v.transform((all) => all.flatMap((one) => (v.is(publicKey, one) ? [v.parse(publicKey, one)] : []))),
);

export const coreProfile = credential(['CoreProfile'], { jwks: v.object({ keys }) }, {});

export const webMediaProfile = credential(['WebMediaProfile'], { name, url: orNull(field) }, {});

const named = orNull(v.object({ name }));
export const annotation = credential(
  ['Certificate', 'ProfileAnnotation'],
  { name: orNull(name), certificationSystem: named, annotation: named },
  { validFrom: orNull(field), validUntil: orNull(field) },
);
export type Annotation = v.InferOutput<typeof annotation>;

const origins = listOrOne(field, MAX_PATTERNS);
export const websiteProfile = credential(
  ['WebsiteProfile'],
  { name: orNull(name), allowedOrigin: v.optional(origins), url: v.optional(origins) },
  {},
);

const target = v.object({ type: field, cssSelector: orNull(field), integrity: field });
export type Target = v.InferOutput<typeof target>;

const pattern = v.pipe(v.string(), v.maxLength(MAX_PATTERN_LENGTH));
const names = v.fallback(listOrOne(name, MAX_PATTERNS), []);
export const contentAttestation = credential(
  ['ContentAttestation'],
  {
    type: orNull(name),
    headline: orNull(name),
    name: orNull(name),
    author: names,
    datePublished: orNull(name),
    dateModified: orNull(name),
  },
  {
    allowedUrl: v.optional(listOrOne(pattern, MAX_PATTERNS)),
    allowedOrigin: v.optional(origins),
    target: v.optional(listOrOne(target, MAX_TARGETS), []),
  },
);
export type ContentAttestation = v.InferOutput<typeof contentAttestation>;

const language = v.object({ '@language': v.string() });

/** BCP 47, as the last part of `@context` states it; null when it states none. */
export function languageOf(context: unknown): string | null {
  const parts: readonly unknown[] = Array.isArray(context) ? context.slice(-MAX_TYPES) : [];
  const stated = parts.findLast((part) => v.is(language, part));
  return v.is(language, stated) ? stated['@language'] : null;
}
