import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readModelFiles } from '../../../src/inference/integrity';
import { calibration } from '../../../src/detectors/text-classifier/calibration';
import { shippedModels } from '../../../src/inference/model-index';

const base = 'ext://x/';
const folder = join(import.meta.dirname, '../../../assets/public');
const table = shippedModels.find((model) => model.id === calibration.ngramModel)!;
const { sizeBytes } = table.files.find(({ path }) => path === 'en.bin')!;
const changedIn = (name: string, change: (bytes: Buffer) => Uint8Array) => async (url: string) => {
  const bytes = await readFile(join(folder, url.slice(base.length)));
  return new Response(Uint8Array.from(url.endsWith(name) ? change(bytes) : bytes));
};
const untouched = changedIn('', (bytes) => bytes);

describe('readModelFiles', () => {
  it.each(shippedModels)('finds every file of $id whole', async (model) => {
    const files = await readModelFiles(model, base, untouched);
    expect([...files.keys()]).toEqual(model.files.map((file) => file.path));
    const weights = [...files.values()].find((bytes) => sha256(bytes) === model.sha256);
    expect(weights).toBeDefined();
  });

  it.each([
    ['one changed bit', (bytes: Buffer) => ((bytes[1000]! ^= 1), bytes), 'en.bin: content has changed'],
    ['a short file', (bytes: Buffer) => bytes.subarray(0, 1000), `en.bin: 1000 of ${sizeBytes} bytes`],
    ['an empty file', () => new Uint8Array(), `en.bin: 0 of ${sizeBytes} bytes`],
  ])('calls a model damaged on %s and names the file', async (_what, change, message) => {
    const result = readModelFiles(table, base, changedIn('en.bin', change));
    await expect(result).rejects.toMatchObject({
      code: 'model-damaged',
      message: `${table.id}/${message}`,
    });
  });

  it.each([
    ['not found', () => Promise.resolve(new Response(null, { status: 404 }))],
    ['refused by the browser', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('calls a model damaged when a file is %s', async (_what, fetchFile) => {
    const result = readModelFiles(table, base, fetchFile);
    await expect(result).rejects.toMatchObject({
      code: 'model-damaged',
      message: `${table.id}/en.bin: missing`,
    });
  });
});

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
