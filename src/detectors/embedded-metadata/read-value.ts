import { classifySourceType, sourceTypeToken } from '../../core/source-type';
import { maxJsonChars } from './limits';

export type Says = 'ai-made' | 'ai-part';
export type Weight = 'strong' | 'medium' | 'weak';

/** What a value says beyond its row in the table of marks; a field set here overrides the row. */
export interface Reading {
  readonly says?: Says;
  readonly weight?: Weight;
  /** IPTC digital source type, as written (bare token). */
  readonly sourceType?: string;
  readonly generator?: string;
}

/** First value of another property of the same file, by name. */
export type Lookup = (name: string) => string | undefined;

/** Null: the value is not the mark. */
export type ReadValue = (value: string, lookup: Lookup) => Reading | null;

export const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** The whole value is one of these. */
export function is(...values: readonly string[]): ReadValue {
  return (value) => (values.includes(value.trim()) ? {} : null);
}

export function matches(pattern: RegExp): ReadValue {
  return (value) => (pattern.test(value) ? {} : null);
}

/** The value counts only beside another property of the same file. */
export function beside(name: string, pattern: RegExp, read: ReadValue): ReadValue {
  return (value, lookup) => (pattern.test(lookup(name) ?? '') ? read(value, lookup) : null);
}

/** A JSON object, tested; `generator` is what the test names. */
export function json(test: (object: JsonObject) => Reading | null): ReadValue {
  return (value) => {
    const parsed = parseJson(value);
    return parsed === null ? null : test(parsed);
  };
}

export type JsonObject = { readonly [key: string]: unknown };

/** Null for anything but an object. Python writes `NaN`, which JSON lacks (ComfyUI's `is_changed`). */
export function parseJson(text: string): JsonObject | null {
  const start = text.trimStart();
  if (!start.startsWith('{') || text.length > maxJsonChars) return null;
  return tryJson(start) ?? tryJson(start.replace(/\bNaN\b/g, 'null'));
}

function tryJson(text: string): JsonObject | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `{ generator }` when the file itself names one. */
export function namedBy(generator: unknown): Reading {
  return typeof generator === 'string' && generator.trim() !== '' ? { generator: generator.trim() } : {};
}

/** IPTC Digital Source Type: only the types that name AI. A claim of a camera or of procedural art is no mark. */
export function readSourceType(value: string): Reading | null {
  const says = classifySourceType(value);
  return says === 'ai-made' || says === 'ai-part' ? { says, sourceType: sourceTypeToken(value) } : null;
}

/** IPTC 2025.1 AI fields: beside a source type that is not "AI made", they describe a part. */
export function readAiField(value: string, lookup: Lookup): Reading | null {
  if (value.trim() === '') return null;
  const stated = lookup('xmp:Iptc4xmpExt:DigitalSourceType');
  const isPart = stated !== undefined && classifySourceType(stated) !== 'ai-made';
  return { says: isPart ? 'ai-part' : 'ai-made', ...namedBy(lookup('xmp:Iptc4xmpExt:AISystemUsed')) };
}
