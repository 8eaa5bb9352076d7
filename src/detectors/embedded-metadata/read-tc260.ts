import { producers } from './producers.table';
import { isObject, namedBy, parseJson } from './read-value';
import type { JsonObject, Lookup, Reading, Weight } from './read-value';

/** 1: generated; 2: possibly generated; 3: suspected (GB 45438-2025). */
const weights: Readonly<Record<string, Weight>> = { '1': 'strong', '2': 'medium', '3': 'medium' };

/** China's implicit label where its name is that of the property: the value is the label, bare or wrapped. */
export function readTc260(value: string, _lookup: Lookup): Reading | null {
  const object = parseJson(value) ?? parseJson(value.replaceAll('&quot;', '"'));
  return object === null ? null : readLabel(isObject(object['AIGC']) ? object['AIGC'] : object);
}

/** The same label in a free-text property: only when wrapped as `{"AIGC": {…}}`. */
export function readWrappedTc260(value: string, _lookup: Lookup): Reading | null {
  const label = parseJson(value)?.['AIGC'];
  return isObject(label) ? readLabel(label) : null;
}

function readLabel(label: JsonObject): Reading | null {
  const level = String(label['Label']).trim();
  const weight = Object.hasOwn(weights, level) ? weights[level] : undefined;
  if (weight === undefined) return null;
  const code = label['ContentProducer'] ?? label['ServiceProvider'];
  const producer = typeof code === 'string' && Object.hasOwn(producers, code) ? producers[code] : code;
  return { weight, ...namedBy(producer) };
}
