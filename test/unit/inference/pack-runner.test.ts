import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/core/errors';
import type { Pack } from '../../../src/core/pack';
import { createPackRunner, type CallWorker } from '../../../src/inference/pack-runner';

const pack = { sha256: 'a'.repeat(64) } as Pack;
const input = new Float32Array(3);
const { signal } = new AbortController();

/** Answers, or times out, as told; counts the calls. */
function worker(outcome: unknown) {
  const calls = { count: 0 };
  const call = (() => {
    calls.count += 1;
    return outcome instanceof AppError ? Promise.reject(outcome) : Promise.resolve(outcome);
  }) as CallWorker;
  return { calls, call };
}

describe('createPackRunner', () => {
  it('gives the numbers of a pack and remembers how long it took', async () => {
    const runner = createPackRunner(worker({ numbers: [0.5], ms: 12 }).call);
    expect(await runner.run(pack, input, signal)).toEqual([0.5]);
    expect(runner.states()).toEqual([{ sha256: pack.sha256, code: null, ms: 12 }]);
  });

  it('does not ask a pack again that was too slow, until it is forgotten', async () => {
    const { calls, call } = worker(new AppError('timeout'));
    const runner = createPackRunner(call);
    await expect(runner.run(pack, input, signal)).rejects.toMatchObject({ code: 'timeout' });
    await expect(runner.run(pack, input, signal)).rejects.toMatchObject({ code: 'timeout' });
    expect(calls.count).toBe(1);
    runner.forget();
    await expect(runner.run(pack, input, signal)).rejects.toMatchObject({ code: 'timeout' });
    expect(calls.count).toBe(2);
  });

  it('takes a cancelled run for no failure', async () => {
    const runner = createPackRunner(worker(new AppError('cancelled')).call);
    await expect(runner.run(pack, input, signal)).rejects.toMatchObject({ code: 'cancelled' });
    expect(runner.states()).toEqual([]);
  });
});
