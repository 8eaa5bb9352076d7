import { maxAddressLength, maxJsonLdDepth, maxJsonLdLength, maxJsonLdNodes, maxValues } from './limits';
import { addressNames, bareName, type Work, type WorkAddress } from './work';

/** Why structured data was not read, or not to its end. */
export type JsonLdProblem = 'not-json' | 'too-large' | 'too-many-nodes' | 'too-deep';

export interface ParsedJsonLd {
  readonly works: readonly Work[];
  readonly problems: readonly JsonLdProblem[];
}

interface Visit {
  readonly value: object;
  readonly depth: number;
  readonly isTop: boolean;
}

type Draft = { -readonly [Key in keyof Work]: Work[Key] extends readonly (infer One)[] ? One[] : Work[Key] };

/** Below these a node still stands for the page; below any other property it is something the page mentions. */
const topBelow = new Set(['@graph', 'mainentity', 'mainentityofpage']);

/**
 * The nodes of JSON-LD texts (JSON-LD 1.1) that state a source type, those with the same `@id` joined. Contexts are not
 * expanded: schema.org's own names, bare, as `schema:` or as full addresses. Never recursive, never throws: what is too
 * large or too deep is left out and named.
 */
export function parseJsonLd(texts: readonly string[]): ParsedJsonLd {
  const problems = new Set<JsonLdProblem>();
  const drafts = new Map<string, Draft>();
  let nodes = 0;
  texts.forEach((text, index) => {
    const root = parseText(text, problems);
    const stack: Visit[] = root === null ? [] : [{ value: root, depth: 0, isTop: true }];
    for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
      nodes += 1;
      if (nodes > maxJsonLdNodes) problems.add('too-many-nodes');
      else if (visit.depth > maxJsonLdDepth) problems.add('too-deep');
      else for (const child of read(visit, index, drafts)) stack.push(child);
      if (nodes > maxJsonLdNodes) return;
    }
  });
  return { works: [...drafts.values()].filter((one) => one.sourceTypes.length > 0), problems: [...problems] };
}

function parseText(text: string, problems: Set<JsonLdProblem>): object | null {
  if (text.length > maxJsonLdLength) {
    problems.add('too-large');
    return null;
  }
  try {
    const root: unknown = JSON.parse(text);
    return isObject(root) ? root : null;
  } catch {
    // Unescaped line ends and template leftovers are common.
    problems.add('not-json');
    return null;
  }
}

/** Notes what a node says and returns what is below it, last first, as a stack wants it. */
function read({ value, depth, isTop }: Visit, text: number, drafts: Map<string, Draft>): readonly Visit[] {
  const properties: readonly (readonly [string, unknown])[] = Array.isArray(value)
    ? value.map((one) => ['@graph', one])
    : Object.entries(value);
  const draft = Array.isArray(value) ? null : draftOf(properties, isTop);
  if (draft !== null) join(drafts, keyOf(draft, text, drafts.size), draft);
  const below: Visit[] = [];
  for (const [key, child] of properties) {
    if (!isObject(child) || key === '@context') continue;
    below.push({ value: child, depth: depth + 1, isTop: isTop && topBelow.has(bareName(key)) });
    // One more than may be looked at, so that the walk notices.
    if (below.length > maxJsonLdNodes) break;
  }
  return below.reverse();
}

function draftOf(properties: readonly (readonly [string, unknown])[], isTop: boolean): Draft | null {
  const draft: Draft = { from: 'json-ld', types: [], sourceTypes: [], addresses: [], body: null, isTop };
  for (const [key, value] of properties) {
    const name = bareName(key);
    if (name === '@type') draft.types.push(...strings(value).map(bareName));
    if (name === 'digitalsourcetype') draft.sourceTypes.push(...strings(value));
    if (addressNames.has(name)) draft.addresses.push(...strings(value).map((one) => ({ name, value: one })));
    if ((name === 'articlebody' || name === 'text') && typeof value === 'string') draft.body = value;
  }
  return draft.sourceTypes.length > 0 || draft.addresses.length > 0 ? draft : null;
}

/** A reference such as `{"@id": "#picture"}` and the node it names are one. */
function keyOf({ addresses }: Draft, text: number, fallback: number): string {
  const id = addresses.find((one: WorkAddress) => one.name === '@id')?.value;
  if (id === undefined) return ` ${String(fallback)}`;
  return id.startsWith('_:') ? `${String(text)} ${id}` : id;
}

function join(drafts: Map<string, Draft>, key: string, draft: Draft): void {
  const known = drafts.get(key);
  if (known === undefined) {
    drafts.set(key, draft);
    return;
  }
  known.types = [...known.types, ...draft.types].slice(0, maxValues);
  known.sourceTypes = [...known.sourceTypes, ...draft.sourceTypes].slice(0, maxValues);
  known.addresses = [...known.addresses, ...draft.addresses].slice(0, maxValues * addressNames.size);
  known.body ??= draft.body;
  known.isTop ||= draft.isTop;
}

/** A value in any of its forms: bare, in a list, as `@id` or as `@value`. */
function strings(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.slice(0, maxValues).flatMap((one) => {
    const bare = isObject(one) ? (own(one, '@id') ?? own(one, '@value')) : one;
    return typeof bare === 'string' && bare.length <= maxAddressLength ? [bare] : [];
  });
}

function own(object: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(object, key)?.value;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
