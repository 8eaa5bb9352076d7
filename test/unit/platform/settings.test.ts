import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import policy from '../../../src/fusion/policy.json';
import { root } from '../detectors/c2pa/read-in-node';

const { stored } = vi.hoisted(() => ({ stored: { value: undefined as unknown } }));
vi.mock('wxt/utils/storage', () => ({
  storage: {
    defineItem: (_key: string, { fallback }: { fallback: unknown }) => ({
      getValue: async () => structuredClone(stored.value ?? fallback),
      setValue: async (value: unknown) => void (stored.value = structuredClone(value)),
    }),
  },
}));

const { addAnchor, readEngineSettings, readSettings, removeAnchor, setPaused, setPrior } =
  await import('../../../src/platform/settings');
const pem = readFileSync(`${root}assets/public/trust/sample-root.pem`, 'utf8');
const defaults = {
  mode: 'automatic',
  pausedHosts: [],
  userAnchors: [],
  userOriginators: [],
  prior: 0.2,
  remembersCredentials: true,
  packs: { image: null, text: null },
};

beforeEach(() => {
  stored.value = undefined;
});

describe('settings', () => {
  it('assume the share of AI of the shipped policy until a person takes another', async () => {
    expect((await readSettings()).prior).toBe(policy.prior);
    await setPrior(0.5);
    expect((await readEngineSettings()).prior).toBe(0.5);
  });

  it.each([
    ['nothing', undefined, defaults],
    [
      'what the first version stored',
      { mode: 'on-request', pausedHosts: ['a.example'] },
      { ...defaults, mode: 'on-request', pausedHosts: ['a.example'] },
    ],
    ['something else', 'x', defaults],
    ['a share that cannot be chosen', { prior: 0.9 }, defaults],
    ['parts of other forms', { mode: 'never', pausedHosts: [1], userAnchors: [{ name: 'n' }] }, defaults],
  ])('are read from %s', async (_what, value, expected) => {
    stored.value = value;
    expect(await readSettings()).toEqual(expected);
  });

  it('keep both of two changes that come at once', async () => {
    await Promise.all([setPaused('a.example', true), addAnchor('Desk', pem), setPaused('b.example', true)]);
    const { pausedHosts, userAnchors } = await readSettings();
    expect([pausedHosts, userAnchors.map((one) => one.name)]).toEqual([['a.example', 'b.example'], ['Desk']]);
  });
});

describe('certificates that the user added', () => {
  it('are given to the engine as one PEM text', async () => {
    expect(await readEngineSettings()).toMatchObject({ userAnchors: '' });
    await addAnchor('One', pem);
    await addAnchor('Two', pem);
    expect((await readEngineSettings()).userAnchors.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
  });

  it('replace those of the same name, and can be removed', async () => {
    await addAnchor('Desk', pem);
    expect(await addAnchor('Desk', pem + pem)).toBeNull();
    expect((await readSettings()).userAnchors).toHaveLength(1);
    await removeAnchor('Desk');
    expect((await readSettings()).userAnchors).toEqual([]);
  });

  it('are not kept when they are none, nor beyond twenty files', async () => {
    expect(await addAnchor('Bad', 'hello')).toBe('no-certificate');
    for (let at = 0; at < 20; at += 1) await addAnchor(`File ${at}`, pem);
    expect(await addAnchor('One more', pem)).toBe('too-many');
    expect(await addAnchor('File 3', pem)).toBeNull();
    expect((await readSettings()).userAnchors).toHaveLength(20);
  });
});
