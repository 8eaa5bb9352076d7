import { describe, expect, it } from 'vitest';
import { createTurns } from '../../../src/platform/in-turn';

describe('works in turn', () => {
  it('never overlap, also after one that failed', async () => {
    const turns = createTurns();
    let stored = 0;
    const addOne = () =>
      turns.run(async () => {
        const read = stored;
        await Promise.resolve();
        stored = read + 1;
      });
    const failing = turns.run(() => Promise.reject(new Error('refused')));
    await Promise.all([addOne(), addOne(), expect(failing).rejects.toThrow('refused'), addOne()]);
    expect(stored).toBe(3);
  });

  it('have all ended when they rest', async () => {
    const turns = createTurns();
    let isDone = false;
    void turns.run(async () => {
      await Promise.resolve();
      isDone = true;
    });
    await turns.rest();
    expect(isDone).toBe(true);
  });
});
