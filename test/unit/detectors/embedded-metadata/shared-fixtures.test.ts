import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detectBytes, detectFile, formatOf, summary } from './detect-file';

const folder = '../shared/fixtures/provenance/';
const manifest = `${folder}MANIFEST.tsv`;

const google = [
  'iptc-digital-source-type ai-made strong',
  'iptc-ai-fields ai-made strong',
  'google-ai-made ai-made strong',
];
const a1111 = ['a1111 ai-made strong'];
const comfyUi = ['comfyui-prompt ai-made strong', 'comfyui-workflow ai-made strong'];

/** Every file of the manifest that carries unsigned marks; all others must yield nothing. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'generators/grok-1.jpg': ['grok ai-made strong'],
  'generators/mj-1.png': ['iptc-digital-source-type ai-made strong', 'midjourney ai-made strong'],
  'generators/doubao_gray.png': ['tc260-aigc ai-made strong'],
  'generators/samsung_black_1.png': ['samsung-genai ai-part strong'],
  'sd-metadata/automatic1111_cropped.png': a1111,
  'sd-metadata/automatic1111_cropped.jpg': a1111,
  'sd-metadata/text_after_idat.png': a1111,
  'sd-metadata/automatic1111_stealth.png': ['stealth-png ai-made strong'],
  'sd-metadata/img2img_cropped.png': comfyUi,
  'sd-metadata/unclip_2pass_cropped.png': comfyUi,
  'sd-metadata/fooocus1_cropped.png': ['fooocus ai-made strong'],
  'sd-metadata/invokeai_dream1.png': ['invokeai-dream ai-made strong'],
  'sd-metadata/invokeai_imeta1.png': ['invokeai-metadata ai-made strong'],
  'sd-metadata/invokeai_sdmeta1.png': [
    'invokeai-sd-metadata ai-made strong',
    'invokeai-dream ai-made strong',
  ],
  'sd-metadata/novelai1_cropped.png': [
    'novelai ai-made strong',
    'novelai-title ai-made strong',
    'novelai-source ai-made strong',
  ],
  'made/aigc-png-text.png': ['tc260-aigc ai-made strong'],
  'made/aigc-exif-usercomment.jpg': ['tc260-aigc-wrapped ai-made strong'],
  'made/hf-job.png': ['hf-job ai-made weak'],
  'made/swarmui-like.png': ['swarmui ai-made strong'],
  'made/ideogram-make.jpg': ['ideogram ai-made strong'],
  'made/apple-cleanup.jpg': ['iptc-digital-source-type ai-part strong', 'apple-clean-up ai-part strong'],
  'made/a1111-usercomment.jpg': a1111,
  'made/iptc-ai.jpg': google,
  'made/iptc-ai.png': google,
  'made/iptc-ai.webp': google,
  'made/iptc-ai.avif': google,
  'made/iptc-ai.jxl': google,
  'made/iptc-ai.tiff': google,
  'made/iptc-ai.mp4': google,
};

/** Files that the manifest lists; trust lists are not media. */
function listed(): string[] {
  const rows = readFileSync(manifest, 'utf8').split('\n').slice(1);
  return rows
    .map((row) => row.split('\t')[0] ?? '')
    .filter((file) => file !== '' && !file.startsWith('trust/'));
}

describe.skipIf(!existsSync(manifest))(
  'files of ../shared/fixtures/provenance (skipped when that folder is missing)',
  () => {
    const files = existsSync(manifest) ? listed() : [];

    it.each(files.filter((file) => file in expected))('%s carries its marks', async (file) => {
      expect(summary(await detectFile(folder + file))).toEqual(expected[file]);
    });

    it.each(files.filter((file) => !(file in expected)))('%s carries none', async (file) => {
      expect(await detectFile(folder + file)).toEqual([]);
    });

    it('are all expected by name', () => {
      expect(Object.keys(expected).filter((file) => !files.includes(file))).toEqual([]);
    });

    it('take few milliseconds when they carry no mark (printed, not asserted)', async () => {
      const times: number[] = [];
      for (const file of files.filter(
        (name) => !(name in expected) && /\.(jpe?g|png|webp|avif|heif)$/.test(name),
      )) {
        const bytes = readFileSync(folder + file);
        const startedAt = performance.now();
        await detectBytes(bytes, formatOf(file));
        times.push(performance.now() - startedAt);
      }
      times.sort((a, b) => a - b);
      const at = (share: number) => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(2);
      console.log(
        `embedded-metadata, ${times.length} files without a mark: median ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(1)} ms`,
      );
      expect(times.length).toBeGreaterThan(0);
    });
  },
);
