import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TextLogits } from '../../../src/core/detector';
import { calibration } from '../../../src/detectors/text-classifier/calibration';
import { normalize } from '../../../src/detectors/text-classifier/normalize';
import type { Outcome } from '../../../src/workers/outcome';
import type { Request } from './shipped-runtime/run-models';

const root = join(import.meta.dirname, '../../..');
const models = join(root, 'assets/public/models');
const { model } = calibration;
const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const reference = readJson(join(root, 'test/fixtures/vectors/reference-scores.json'));
const vectors: { raw: string; input_ids: number[] }[] = readJson(join(models, model, 'vectors.json'));

const SCORE_TOLERANCE = 0.02;
const score = ({ logits }: { logits: readonly number[] }) => 1 / (1 + Math.exp(logits[0]! - logits[1]!));
const value = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return outcome.value;
};

/** A folder that looks like the built extension: `models/` and `wasm/`. */
let base = '';
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'shipped-'));
  symlinkSync(models, join(base, 'models'), 'dir');
  symlinkSync(join(root, 'node_modules/onnxruntime-web/dist'), join(base, 'wasm'), 'dir');
});
afterAll(() => {
  rmSync(base, { recursive: true });
});

describe('the shipped models in the shipped WASM runtime', () => {
  it('give the reference scores and the reference tokens', () => {
    const passages = vectors.map(({ raw }) => normalize(raw));
    const longText = Array.from({ length: 30 }, () => passages[1]).join(' ');
    const answers = run([
      ...passages.map((passage) => ({ do: 'text', model, passage }) as const),
      { do: 'text', model, passage: longText },
      { do: 'image', pixelValues: pattern() },
    ]);
    const texts = answers.slice(0, 3).map((one) => value(one as Outcome<TextLogits>));
    for (const [i, { input_ids }] of vectors.entries()) {
      expect(texts[i]!.tokenIds).toEqual(input_ids);
      expect(Math.abs(score(texts[i]!) - reference.texts[i].score)).toBeLessThan(SCORE_TOLERANCE);
    }
    expect(texts[2]!.tokenIds).toHaveLength(256);
    expect(texts[2]!.tokenIds.at(-1)).toBe(102);
    const logits = value(answers[3] as Outcome<readonly number[]>);
    expect(Math.abs(score({ logits }) - reference.pattern.score)).toBeLessThan(SCORE_TOLERANCE);
  });

  it('keep working when one model folder is damaged', () => {
    const [, image, text, again] = run([
      { do: 'break', file: 'image-v1/onnx/model_quantized.onnx' },
      { do: 'image', pixelValues: pattern() },
      { do: 'text', model, passage: normalize(vectors[0]!.raw) },
      { do: 'image', pixelValues: pattern() },
    ]) as [null, Outcome<unknown>, Outcome<unknown>, Outcome<unknown>];
    expect(image).toMatchObject({ ok: false, failure: { code: 'model-damaged', isWorkerUsable: true } });
    expect(text.ok).toBe(true);
    expect(again).toMatchObject({
      ok: false,
      failure: { message: expect.stringContaining('model_quantized.onnx') },
    });
  });
});

function run(requests: readonly Request[]): Outcome<unknown>[] {
  const here = join(import.meta.dirname, 'shipped-runtime');
  const hooks = pathToFileURL(join(here, 'browser-build.mjs')).href;
  const input = JSON.stringify({ base: `${pathToFileURL(base).href}/`, requests });
  const output = execFileSync(process.execPath, ['--import', hooks, join(here, 'run-models.ts')], {
    input,
    encoding: 'utf8',
    maxBuffer: 10_000_000,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return JSON.parse(output);
}

/** The computed picture of `training/reference_scores.py`: needs no decoder, so both sides feed the same numbers. */
function pattern(): number[] {
  const values: number[] = [];
  for (let c = 0; c < 3; c += 1) {
    for (let y = 0; y < 224; y += 1) {
      for (let x = 0; x < 224; x += 1) values.push(((3 * x + 5 * y + 40 * c) % 256) / 255 - 0.5);
    }
  }
  return values;
}
