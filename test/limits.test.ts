import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import image from '../src/detectors/image-classifier/calibration.json';
import text from '../src/detectors/text-classifier/calibration.json';
import { registerKeys } from '../src/present/limits/register-words';
import { testedRates } from '../src/present/limits/tested-rates';
import { limitsFiles } from '../tools/models/limits/limits-files';
import { english } from '../tools/models/limits/english';
import { japanese } from '../tools/models/limits/japanese';
import { readMeasured } from '../tools/models/read-measured';
import imageFit from '../training/results/image-v1-calibration.json';
import textFit from '../training/results/text-v1-calibration.json';

const root = resolve(import.meta.dirname, '..');
const measured = readMeasured(root);

describe('what is said of error rates', () => {
  it.each(Object.entries(limitsFiles(measured)))('says in %s what was measured', (path, content) => {
    // Else: node tools/models/write-limits.ts
    expect(readFileSync(join(root, path), 'utf8')).toBe(content);
  });

  it('describes the calibrations that ship', () => {
    expect(testedRates.image.calibration).toBe(image.id);
    expect(testedRates.text.calibration).toBe(text.id);
  });

  it('describes the models that ship', () => {
    expect(testedRates.image.models).toEqual([image.model]);
    expect([...testedRates.text.models].sort()).toEqual([text.model, text.ngramModel].sort());
  });

  it('rests on thresholds that name the data they were set on', () => {
    expect(image.source.dataSha256).toBe(imageFit.data.sha256);
    expect(text.source.dataSha256).toBe(textFit.data.idsSha256);
  });

  it('was counted with one assumed share of AI, which the options name once', () => {
    expect(testedRates.image.prior).toBe(testedRates.text.prior);
  });

  it('has words in both languages for all that is told apart', () => {
    const { registers, attacks } = testedRates.text;
    expect(registers.filter(({ name }) => !(name in registerKeys))).toEqual([]);
    for (const { attacks: known } of [english, japanese])
      expect(attacks.filter(({ name }) => !(name in known))).toEqual([]);
    expect(Object.keys(english.attacks)).toEqual(Object.keys(japanese.attacks));
  });

  it('speaks of attacks only beside the same texts unchanged', () => {
    const names = testedRates.text.attacks.map(({ name }) => name);
    if (names.length > 0) expect(names).toContain('none');
    expect(existsSync(join(root, 'docs/limits.ja.md'))).toBe(true);
  });
});
