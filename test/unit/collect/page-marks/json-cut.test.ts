import { describe, expect, it } from 'vitest';
import { cutObject, hasOwnProperty, objectAround } from '../../../../src/collect/page-marks/json-cut';

const plenty = () => ({ left: 1_000_000 });
const around = (text: string, needle: string) => objectAround(text, text.indexOf(needle), plenty());

describe('the object around a place', () => {
  it.each([
    ['{"a":{"b":1,"x":2}}', 5],
    ['{"a":[{"b":1},{"c":"}{","x":2}]}', 14],
    ['{"a":"\\"{","x":2}', 0],
    ['{"a":"\\\\","x":2}', 0],
    ['{"list":[1,[2,{"y":3}],"x"]}', 0],
  ])('in %s begins at %i', (text, start) => {
    expect(around(text, '"x"')).toBe(start);
  });

  it('is not there when no brace is open', () => {
    expect(around('[1,{"a":2},"x"]', '"x"')).toBe(-1);
  });

  it('is not looked for longer than allowed', () => {
    const text = `{"a":"${'b'.repeat(5_000)}","x":1}`;
    const allowance = { left: 1_000 };
    expect(objectAround(text, text.indexOf('"x"'), allowance)).toBe(-1);
    expect(allowance.left).toBeLessThanOrEqual(0);
  });
});

describe('cutting an object', () => {
  const cut = (text: string, ...keep: string[]) => cutObject(text, 0, keep, plenty());

  it('keeps the properties asked for, whole, and leaves what follows', () => {
    expect(cut('{"a":{"b":[1,"]}"]},"c":2,"d":null} {"a":3}', 'a', 'd')).toBe(
      '{"a":{"b":[1,"]}"]},"d":null}',
    );
  });

  it('keeps part of a property where a path says so', () => {
    expect(cut('{"a":{"b":1,"c":2},"d":3}', 'a.b', 'd')).toBe('{"a":{"b":1},"d":3}');
    expect(cut('{"a":null}', 'a.b')).toBe('{"a":null}');
  });

  it('sees own properties only', () => {
    expect(cut('{"a":{"b":1}}', 'b')).toBe('{}');
    expect(hasOwnProperty('{"a":{"b":1}}', 0, ['b'], plenty())).toBe(false);
    expect(hasOwnProperty('{"a":"\\"b\\":1","c":["b"]}', 0, ['b'], plenty())).toBe(false);
    expect(hasOwnProperty('{"a":1,"b":2}', 0, ['x', 'b'], plenty())).toBe(true);
  });

  it('takes the last of equal names, as parsing does', () => {
    expect(cut('{"a":1,"a":2}', 'a')).toBe('{"a":2}');
  });

  it.each(['{"a":1', '{"a":"1}', '{"a":[1}', ''])('gives nothing of %s', (text) => {
    expect(cut(text, 'a') ?? '{}').toBe('{}');
  });

  it('gives what JSON can read, of any object that it can', () => {
    const value = { a: ['"', '\\', '{', { b: '\u2028}' }], ' c ': { d: -1.5e3 }, e: { f: true, g: [] } };
    const text = JSON.stringify(value, null, 2);
    expect(JSON.parse(cut(text, 'a', ' c ', 'e.f') ?? '')).toEqual({
      a: value.a,
      ' c ': value[' c '],
      e: { f: true },
    });
  });

  it('does not follow names that objects have from birth', () => {
    const own = cut('{"__proto__":{"x":1},"constructor":2}', 'toString', '__proto__');
    expect(own).toBe('{"__proto__":{"x":1}}');
  });
});
