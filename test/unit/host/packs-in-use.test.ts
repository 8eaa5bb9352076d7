import { describe, expect, it, vi } from 'vitest';
import type { Artifacts } from '../../../src/core/artifact';
import type { DetectContext, Detector } from '../../../src/core/detector';
import type { Finding } from '../../../src/core/evidence';
import type { Item } from '../../../src/core/item';
import type { Pack } from '../../../src/core/pack';
import { createPacksInUse } from '../../../src/host/packs-in-use';
import type { PackRunner } from '../../../src/inference/pack-runner';

const gone = 'c'.repeat(64);
const unchosen = { image: null, text: null };
const idle: PackRunner = {
  run: () => Promise.reject(new Error('not to be run')),
  states: () => [],
  forget: () => undefined,
};
const found = { basis: 'inferred', detail: {}, limits: ['limit_small'] } as unknown as Finding;
const embedded = (id: Detector['id']) =>
  ({ id, version: '1', detect: () => Promise.resolve([found]) }) as unknown as Detector;

const judge = async (detector: Detector) => {
  const answer = await detector.detect({} as Item, {} as Artifacts, {} as DetectContext);
  return 'skip' in answer ? null : answer[0]!;
};

describe('a chosen pack', () => {
  it.each([
    ['is not stored any more', () => Promise.resolve(null)],
    ['cannot be read', () => Promise.reject(new Error('not readable'))],
    ['is one for another medium', () => Promise.resolve({ manifest: { medium: 'text' } } as Pack)],
  ])(
    'that %s leaves its place to the built-in model, and this is said as of any other failure',
    async (_, get) => {
      const packs = createPacksInUse({ get }, idle, vi.fn());
      await packs.choose({ ...unchosen, image: gone });
      const [pictures, texts] = packs.applyTo([embedded('image-classifier'), embedded('text-classifier')]);
      expect(await judge(pictures!)).toMatchObject({
        isStopgap: true,
        limits: ['limit_pack_failed', 'limit_small'],
        detail: { packFailed: { pack: 'missing-cccccccc', code: 'model-damaged' } },
      });
      expect(await judge(texts!)).toBe(found);
      const state = { sha256: gone, code: 'model-damaged', ms: null };
      expect(packs.states()).toEqual([state]);
      expect(await packs.tryAll()).toEqual([state]);
    },
  );

  it('is not missed any longer once another choice was made', async () => {
    const packs = createPacksInUse({ get: () => Promise.resolve(null) }, idle, vi.fn());
    await packs.choose({ ...unchosen, text: gone });
    await packs.choose(unchosen);
    expect(packs.states()).toEqual([]);
    expect(await judge(packs.applyTo([embedded('text-classifier')])[0]!)).toBe(found);
  });
});
