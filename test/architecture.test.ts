import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, dirname, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** docs/architecture.md, "What may import what". Own folder is always allowed. */
const allowed: Record<string, { folders: readonly string[]; packages: readonly string[] }> = {
  core: { folders: [], packages: [] },
  collect: { folders: ['core'], packages: ['@mozilla/readability'] },
  acquire: { folders: ['core'], packages: ['blockhash-core', 'ipaddr.js', 'image-size'] },
  detectors: {
    folders: ['core', 'acquire/view', 'acquire/texture', 'workers'],
    packages: [
      '@contentauth/c2pa-wasm',
      'comlink',
      'exifreader',
      'fflate',
      'jose',
      'urlpattern-polyfill',
      'valibot',
    ],
  },
  packs: { folders: ['core', 'acquire/address'], packages: ['fflate', 'idb-keyval', 'valibot'] },
  memory: { folders: ['core'], packages: ['idb-keyval', 'valibot'] },
  workers: { folders: ['core'], packages: ['comlink'] },
  inference: {
    folders: ['core', 'workers', 'packs/pack-store'],
    packages: ['@xenova/transformers', 'comlink'],
  },
  fusion: { folders: ['core'], packages: [] },
  engine: {
    folders: ['core', 'acquire', 'detectors/registry', 'inference', 'fusion', 'memory'],
    packages: ['p-queue', 'idb-keyval'],
  },
  host: {
    folders: [
      'core',
      'detectors/registry',
      'detectors/text-classifier/read-parts',
      'detectors/text-classifier/with-pack',
      'detectors/image-classifier/regions',
      'detectors/image-classifier/with-pack',
      'detectors/c2pa/reader',
      'detectors/c2pa/c2pa.worker.ts',
      'engine',
      'fusion',
      'inference',
      'memory',
      'packs',
      'platform/protocol',
    ],
    packages: [],
  },
  present: { folders: ['core'], packages: [] },
  ui: { folders: ['core', 'present', 'platform/i18n', 'platform/protocol'], packages: ['preact'] },
  platform: {
    folders: ['core', 'present/message-key', 'present/words'],
    packages: ['webextension-polyfill', '@webext-core/messaging', 'valibot', 'wxt'],
  },
  background: { folders: ['core', 'platform', 'present', 'fusion/policy.json'], packages: ['wxt'] },
  page: { folders: ['core', 'collect', 'fusion/policy.json', 'platform', 'present', 'ui'], packages: [] },
};

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : /\.tsx?$/.test(name) ? [path] : [];
  });
}

interface Import {
  file: string;
  target: string;
}

function importsOf(path: string): Import[] {
  const source = readFileSync(path, 'utf8');
  const pattern = /(?:from\s+|import\s+|import\(\s*|new URL\(\s*)['"]([^'"]+)['"]/g;
  return [...source.matchAll(pattern)]
    .map((match) => match[1]!)
    .filter(
      (target) =>
        !target.startsWith('/') && !/^(https?|data|blob):/.test(target) && /^(\.|[@a-z])/.test(target),
    )
    .map((target) => ({ file: relative(root, path), target }));
}

function packageOf(target: string): string {
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
}

function isAllowed(file: string, target: string): boolean {
  const folder = file.split(sep)[1]!;
  const rule = allowed[folder];
  if (!rule) return false;
  if (!target.startsWith('.')) return rule.packages.includes(packageOf(target));
  const path = relative(join(root, 'src'), resolve(root, dirname(file), target))
    .split(sep)
    .join('/');
  if (path.startsWith('..')) return path.startsWith('../assets/public/');
  if (folder === 'detectors') return isAllowedInDetectors(file, path, rule.folders);
  return (
    path.split('/')[0] === folder || rule.folders.some((one) => path === one || path.startsWith(`${one}/`))
  );
}

/** A detector knows its own folder only; the registry knows the detectors. */
function isAllowedInDetectors(file: string, path: string, folders: readonly string[]): boolean {
  const own = file.split(sep).slice(1, 3).join('/');
  const isRegistry = file.endsWith('registry.ts');
  if (isRegistry && path.startsWith('detectors/')) return true;
  return path.startsWith(`${own}/`) || folders.some((one) => path === one || path.startsWith(`${one}/`));
}

const sources = filesUnder(join(root, 'src'));

describe('the layout', () => {
  it('has a rule for every folder of src', () => {
    const folders = readdirSync(join(root, 'src'));
    expect(folders.filter((one) => !(one in allowed))).toEqual([]);
  });

  it('lets every file import only what its folder may', () => {
    const wrong = sources.flatMap(importsOf).filter(({ file, target }) => !isAllowed(file, target));
    expect(wrong).toEqual([]);
  });

  it('imports the polyfill in one module only', () => {
    const importers = sources.flatMap(importsOf).filter(({ target }) => target === 'webextension-polyfill');
    expect(new Set(importers.map(({ file }) => file))).toEqual(new Set(['src/platform/browser.ts']));
  });

  it('touches browser APIs in platform only', () => {
    const outside = sources.filter((path) => !/\/(platform|background|page)\//.test(path));
    const wrong = outside.filter((path) =>
      /\b(chrome|browser)\.(runtime|tabs|storage|i18n|action)\b/.test(readFileSync(path, 'utf8')),
    );
    expect(wrong.map((path) => relative(root, path))).toEqual([]);
  });

  it('keeps entry points to wiring of at most 40 lines', () => {
    const long = filesUnder(join(root, 'entrypoints')).filter(
      (path) => readFileSync(path, 'utf8').split('\n').length > 41,
    );
    expect(long.map((path) => relative(root, path))).toEqual([]);
  });

  it('keeps files small: median at most 60 lines, 95th percentile at most 180', () => {
    const lengths = sources
      .filter((path) => !path.endsWith('.table.ts'))
      .map((path) => readFileSync(path, 'utf8').split('\n').length)
      .sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length * 0.5)]).toBeLessThanOrEqual(70);
    expect(lengths[Math.floor(lengths.length * 0.95)]).toBeLessThanOrEqual(180);
  });

  it('names every file in kebab-case', () => {
    const odd = sources.filter(
      (path) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.tsx?$/.test(path.split(sep).at(-1)!),
    );
    expect(odd.map((path) => relative(root, path))).toEqual([]);
  });
});
