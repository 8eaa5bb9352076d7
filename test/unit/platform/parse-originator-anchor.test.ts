import { beforeAll, describe, expect, it } from 'vitest';
import {
  parseOriginator,
  registriesOf,
  type UserOriginator,
} from '../../../src/platform/parse-originator-anchor';
import { shippedOriginators } from '../../../src/platform/shipped-originators';
import { makeScene, type Scene } from '../../../tools/fixtures/originator/scene';

const now = '2026-06-01T12:00:00.000Z';
const parse = (file: unknown, name = 'Desk') =>
  parseOriginator(name, typeof file === 'string' ? file : JSON.stringify(file), now);

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene();
});

describe('registries that a user adds', () => {
  it('are kept with name and time', () => {
    const added = parse(scene.anchor) as UserOriginator;
    expect(added).toEqual({ name: 'Desk', ops: JSON.stringify(scene.anchor), addedAt: now });
    expect(registriesOf(added)).toEqual(['dns:registry.example']);
  });

  it('may come as the Site Profile of a registry', () => {
    const added = parse({ originators: scene.anchor, sites: ['a.b.c'] });
    expect(added).toMatchObject({ ops: JSON.stringify(scene.anchor) });
  });

  it('are kept alone: publishers in the same file are no registries', () => {
    expect(parse([...scene.ops, ...scene.anchor])).toMatchObject({ ops: JSON.stringify(scene.anchor) });
  });

  it('are read again as they were kept', () => {
    const added = parse(scene.anchor) as UserOriginator;
    expect(parse(added.ops)).toEqual(added);
  });

  it.each([
    ['nothing', () => '', 'no-profile'],
    ['other text', () => 'hello', 'no-profile'],
    ['an empty set', () => [], 'no-profile'],
    ['a key', ({ registry }: Scene) => registry.publicKey, 'no-profile'],
    ['a set of attestations', () => ['a.b.c'], 'no-profile'],
    ['a set of something else', () => [{ core: 1 }], 'no-profile'],
    ['a Core Profile alone', ({ anchor }: Scene) => anchor[0], 'no-profile'],
    ['a publisher’s set', ({ ops }: Scene) => ops, 'no-registry'],
    ['a set that is cut off', ({ anchor }: Scene) => JSON.stringify(anchor).slice(0, 300), 'no-profile'],
    ['a token that is none', () => [{ core: 'a.b.c' }], 'damaged'],
    [
      'a token without keys',
      () => [{ core: `a.${btoa('{"iss":"dns:a"}').replaceAll('=', '')}.c` }],
      'damaged',
    ],
    ['a registry and damage', ({ anchor }: Scene) => [...anchor, { core: 'a.b.c' }], 'damaged'],
    [
      '33 organisations',
      ({ anchor }: Scene) => Array.from({ length: 33 }, () => ({ core: coreOf(anchor) })),
      'too-many',
    ],
    ['far too long', ({ anchor }: Scene) => ' '.repeat(256_000) + JSON.stringify(anchor), 'too-large'],
    ['ten thousand levels deep', () => '['.repeat(10_000) + ']'.repeat(10_000), 'no-profile'],
  ])('are refused when the file is %s', (_what, make, problem) => {
    expect(parse(make(scene))).toBe(problem);
  });

  it.each([
    ['', 'no-name'],
    [' \u202e\n ', 'no-name'],
  ])('need a name, and %j is none', (name, problem) => {
    expect(parse(scene.anchor, name)).toBe(problem);
  });

  it('have a name of one line, without direction marks, and not too long', () => {
    const name = `a\u202eb\nc${'x'.repeat(500)}`;
    expect(parse(scene.anchor, name)).toMatchObject({ name: `a b c${'x'.repeat(115)}` });
  });
});

describe('registries that ship', () => {
  it('are sets like those that a user adds', () => {
    const problems = shippedOriginators().filter((ops) => typeof parse(ops) === 'string');
    expect(problems).toEqual([]);
  });
});

function coreOf(anchor: readonly object[]): string {
  return (anchor[0] as { core: string }).core;
}
