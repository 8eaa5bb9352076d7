import type { OriginatorElement } from '../../core/page-marks';

/** What an attestation says it covers, as written: nothing here is verified. */
export interface NamedTarget {
  readonly type: string;
  readonly cssSelector: string | null;
  readonly integrity: string;
}

/** As many as the border to the engine takes (`platform/parse-page-marks.ts`). */
const MAX_TARGETS = 64;
const MAX_ATTESTATIONS = 32;
/** An attestation of an article has 2,000 characters. */
const MAX_TOKEN_LENGTH = 100_000;
/** Selectors are written by hand; hostile ones are long. */
const MAX_SELECTOR_LENGTH = 300;
const MAX_INTEGRITY_LENGTH = 1_000;

/**
 * Targets of the inline attestations, each once. The tokens are decoded without a key, only to learn what has to be
 * gathered; the detector decides later whether they count. Attestations that a script names by `src` are not read here.
 */
export function namedTargets(elements: readonly OriginatorElement[]): readonly NamedTarget[] {
  const tokens = elements
    .flatMap(({ kind, text }) => (kind === 'cas' && text !== null ? tokensIn(text) : []))
    .slice(0, MAX_ATTESTATIONS);
  const byKey = new Map(tokens.flatMap(targetsOf).map((target) => [keyOf(target), target]));
  return [...byKey.values()].slice(0, MAX_TARGETS);
}

function keyOf({ type, cssSelector, integrity }: NamedTarget): string {
  return JSON.stringify([type, cssSelector, cssSelector === null ? integrity : null]);
}

/** Elements of a Content Attestation Set: tokens, or `{ attestation: token }`. */
function tokensIn(text: string): readonly string[] {
  return listOf(parseJson(text)).flatMap((item) => {
    const token = typeof item === 'string' ? item : field(item, 'attestation');
    return typeof token === 'string' && token.length <= MAX_TOKEN_LENGTH ? [token] : [];
  });
}

function targetsOf(token: string): readonly NamedTarget[] {
  return listOf(field(payloadOf(token), 'target')).flatMap((target): readonly NamedTarget[] => {
    const [type, cssSelector, integrity] = ['type', 'cssSelector', 'integrity'].map((name) =>
      field(target, name),
    );
    if (typeof type !== 'string' || typeof integrity !== 'string') return [];
    if (integrity.length > MAX_INTEGRITY_LENGTH) return [];
    if (type === 'ExternalResourceTargetIntegrity') return [{ type, cssSelector: null, integrity }];
    if (typeof cssSelector !== 'string' || cssSelector.length > MAX_SELECTOR_LENGTH) return [];
    return isOfText(type) ? [{ type, cssSelector, integrity }] : [];
  });
}

function isOfText(type: string): boolean {
  return ['HtmlTargetIntegrity', 'TextTargetIntegrity', 'VisibleTextTargetIntegrity'].includes(type);
}

/** Payload of a JWT (RFC 7519), not verified; null when it is none. */
function payloadOf(token: string): unknown {
  try {
    const base64 = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return parseJson(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A single thing stands for a list of one, as in the specification's examples. */
function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'object' && value !== null ? [value] : [];
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
  const own: unknown = Reflect.get(value, name);
  return own;
}
