import { noPageMarks } from '../../../src/core/page-marks';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/core/errors';
import { createEvidenceCache } from '../../../src/engine/evidence-cache';
import { detector, memoryStore, origin, start, textItem } from './started-engine';

describe('the engine', () => {
  it('delivers a verdict for every item, on-screen items first', async () => {
    const { engine, verdicts, idle } = start([detector(async () => [])]);
    engine.check(origin, [
      textItem(1, 'a', 2),
      textItem(2, 'b', 2),
      textItem(3, 'c', 2),
      textItem(4, 'd', 0),
    ]);
    await idle();
    expect(verdicts.map((one) => one.itemId)).toContain('d/4/0');
    expect(verdicts).toHaveLength(4);
    expect(verdicts.findIndex((one) => one.itemId === 'd/4/0')).toBeLessThan(3);
  });

  it('goes on when one detector breaks', async () => {
    const broken = detector(() => Promise.reject(new Error('boom')), { id: 'broken' });
    const { engine, verdicts, idle } = start([broken, detector(async () => ({ skip: 'too-short' }))]);
    engine.check(origin, [textItem(1)]);
    await idle();
    expect(verdicts[0]!.evidence.map((one) => one.status)).toEqual(['failed', 'skipped']);
    expect(verdicts[0]!.evidence[0]).toMatchObject({ code: 'internal', message: 'boom' });
  });

  it('looks at the same content once', async () => {
    let looks = 0;
    const { engine, verdicts, idle } = start([detector(async () => (looks++, []))]);
    engine.check(origin, [textItem(1, 'same')]);
    await idle();
    engine.check(origin, [textItem(2, 'same')]);
    await idle();
    expect([looks, verdicts.length]).toEqual([1, 2]);
  });

  it('looks again when the user added certificates, and keeps nothing that was read while that changed', async () => {
    const cache = createEvidenceCache(memoryStore());
    let looks = 0;
    let anchors = 'a';
    const look = async (changeTo: string) => {
      const reading = detector(async () => ((anchors = changeTo), looks++, []));
      const { engine, idle } = start([reading], { cache, trustKey: () => anchors });
      engine.check(origin, [textItem(looks, 'same')]);
      await idle();
      return looks;
    };
    expect([await look('a'), await look('a')]).toEqual([1, 1]);
    anchors = 'b';
    expect([await look('c'), await look('b')]).toEqual([2, 3]);
    anchors = 'b';
    expect([await look('b'), await look('b')]).toEqual([4, 4]);
  });

  it('looks again when the detector has another version', async () => {
    const cache = createEvidenceCache(memoryStore());
    let looks = 0;
    for (const version of ['1', '2']) {
      const { engine, idle } = start([detector(async () => (looks++, []), { version })], { cache });
      engine.check(origin, [textItem(1, 'same')]);
      await idle();
    }
    expect(looks).toBe(2);
  });

  it('asks anew, on content that it knows, what depends on the page', async () => {
    const cache = createEvidenceCache(memoryStore());
    const seen: string[] = [];
    const byContent = detector(async () => (seen.push('content'), []));
    const byPage = detector(async (_item, { page }) => (seen.push(page.title), []), {
      id: 'page-signals',
      needs: ['page'],
      readsCircumstances: true,
    });
    for (const title of ['One', 'Two']) {
      const { engine, idle, verdicts } = start([byPage, byContent], { cache });
      engine.check(origin, [textItem(1, 'same')], { ...noPageMarks, title });
      await idle();
      expect(verdicts[0]!.evidence.map((one) => one.detector)).toEqual(['page-signals', 'text-classifier']);
    }
    expect(seen).toEqual(['One', 'content', 'Two']);
  });

  it('asks anew only of the kinds for which the answer depends on the page', async () => {
    const cache = createEvidenceCache(memoryStore());
    const seen: string[] = [];
    for (const kinds of [['page'], ['text', 'page']] as const) {
      const one = detector(async () => (seen.push(kinds[0]), []), {
        version: kinds[0],
        readsCircumstances: kinds,
      });
      for (let look = 0; look < 2; look += 1) {
        const { engine, idle } = start([one], { cache });
        engine.check(origin, [textItem(1, 'same')]);
        await idle();
      }
    }
    expect(seen).toEqual(['page', 'text', 'text']);
  });

  it('does not remember failures', async () => {
    let looks = 0;
    const failing = detector(() => (looks++, Promise.reject(new AppError('worker-crashed'))));
    const { engine, idle } = start([failing]);
    engine.check(origin, [textItem(1, 'same')]);
    await idle();
    engine.check(origin, [textItem(1, 'same')]);
    await idle();
    expect(looks).toBe(2);
  });

  it('writes nothing to disk for a private window', async () => {
    const store = memoryStore();
    const { engine, idle } = start([detector(async () => [])], { cache: createEvidenceCache(store) });
    engine.check({ ...origin, isPrivate: true }, [textItem(1)]);
    await idle();
    expect(store.entries.size).toBe(0);
  });

  it('goes on without a cache when storage is full, and says so', async () => {
    const full = {
      ...memoryStore(),
      set: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
    };
    const cache = createEvidenceCache(full);
    const { engine, verdicts, idle } = start([detector(async () => [])], { cache });
    engine.check(origin, [textItem(1)]);
    await idle();
    expect([verdicts.length, cache.isFull()]).toEqual([1, true]);
  });

  it('delivers nothing for items that were forgotten', async () => {
    const slow = detector(
      (_item, _artifacts, { signal }) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new AppError('cancelled'))),
        ),
    );
    const { engine, verdicts, idle } = start([slow]);
    engine.check(origin, [textItem(1), textItem(2)]);
    engine.forget(origin, 'all');
    await idle();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(verdicts).toEqual([]);
  });

  it('queues an item once although it is sent twice', async () => {
    const { engine, verdicts, idle } = start([detector(async () => [])]);
    engine.check(origin, [textItem(1)]);
    engine.check(origin, [textItem(1)]);
    await idle();
    expect(verdicts).toHaveLength(1);
  });
});

describe('an item that comes on screen', () => {
  it('goes before those that wait off screen', async () => {
    const { engine, verdicts, idle } = start([detector(async () => [])]);
    engine.check(
      origin,
      Array.from({ length: 40 }, (_, id) => textItem(id, undefined, 2)),
    );
    engine.hurry(origin, ['d/39/0', 'no/such/item']);
    await idle();
    expect(verdicts.findIndex((one) => one.itemId === 'd/39/0')).toBeLessThan(20);
  });
});
