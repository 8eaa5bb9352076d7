import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserName } from '../../cli/browsers/driver-names.ts';
import { ensureBuild } from '../../cli/build.ts';
import { root } from '../../cli/paths.ts';
import type { InputResult, JsonItem, Verdicts } from '../../cli/verdicts.ts';
import type { Detector } from '../../src/core/detector';
import { detectors as registry } from '../../src/detectors/registry';
import { calibration as textModels } from '../../src/detectors/text-classifier/calibration';
import { browsersUnderTest } from './harness/browsers.ts';
import { schemaProblems } from './harness/command-line.ts';
import { passages } from './harness/passages.ts';

const fixture = (path: string) => join(root, 'test', 'fixtures', path);
const signedPicture = fixture('media/untrusted-ai.jpg');
const page = fixture('pages/article-with-quote.html');
const missing = fixture('no-such-file.jpg');
const broken = fixture('images/truncated.jpg');
const video = fixture('metadata/tc260.mp4');
let folder: string;
let essay: string;
let tone: string;
let detectors: readonly Detector[];
beforeAll(async () => {
  const modules = await Promise.all(Object.values(registry).map((load) => load()));
  detectors = modules.map(({ detector }) => detector);
  folder = await mkdtemp(join(tmpdir(), 'touchstone-json-'));
  essay = join(folder, 'essay.txt');
  tone = join(folder, 'tone.wav');
  await writeFile(essay, passages.machine.join('\n\n'));
  await writeFile(tone, waveFile());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the command line', () => {
  it.concurrent.each([
    ['--browser', 'netscape'],
    ['--timeout', 'soon'],
    ['--no-such-flag', 'x'],
  ])('ends with 2 and its usage when it is used wrongly: %s %s', async (flag, value) => {
    const { code, out, err } = await run([flag, value]);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('Usage: npm start');
  });
});

describe.each(browsersUnderTest())('the command line with several inputs, as JSON (%s)', (name) => {
  let mixed: Run;
  let single: Run;
  let verdicts: Verdicts;
  const target = () => join(folder, `${name}.json`);
  const inputOf = (input: string): InputResult => verdicts.inputs.find((one) => one.input === input)!;
  const onlyItemOf = (input: string): JsonItem => {
    expect(inputOf(input).items).toHaveLength(1);
    return inputOf(input).items[0]!;
  };
  beforeAll(async () => {
    // Once, before two processes find it missing at the same time.
    await ensureBuild(name, 'release', console.error);
    [mixed, single] = await Promise.all([
      run([...mixedInputs(), '--json', '-'], name),
      run([signedPicture, '--json', target()], name),
    ]);
    verdicts = JSON.parse(mixed.out) as Verdicts;
  });

  it('is valid by docs/verdicts.schema.json', () => {
    expect(schemaProblems(verdicts)).toEqual([]);
  });

  it('ends with 1 because two inputs could not be checked, and says which', () => {
    expect(mixed.code).toBe(1);
    expect(inputOf(missing)).toMatchObject({ error: { code: 'not-found' }, url: null, items: [] });
    expect(inputOf(broken).error).toMatchObject({ code: 'not-checked' });
    expect(mixed.err).toContain(`${missing}: `);
    expect(mixed.err).toContain(`${broken}: `);
  });

  it('has all inputs in their order, the others without error', () => {
    expect(verdicts.inputs.map(({ input }) => input)).toEqual(mixedInputs());
    for (const input of [signedPicture, page, essay, tone, video])
      expect(inputOf(input).error).toBeUndefined();
  });

  it('says what ran: extension, models, policy, trust lists, browser, backend', () => {
    expect(verdicts.browser.name).toMatch(name === 'firefox' ? /Firefox/ : /Chrom|Edge/);
    expect(verdicts.extension.models.map(({ id }) => id).toSorted()).toEqual([
      'image-v1',
      ...[textModels.ngramModel, textModels.model].toSorted(),
    ]);
    expect(verdicts.extension.trustLists.length).toBeGreaterThan(2);
    expect(verdicts.extension.policy).not.toBe('');
    expect(verdicts.backend.threads).toBeGreaterThan(0);
    expect(Math.abs(Date.now() - Date.parse(verdicts.createdAt))).toBeLessThan(600_000);
  });

  it('judges a picture as on any page', () => {
    const item = onlyItemOf(signedPicture);
    expect(item.verdict).toMatchObject({
      label: 'labelled-generated',
      basis: 'declared',
      sourceType: 'trainedAlgorithmicMedia',
    });
    expect(item.badge).toEqual({ shown: true, text: 'Labelled AI-generated' });
    const c2pa = item.evidence.find(({ detector }) => detector === 'c2pa');
    expect(c2pa).toMatchObject({ status: 'found', trust: 'unlisted', claim: { says: 'ai-made' } });
  });

  it('judges a text file', () => {
    const item = onlyItemOf(essay);
    expect(item).toMatchObject({ kind: 'text', src: null, language: 'en', sha256: null });
    expect(item.verdict).toMatchObject({ label: 'likely', basis: 'inferred' });
    expect(passages.machine[0]).toContain(item.excerpt);
  });

  it('reads what a video declares', () => {
    const item = onlyItemOf(video);
    expect(item.kind).toBe('video');
    expect(item.verdict).toMatchObject({ label: 'labelled-generated', basis: 'declared' });
  });

  it('says of a recording without any statement that there is nothing it can judge', () => {
    const item = onlyItemOf(tone);
    expect(item.kind).toBe('audio');
    expect(item.verdict).toMatchObject({ label: 'not-checked', basis: null, likelihood: null });
    expect([...new Set(item.evidence.map(({ status }) => status))]).toEqual(['absent']);
  });

  it('finds pictures and passages of an .html file beside its files', () => {
    const { items, title } = inputOf(page);
    expect(title).toBe('The ferry that came back');
    expect(items.map(({ kind }) => kind).toSorted()).toEqual(['image', 'text']);
    expect(items.find(({ kind }) => kind === 'image')?.src).toMatch(/\/picture-a\.png$/);
  });

  it('keeps the evidence of every detector, and the raw score wherever a model ran', () => {
    const items = verdicts.inputs.flatMap((input) => input.items);
    expect(items.length).toBeGreaterThanOrEqual(7);
    for (const { kind, evidence, sha256 } of items) {
      expect([...new Set(evidence.map(({ detector }) => detector))].toSorted()).toEqual(detectorsOf(kind));
      if (kind !== 'text') expect(sha256).toMatch(/^[0-9a-f]{64}$/);
      const models = evidence.filter(({ detector }) => detector.endsWith('-classifier'));
      for (const { status, score, logLr, basis } of models.filter((one) => one.status === 'found'))
        expect([status, basis, typeof score, typeof logLr]).toEqual([
          'found',
          'inferred',
          'number',
          'number',
        ]);
    }
    const scored = items.filter(({ evidence }) => evidence.some(({ score }) => score !== undefined));
    expect(scored.length).toBeGreaterThanOrEqual(3);
  });

  it('ends with 0 when every input is checked, and writes a file when asked to', async () => {
    expect(single.code).toBe(0);
    expect(single.out).toContain('labelled-generated');
    const written = JSON.parse(await readFile(target(), 'utf8')) as Verdicts;
    expect(schemaProblems(written)).toEqual([]);
    expect(written.inputs.map(({ input }) => input)).toEqual([signedPicture]);
  });
});

/** Ids of all detectors that take such media. */
/** What compares with pictures met earlier is not asked where none was: every run has a browser of its own. */
function detectorsOf(kind: JsonItem['kind']): string[] {
  const taking = detectors.filter(
    ({ takes, needs }) => takes.includes(kind) && !needs.includes('fingerprint'),
  );
  return taking.map(({ id }) => id).toSorted();
}

/** In this order; two of them cannot be checked. */
function mixedInputs(): string[] {
  return [signedPicture, page, missing, essay, tone, video, broken];
}

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** What `npm start --` runs, without installing. */
async function run(args: readonly string[], browser?: BrowserName): Promise<Run> {
  const chosen = browser ? ['--browser', browser] : [];
  const child = spawn(process.execPath, [join(root, 'cli', 'main.ts'), ...args, ...chosen], { cwd: root });
  const [out, err, [code]] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { code, out, err };
}

/** A quarter of a second of 440 Hz: RIFF, PCM, 8 bit, mono, 8 kHz. */
function waveFile(): Buffer {
  const samples = Buffer.from(
    Array.from({ length: 2000 }, (_, at) => 128 + Math.round(60 * Math.sin((at * 440 * 2 * Math.PI) / 8000))),
  );
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(8000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}
