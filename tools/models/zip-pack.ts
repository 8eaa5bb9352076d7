import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';

/** A pack as one ZIP without compression. @param description `pack.json` without `files` */
export function zipPack(
  description: object,
  files: ReadonlyMap<string, Uint8Array>,
): Uint8Array<ArrayBuffer> {
  const listed = [...files].map(([path, bytes]) => ({
    path,
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
  const json = new TextEncoder().encode(JSON.stringify({ ...description, files: listed }, null, 2));
  return new Uint8Array(zipSync({ 'pack.json': json, ...Object.fromEntries(files) }, { level: 0 }));
}
