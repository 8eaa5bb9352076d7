import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toJsonItem, toVerdicts } from '../../../cli/to-json.ts';
import { inputErrorCodes, type Verdicts } from '../../../cli/verdicts.ts';
import { errorCodes, skipReasons } from '../../../src/core/errors';
import { labels } from '../../../src/core/verdict';
import type { TabReport } from '../../../src/platform/protocol';

const readJson = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));
const report = readJson('test/fixtures/tiny-extension/report.json') as TabReport;
const schema = readJson('docs/verdicts.schema.json');
const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

const facts = {
  createdAt: new Date('2026-06-02T12:00:00Z'),
  browser: { name: 'Chromium', version: '156.0.1' },
  report,
  extensionVersion: '0.0.1',
};

function verdictsOf(items: TabReport['items']): Verdicts {
  const { url, title } = report;
  return toVerdicts(facts, [{ input: 'page.html', url, title, items: items.map(toJsonItem) }]);
}

function problemsOf(verdicts: unknown): unknown {
  validate(JSON.parse(JSON.stringify(verdicts)));
  return validate.errors ?? [];
}

describe('toVerdicts', () => {
  it('fits the schema', () => {
    expect(problemsOf(verdictsOf(report.items))).toEqual([]);
  });

  it('names extension, models, browser and backend', () => {
    const verdicts = verdictsOf([]);
    expect(verdicts).toMatchObject({
      schema: 'touchstone.verdicts/1',
      createdAt: '2026-06-02T12:00:00.000Z',
      extension: {
        version: '1.2.3',
        policy: 'policy-1',
        trustLists: [{ name: 'C2PA trust list', date: '2026-06-01' }],
      },
      browser: { name: 'Chromium', version: '156.0.1' },
      backend: { device: 'wasm', threads: 2 },
    });
    expect(Object.keys(verdicts.extension.models[0]!)).toEqual(['id', 'version', 'sha256']);
  });

  it('fits the schema when the extension never answered, with an error for each input', () => {
    const inputs = inputErrorCodes.map((code) => ({
      input: 'a.jpg',
      url: null,
      title: null,
      error: { code, message: 'x.' },
      items: [],
    }));
    const verdicts = toVerdicts({ ...facts, report: null }, inputs);
    expect(problemsOf(verdicts)).toEqual([]);
    expect(verdicts).toMatchObject({ extension: { version: '0.0.1' }, backend: { threads: 0 } });
  });
});

describe('toJsonItem', () => {
  it('gives declared evidence its claim, trust and issuer, and no weight', () => {
    const [c2pa, metadata] = toJsonItem(report.items[0]!).evidence;
    expect(c2pa).toEqual({
      detector: 'c2pa',
      version: '1',
      status: 'found',
      basis: 'declared',
      claim: { says: 'ai-made', sourceType: 'trainedAlgorithmicMedia' },
      trust: 'official',
      issuer: 'Example Imaging',
      detail: { issuedAt: '2026-05-04T10:00:00Z', state: 'Trusted', ingredients: [] },
      ms: 41.5,
    });
    expect(metadata).toEqual({ detector: 'embedded-metadata', version: '1', status: 'absent', ms: 2 });
  });

  it('gives the raw score and weight of a model, and what its calibration allows', () => {
    expect(toJsonItem(report.items[0]!).evidence[2]).toMatchObject({
      score: 0.8125,
      logLr: 0.31,
      detail: { estimate: { mayAccuse: false, falseAlarmsPer100: 1 }, limits: ['limit_one_model'] },
    });
  });

  it('takes hash and times from the verdict', () => {
    const item = toJsonItem(report.items[0]!);
    expect(item.sha256).toBe(report.items[0]!.verdict!.rendition!.sha256);
    expect(item.ms).toEqual({ acquire: 12, detect: 283.5, total: 300 });
    expect(item.badge).toEqual({ shown: true, text: 'AI-generated' });
  });

  it('keeps skipped and failed apart', () => {
    expect(toJsonItem(report.items[1]!).evidence[0]).toMatchObject({
      status: 'skipped',
      reason: 'language-unsupported',
    });
    expect(toJsonItem(report.items[2]!).evidence[0]).toMatchObject({
      status: 'failed',
      code: 'decode',
      detail: { message: 'not a picture' },
    });
  });

  it('calls an item without verdict checking, and leaves out an absent excerpt', () => {
    const waiting = { ...report.items[2]!, verdict: null };
    const item = toJsonItem(waiting);
    expect(item.verdict).toEqual({
      label: 'checking',
      basis: null,
      likelihood: null,
      prior: null,
      sourceType: null,
    });
    expect(item).not.toHaveProperty('excerpt');
    expect(problemsOf(verdictsOf([waiting]))).toEqual([]);
  });
});

describe('the schema', () => {
  const enumOf = (path: string[]) => path.reduce((node, key) => node[key], schema.$defs).enum;

  it.each([
    ['labels', ['item', 'properties', 'verdict', 'properties', 'label'], [...labels, 'checking']],
    ['skip reasons', ['evidence', 'properties', 'reason'], skipReasons],
    ['error codes', ['evidence', 'properties', 'code'], errorCodes],
    ['input errors', ['input', 'properties', 'error', 'properties', 'code'], inputErrorCodes],
  ])('knows the same %s as the code', (_name, path, words) => {
    expect([...enumOf(path)].sort()).toEqual([...words].sort());
  });

  it.each([
    [
      'a score above one',
      (json: Verdicts) => Object.assign(json.inputs[0]!.items[0]!.evidence[2]!, { score: 1.5 }),
    ],
    [
      'an unknown label',
      (json: Verdicts) => Object.assign(json.inputs[0]!.items[0]!.verdict, { label: 'genuine' }),
    ],
    ['a field nobody knows', (json: Verdicts) => Object.assign(json.inputs[0]!, { extra: 1 })],
    [
      'a skip without reason',
      (json: Verdicts) => Reflect.deleteProperty(json.inputs[0]!.items[1]!.evidence[0]!, 'reason'),
    ],
  ])('refuses %s', (_name, damage) => {
    const json = structuredClone(verdictsOf(report.items));
    damage(json);
    expect(problemsOf(json)).not.toEqual([]);
  });
});
