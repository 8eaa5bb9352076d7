import type { Json } from '../core/evidence';

/** One value of a tree with the way to it. */
export interface Leaf {
  /** E.g. `manifests[0].actions[2].sourceType`. */
  readonly path: string;
  readonly value: null | boolean | number | string;
}

/** An own property; undefined when there is none or the value is no object. Evidence details are whatever a file held. */
export function field(value: Json | undefined, key: string): Json | undefined {
  if (value === undefined || value === null || typeof value !== 'object' || Array.isArray(value))
    return undefined;
  return Object.hasOwn(value, key) ? (value as { readonly [key: string]: Json })[key] : undefined;
}

/** A text that says something; null for anything else. */
export function textIn(value: Json | undefined, key: string): string | null {
  const text = field(value, key);
  return typeof text === 'string' && text.trim() !== '' ? text : null;
}

/** A finite number; null for anything else. */
export function numberIn(value: Json | undefined, key: string): number | null {
  const number = field(value, key);
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

export function listIn(value: Json | undefined, key: string): readonly Json[] {
  return listOf(field(value, key));
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** Nothing that a detector records is nested so deep; deeper still, the path would say more than the value. */
const MAX_DEPTH = 40;

/**
 * Every value inside, in the order written; empty lists and objects have none.
 * @param max no more than so many
 */
export function leaves(value: Json, max: number): readonly Leaf[] {
  const found: Leaf[] = [];
  const visit = (one: Json, path: string, depth: number): void => {
    if (found.length >= max || depth > MAX_DEPTH) return;
    if (one === null || typeof one !== 'object') found.push({ path, value: one });
    else if (Array.isArray(one))
      listOf(one).forEach((part, at) => {
        visit(part, `${path}[${String(at)}]`, depth + 1);
      });
    else
      for (const [key, part] of Object.entries(one))
        visit(part as Json, path === '' ? key : `${path}.${key}`, depth + 1);
  };
  visit(value, '', 0);
  return found;
}
