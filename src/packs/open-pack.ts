import { unzipSync } from 'fflate';
import type { Pack, PackProblem } from '../core/pack';
import { sha256Hex } from '../core/sha256-hex';
import { MAX_CARD_BYTES, MAX_FILES, MAX_MANIFEST_BYTES, MAX_PACK_BYTES } from './limits';
import { parseManifest } from './manifest';

/** A pack whose every file was checked, ready to be stored. */
export interface OpenedPack {
  readonly pack: Pack;
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

/** Checks everything that can be checked without running the model; changes nothing. @param bytes the ZIP file */
export async function openPack(bytes: Uint8Array, addedAt: string): Promise<OpenedPack | PackProblem> {
  if (bytes.byteLength > MAX_PACK_BYTES) return 'too-large';
  const entries = unzip(bytes);
  if (typeof entries === 'string') return entries;
  const json = entries.get('pack.json');
  if (json === undefined) return 'not-a-pack';
  const manifest = parseManifest(new TextDecoder().decode(json));
  if (manifest === null) return 'manifest';
  entries.delete('pack.json');
  if (entries.size !== manifest.files.length) return 'files-differ';
  for (const file of manifest.files) {
    const content = entries.get(file.path);
    if (content === undefined) return 'files-differ';
    if (content.byteLength !== file.sizeBytes || (await sha256Hex(content)) !== file.sha256) return 'damaged';
  }
  const card = manifest.card === undefined ? undefined : entries.get(manifest.card);
  if (card !== undefined && card.byteLength > MAX_CARD_BYTES) return 'too-large';
  const pack = {
    manifest,
    sha256: await sha256Hex(json),
    addedAt,
    sizeBytes: manifest.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    cardText: card === undefined ? '' : new TextDecoder().decode(card),
  };
  return { pack, files: entries };
}

/** Sizes are read before anything is unpacked: a small file must not become a large one. */
function unzip(bytes: Uint8Array): Map<string, Uint8Array<ArrayBuffer>> | 'not-a-pack' | 'too-large' {
  let size = 0;
  let files = 0;
  let isTooLarge = false;
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith('/')) return false;
        size += originalSize;
        files += 1;
        isTooLarge ||= size > MAX_PACK_BYTES || files > MAX_FILES + 1;
        isTooLarge ||= name === 'pack.json' && originalSize > MAX_MANIFEST_BYTES;
        return !isTooLarge;
      },
    });
    if (isTooLarge) return 'too-large';
    return new Map(Object.entries(entries).map(([name, content]) => [name, new Uint8Array(content)]));
  } catch {
    return 'not-a-pack';
  }
}
