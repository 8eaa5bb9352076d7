import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureBuild } from '../../cli/build.ts';
import { calibration as textModels } from '../../src/detectors/text-classifier/calibration';

const root = resolve(import.meta.dirname, '../..');
/** Weights 48 MB, WebAssembly 23 MB, code and data about 2 MB; AMO refuses packages above 200 MB. */
const MAX_PACKAGE_BYTES = 80_000_000;
/** The project's own limit for all weights together. */
const MAX_WEIGHTS_BYTES = 60_000_000;

interface Manifest {
  readonly manifest_version: number;
  readonly permissions: readonly string[];
  readonly host_permissions: readonly string[];
  readonly content_security_policy: { readonly extension_pages: string };
  readonly background: object;
  readonly cross_origin_embedder_policy?: { readonly value: string };
  readonly browser_specific_settings?: { readonly gecko: { readonly data_collection_permissions: object } };
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));
}

const sizeOf = (files: readonly string[]) => files.reduce((sum, path) => sum + statSync(path).size, 0);

describe.each(['chromium', 'firefox'] as const)('the package for %s', (browser) => {
  const built = ensureBuild(browser, 'release', () => undefined);
  const manifest = async () =>
    JSON.parse(readFileSync(join(await built, 'manifest.json'), 'utf8')) as Manifest;

  it('is a version 3 manifest with a permission for every thing it does and none more', async () => {
    const { manifest_version: version, permissions, host_permissions: hosts } = await manifest();
    const common = ['activeTab', 'contextMenus', 'scripting', 'storage', 'unlimitedStorage'];
    expect(version).toBe(3);
    expect([...permissions].sort()).toEqual(
      [...common, ...(browser === 'chromium' ? ['offscreen'] : [])].sort(),
    );
    expect(hosts).toEqual(['<all_urls>']);
  });

  it('runs nothing but its own code', async () => {
    const { content_security_policy: policy } = await manifest();
    expect(policy.extension_pages).toBe("script-src 'self' 'wasm-unsafe-eval'; object-src 'self'");
  });

  it('names no host that code or models could come from', async () => {
    const code = filesUnder(await built).filter((path) => /\.m?js$/.test(path));
    const named = code.filter((path) =>
      /https:\/\/(cdn\.|huggingface\.co\/|unpkg\.)/.test(readFileSync(path, 'utf8')),
    );
    expect(named).toEqual([]);
  });

  it('holds models, WebAssembly, locales and trust lists', async () => {
    const folder = await built;
    const needed = [
      'models/index.json',
      'models/image-v1/onnx/model_quantized.onnx',
      `models/${textModels.model}/onnx/model_quantized.onnx`,
      `models/${textModels.ngramModel}/${textModels.language}.bin`,
      'wasm/ort-wasm-simd-threaded.wasm',
      'wasm/c2pa_bg.wasm',
      '_locales/en/messages.json',
      '_locales/ja/messages.json',
      'trust/lists.json',
      'trust/C2PA-TRUST-LIST.pem',
    ];
    expect(needed.filter((path) => !existsSync(join(folder, path)))).toEqual([]);
  });

  it('stays within its size', async () => {
    const folder = await built;
    expect(sizeOf(filesUnder(folder))).toBeLessThan(MAX_PACKAGE_BYTES);
    expect(sizeOf(filesUnder(join(folder, 'models')))).toBeLessThan(MAX_WEIGHTS_BYTES);
  });
});

describe('the package for firefox', () => {
  it('collects no data and says so; the add-on linter finds no error', async () => {
    const folder = await ensureBuild('firefox', 'release', () => undefined);
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
    expect(manifest.browser_specific_settings?.gecko.data_collection_permissions).toEqual({
      required: ['none'],
    });
    const linter = join(root, 'node_modules/web-ext/bin/web-ext.js');
    const report = execFileSync(
      process.execPath,
      [linter, 'lint', '--source-dir', folder, '--output', 'json'],
      { encoding: 'utf8' },
    );
    const { errors } = JSON.parse(report) as { errors: readonly { code: string; file: string }[] };
    expect(errors).toEqual([]);
  }, 60_000);
});

describe('the package for chromium', () => {
  it('is cross-origin isolated, so that models may use two threads', async () => {
    const folder = await ensureBuild('chromium', 'release', () => undefined);
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
    expect(manifest.cross_origin_embedder_policy?.value).toBe('require-corp');
  });
});
