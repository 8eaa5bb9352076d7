import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import image from '../src/detectors/image-classifier/calibration.json';
import { limitsText } from '../tools/models/limits-text';
import { readMeasured } from '../tools/models/read-measured';

const root = resolve(import.meta.dirname, '..');

describe('docs/limits.md', () => {
  it('says what was measured, figure by figure', () => {
    expect(readFileSync(join(root, 'docs/limits.md'), 'utf8')).toBe(limitsText(readMeasured(root)));
  });

  it('describes the thresholds that ship', () => {
    const { tiers } = readMeasured(root);
    const shipped = Object.entries(image.conditions).map(([name, one]) => [
      name,
      one.accuseAbove,
      one.noSignGate,
    ]);
    const measured = Object.entries(tiers).map(([name, one]) => [
      name.replace(':w', ''),
      one.accuse.gate,
      one.strictGate.gate,
    ]);
    expect(shipped).toEqual(measured);
  });
});
