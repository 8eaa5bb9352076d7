import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** As the manifest of a built extension states it. */
export async function versionOf(extensionDir: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(extensionDir, 'manifest.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}
