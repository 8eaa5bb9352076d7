import { maxValuesPerName } from './limits';
import { marks } from './marks.table';
import type { Mark } from './marks.table';
import type { Property } from './property';
import type { Lookup, Reading, Says, Weight } from './read-value';

/** A mark found in a file. */
export interface Hit {
  readonly mark: string;
  readonly says: Says;
  readonly weight: Weight;
  /** IPTC token, or null when the mark states none. */
  readonly sourceType: string | null;
  readonly generator: string | null;
  readonly reference: string;
  readonly where: string;
  readonly value: string;
}

const order: readonly Weight[] = ['strong', 'medium', 'weak'];

/** Marks among the properties of one file: each once per claim, strongest first, the table's order within a weight. */
export function matchMarks(properties: readonly Property[]): Hit[] {
  const byName = groupByName(properties);
  const lookup = (name: string) => byName.get(name)?.[0]?.value;
  return marks
    .flatMap((mark) => onePerClaim(mark.at.flatMap((name) => readAll(mark, byName.get(name) ?? [], lookup))))
    .sort((a, b) => order.indexOf(a.weight) - order.indexOf(b.weight));
}

function groupByName(properties: readonly Property[]): ReadonlyMap<string, readonly Property[]> {
  const byName = new Map<string, Property[]>();
  for (const property of properties) {
    const same = byName.get(property.name) ?? [];
    if (same.length < maxValuesPerName) same.push(property);
    byName.set(property.name, same);
  }
  return byName;
}

function readAll(mark: Mark, properties: readonly Property[], lookup: Lookup): Hit[] {
  return properties.flatMap((property) => {
    const reading = mark.read(property.value, lookup);
    return reading === null ? [] : [toHit(mark, property, reading)];
  });
}

function onePerClaim(hits: readonly Hit[]): Hit[] {
  return hits.filter((hit, at) => hits.findIndex((other) => other.says === hit.says) === at);
}

function toHit(mark: Mark, property: Property, reading: Reading): Hit {
  return {
    mark: mark.id,
    says: reading.says ?? mark.says,
    weight: reading.weight ?? mark.weight,
    sourceType: reading.sourceType ?? null,
    generator: reading.generator ?? mark.generator,
    reference: mark.reference,
    where: property.where,
    value: property.value,
  };
}
