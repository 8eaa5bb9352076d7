import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/core/evidence';
import { field, leaves, listIn, listOf, numberIn, textIn } from '../../../src/present/json';

/** What a file's report may hold where something else is expected. */
const wrong: readonly (Json | undefined)[] = [undefined, null, true, 7, 'text', [], [1], {}];

describe('reading an evidence detail', () => {
  it('finds own properties of objects only', () => {
    expect(field({ a: 1 }, 'a')).toBe(1);
    expect(field({}, 'toString')).toBeUndefined();
    expect(field({}, '__proto__')).toBeUndefined();
    for (const one of wrong) expect(field(one, 'a')).toBeUndefined();
  });

  it('takes texts that say something, finite numbers and lists for what they are, and nothing else', () => {
    expect(textIn({ a: ' x ' }, 'a')).toBe(' x ');
    expect(numberIn({ a: 0 }, 'a')).toBe(0);
    expect(listIn({ a: [1] }, 'a')).toEqual([1]);
    for (const one of [undefined, null, true, [], {}, '  '] as (Json | undefined)[]) {
      const holder = one === undefined ? {} : { a: one };
      expect(textIn(holder, 'a')).toBeNull();
      expect(numberIn(holder, 'a')).toBeNull();
    }
    expect(listOf({ length: 1, 0: 'a' })).toEqual([]);
    expect(numberIn({ a: Infinity }, 'a')).toBeNull();
  });

  it('names every value by the way to it', () => {
    expect(leaves({ a: { b: [1, { c: null }] }, d: false, e: [] }, 10)).toEqual([
      { path: 'a.b[0]', value: 1 },
      { path: 'a.b[1].c', value: null },
      { path: 'd', value: false },
    ]);
  });

  it('ends with the number asked for, and in a tree without a bottom', () => {
    expect(leaves([1, 2, 3], 2)).toHaveLength(2);
    let deep: Json = 'bottom';
    for (let depth = 0; depth < 20_000; depth += 1) deep = [deep];
    expect(leaves([deep, 'beside'], 10)).toEqual([{ path: '[1]', value: 'beside' }]);
  });
});
