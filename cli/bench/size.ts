import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { type AsyncZippable, zip } from 'fflate';
import type { BrowserName } from '../browsers/driver-names.ts';

export interface PackageSize {
  readonly browser: BrowserName;
  readonly files: number;
  /** Bytes on disk after installing, and of the ZIP that is downloaded. */
  readonly rawBytes: number;
  readonly zipBytes: number;
  readonly groups: Readonly<Record<Group, { readonly rawBytes: number; readonly zipBytes: number }>>;
}

const groups = ['models', 'wasm', 'code', 'other'] as const;
export type Group = (typeof groups)[number];

/** @param folder a built extension */
export async function measureSize(browser: BrowserName, folder: string): Promise<PackageSize> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    paths.map(async (path) => ({
      name: relative(folder, path).replaceAll(sep, '/'),
      bytes: await readFile(path),
    })),
  );
  const sizeOf = async (of: typeof files) => ({
    rawBytes: of.reduce((sum, { bytes }) => sum + bytes.length, 0),
    zipBytes: await zippedBytes(Object.fromEntries(of.map(({ name, bytes }) => [name, bytes]))),
  });
  const byGroup = await Promise.all(
    groups.map(
      async (group) => [group, await sizeOf(files.filter(({ name }) => groupOf(name) === group))] as const,
    ),
  );
  return {
    browser,
    files: files.length,
    ...(await sizeOf(files)),
    groups: Object.fromEntries(byGroup) as PackageSize['groups'],
  };
}

/** @param name path inside the package, with `/` */
export function groupOf(name: string): Group {
  if (name.startsWith('models/')) return 'models';
  if (name.endsWith('.wasm')) return 'wasm';
  return ['.js', '.mjs', '.css', '.html'].includes(extname(name)) ? 'code' : 'other';
}

function zippedBytes(files: AsyncZippable): Promise<number> {
  return new Promise((resolve, reject) => {
    zip(files, { level: 9 }, (error, zipped) => (error ? reject(error) : resolve(zipped.length)));
  });
}
