import { beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/core/errors';
import { checkInput, watchNetwork } from '../../../../tools/fuzz/check-input';
import { inputsOf } from '../../../../tools/fuzz/make-input';
import { maxInputBytes } from '../../../../tools/fuzz/mutate';
import { shrink } from '../../../../tools/fuzz/shrink';
import type { Target } from '../../../../tools/fuzz/target';

const targetOf = (run: Target['run']): Target => ({
  corpus: [
    { name: 'a.txt', bytes: Buffer.from('a first sample') },
    { name: 'b.txt', bytes: Buffer.from('another') },
  ],
  tokens: ['token', '\xff'],
  run,
});
const problemOf = async (run: Target['run']) =>
  (await checkInput(targetOf(run), new Uint8Array(4), 'a.txt', 50)).problem;

beforeAll(watchNetwork);

describe('checkInput', () => {
  it('lets pass what returns or throws an AppError', async () => {
    expect(await problemOf(() => [])).toBeNull();
    expect(await problemOf(() => Promise.reject(new AppError('decode')))).toBeNull();
  });

  it.each<[string, Target['run'], string]>([
    ['an error of the engine', () => new DataView(new ArrayBuffer(1)).getUint32(0), 'threw'],
    ['a thrown text', () => Promise.reject('text'), 'threw'],
    ['an AppError that means our own mistake', () => Promise.reject(new AppError('internal')), 'threw'],
    ['a trap of the wasm', () => Promise.reject(new AppError('worker-crashed')), 'trap'],
    [
      'a request, even if its failure is swallowed',
      () => fetch('https://example.org/').catch(() => null),
      'network',
    ],
    ['a request that throws at once', () => swallow(() => fetch('https://example.org/')), 'network'],
    ['a call that takes too long', () => spin(120), 'slow'],
  ])('reports %s', async (_what, run, kind) => {
    expect((await problemOf(run))?.kind).toBe(kind);
  });

  it('does not count time that the machine spent on others', async () => {
    expect(await problemOf(() => new Promise((resolve) => setTimeout(resolve, 80)))).toBeNull();
  });
});

describe('inputsOf', () => {
  const target = targetOf(() => null);

  it('makes the same input from the same seed and number, and another from another', () => {
    const [once, again, other] = [inputsOf(target, 1), inputsOf(target, 1), inputsOf(target, 2)];
    const numbers = Array.from({ length: 200 }, (_, index) => index);
    expect(numbers.map(once)).toEqual(numbers.map(again));
    expect(
      numbers.filter((index) => Buffer.compare(once(index).bytes, other(index).bytes) !== 0).length,
    ).toBeGreaterThan(150);
  });

  it('changes nearly every input, never the sample, and stays under the cap', () => {
    const inputAt = inputsOf(target, 3);
    const before = target.corpus.map(({ bytes }) => Buffer.from(bytes));
    const inputs = Array.from({ length: 2000 }, (_, index) => inputAt(index));
    expect(target.corpus.map(({ bytes }) => Buffer.from(bytes))).toEqual(before);
    expect(Math.max(...inputs.map(({ bytes }) => bytes.length))).toBeLessThanOrEqual(maxInputBytes);
    expect(new Set(inputs.map(({ bytes }) => Buffer.from(bytes).toString('latin1'))).size).toBeGreaterThan(
      1500,
    );
  });
});

describe('shrink', () => {
  it('leaves out what the failure does not need', async () => {
    const target = targetOf((bytes) => {
      if (Buffer.from(bytes).includes('boom')) throw new RangeError('out of bounds');
    });
    const bytes = new Uint8Array(Buffer.from(`${'x'.repeat(500)}boom${'y'.repeat(500)}`));
    const input = { name: 'a.txt', bytes };
    const shrunk = await shrink(target, input, { kind: 'threw', message: 'RangeError: out of bounds' });
    expect(Buffer.from(shrunk).toString()).toBe('boom');
  });
});

function swallow(work: () => unknown): unknown {
  try {
    return work();
  } catch {
    return null;
  }
}

function spin(ms: number): void {
  const end = performance.now() + ms * 3;
  while (performance.now() < end);
}
