import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openPack } from '../../../src/packs/open-pack';
import { packDescription } from '../../support/pack-description';

const weights = new Uint8Array([1, 2, 3, 4]);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const manifest = {
  ...packDescription(64),
  files: [{ path: 'model.onnx', sizeBytes: 4, sha256: sha256(weights) }],
};
const zip = (parts: Record<string, Uint8Array>, description: unknown = manifest) =>
  zipSync({ 'pack.json': new TextEncoder().encode(JSON.stringify(description)), ...parts }, { level: 0 });
const open = (bytes: Uint8Array) => openPack(bytes, '2026-11-29T00:00:00.000Z');

describe('openPack', () => {
  it('takes a pack whose files are as stated', async () => {
    expect(await open(zip({ 'model.onnx': weights }))).toMatchObject({ pack: { sizeBytes: 4 } });
  });

  it('refuses a changed file, a short one and a missing one', async () => {
    expect(await open(zip({ 'model.onnx': new Uint8Array([1, 2, 3, 5]) }))).toBe('damaged');
    expect(await open(zip({ 'model.onnx': weights.slice(0, 3) }))).toBe('damaged');
    expect(await open(zip({}))).toBe('files-differ');
  });

  it('refuses files that the description does not name', async () => {
    expect(await open(zip({ 'model.onnx': weights, 'more.bin': weights }))).toBe('files-differ');
  });

  it('refuses what is cut off, and what is no pack', async () => {
    const whole = zip({ 'model.onnx': weights });
    expect(await open(whole.slice(0, whole.length / 2))).toBe('not-a-pack');
    expect(await open(new Uint8Array([1, 2, 3]))).toBe('not-a-pack');
  });

  it('refuses paths that lead out of the pack, and curves that fall', async () => {
    const files = [{ ...manifest.files[0], path: '../model.onnx' }];
    expect(await open(zip({}, { ...manifest, files, weights: '../model.onnx' }))).toBe('manifest');
    const falling = { ...manifest.calibration.conditions.clean, platt: { a: -1, b: 0 } };
    const calibration = {
      ...manifest.calibration,
      conditions: { ...manifest.calibration.conditions, web: falling },
    };
    expect(await open(zip({ 'model.onnx': weights }, { ...manifest, calibration }))).toBe('manifest');
  });
});
