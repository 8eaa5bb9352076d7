import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectors } from '../src/detectors/registry';

const root = resolve(import.meta.dirname, '..');
const messages = (locale: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(root, `assets/public/_locales/${locale}/messages.json`), 'utf8')) as Record<
    string,
    unknown
  >;

describe.each(Object.keys(detectors) as (keyof typeof detectors)[])('detector %s', (id) => {
  it('is registered under its own id, in a folder of that name', async () => {
    const { detector } = await detectors[id]();
    expect(detector.id).toBe(id);
    expect(existsSync(join(root, 'src/detectors', id, `${id}.ts`))).toBe(true);
  });

  it('says what it takes, what it needs and which version it is', async () => {
    const { detector } = await detectors[id]();
    expect(detector.takes.length).toBeGreaterThan(0);
    expect(detector.needs.length).toBeGreaterThan(0);
    expect(detector.version).toMatch(/\d/);
  });

  it.each(['en', 'ja'])('has its words in %s', (locale) => {
    const known = messages(locale);
    const key = id.replaceAll('-', '_');
    expect(['name', 'found', 'absent'].filter((part) => !(`detector_${key}_${part}` in known))).toEqual([]);
  });

  it('has tests', () => {
    expect(readdirSync(join(root, 'test/unit/detectors', id)).length).toBeGreaterThan(0);
  });

  it('brings a calibration if it infers', () => {
    const infers = id.endsWith('-classifier') || id === 'text-marks';
    expect(existsSync(join(root, 'src/detectors', id, 'calibration.json'))).toBe(infers);
  });
});

it('no detector folder is left out of the registry', () => {
  const folders = readdirSync(join(root, 'src/detectors'), { withFileTypes: true }).filter((one) =>
    one.isDirectory(),
  );
  expect(folders.map((one) => one.name).sort()).toEqual(Object.keys(detectors).sort());
});
