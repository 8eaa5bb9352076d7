import { describe, expect, it } from 'vitest';
import { passageMaker, pictureMaker } from '../../../../cli/bench/inputs';
import { parseOptions, parts } from '../../../../cli/bench/options';
import { summarise } from '../../../../cli/bench/provenance';
import { callsOf } from '../../../../cli/bench/script-calls';
import { groupOf } from '../../../../cli/bench/size';
import { median, spreadOf } from '../../../../cli/bench/stats';
import type { TraceEvent } from '../../../../cli/bench/trace';

describe('the figures of the bench', () => {
  it('give median, nearest-rank p95 and the ends of a list', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(spreadOf(values)).toEqual({ count: 100, min: 1, median: 50.5, p95: 95, max: 100 });
    expect(median([3, 1, 2])).toBe(2);
  });

  it.each([
    ['models/image-v1/onnx/model_quantized.onnx', 'models'],
    ['wasm/c2pa_bg.wasm', 'wasm'],
    ['wasm/ort-wasm-simd-threaded.mjs', 'code'],
    ['content-scripts/content.js', 'code'],
    ['_locales/ja/messages.json', 'other'],
  ])('count %s as %s', (name, group) => {
    expect(groupOf(name)).toBe(group);
  });
});

describe('the cost of looking for what files say of themselves', () => {
  const check = (c2pa: number) => ({
    bytes: 1000,
    requests: 1,
    acquireMs: 4,
    detectorMs: { c2pa, 'embedded-metadata': 1 },
  });

  it('is given by detector and summed by file', () => {
    const group = summarise('signed', [check(20), check(30)]);
    expect(group).toMatchObject({ name: 'signed', requests: 1, meanMs: 26 });
    expect(group.detectorMs['c2pa']).toMatchObject({ median: 25, max: 30 });
    expect(group.togetherMs).toMatchObject({ count: 2, min: 21, max: 31 });
  });
});

describe('the inputs of the bench', () => {
  it('are JPEG files of which no two are the same', async () => {
    const make = await pictureMaker();
    const files = Array.from({ length: 20 }, (_, i) => make(i % 2 === 0));
    expect(files.every((file) => file.readUInt16BE(0) === 0xffd8)).toBe(true);
    expect(new Set(files.map((file) => file.toString('latin1'))).size).toBe(20);
    expect(files[0]!.includes('trainedAlgorithmicMedia')).toBe(true);
    expect(files[1]!.includes('trainedAlgorithmicMedia')).toBe(false);
  });

  it('are passages of the asked length of which no two are the same', async () => {
    const make = await passageMaker();
    const passages = Array.from({ length: 120 }, () => make(150));
    expect(passages.every((passage) => passage.split(' ').length === 150)).toBe(true);
    expect(new Set(passages).size).toBe(120);
  });
});

describe('the time of the content script', () => {
  const span = (name: string, ts: number, dur: number, url?: string, tid = 1): TraceEvent => ({
    ...{ name, ph: 'X', pid: 1, tid, ts, dur, tdur: dur / 2 },
    ...(url === undefined ? {} : { args: { data: { url } } }),
  });
  const ours = 'chrome-extension://abc/content-scripts/content.js';

  it('counts outermost calls once, in processor time, by what called', () => {
    const calls = callsOf([
      span('EvaluateScript', 0, 10_000, ours),
      span('FireAnimationFrame', 20_000, 9_000),
      span('v8.callFunction', 21_000, 8_000),
      span('FunctionCall', 21_500, 7_000, ours),
      span('FunctionCall', 22_000, 1_000, ours),
    ]);
    expect(calls.map(({ processorMs, clockMs }) => [processorMs, clockMs])).toEqual([
      [5, 10],
      [4, 8],
    ]);
    expect(calls[1]!.cause).toContain('animation frames');
  });

  it('leaves out scripts of the page and other threads, and keeps messages that arrive without an address', () => {
    const calls = callsOf([
      span('EvaluateScript', 0, 1_000, ours),
      span('v8.callFunction', 2_000, 1_000),
      span('FunctionCall', 2_100, 800, 'http://127.0.0.1/page.js'),
      span('v8.callFunction', 4_000, 1_000),
      span('FunctionCall', 4_100, 800, ''),
      span('v8.callFunction', 4_000, 1_000, undefined, 2),
      span('FunctionCall', 4_100, 800, ours, 2),
    ]);
    expect(calls).toHaveLength(2);
  });
});

describe('the arguments of the bench', () => {
  it('ask for every part unless some are named', () => {
    expect(parseOptions([])).toEqual({ browser: 'chromium', json: null, parts });
    expect(parseOptions(['--only', 'size, feed', '--browser', 'firefox'])).toMatchObject({
      browser: 'firefox',
      parts: ['size', 'feed'],
    });
    expect(parseOptions(['--help'])).toBeNull();
  });

  it.each([['--only', 'speed'], ['--browser', 'safari'], ['--json', ''], ['page.html']])(
    'refuse %s %s',
    (...argv) => {
      expect(() => parseOptions(argv.filter((word) => word !== undefined))).toThrow();
    },
  );
});
