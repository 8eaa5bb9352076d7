import * as v from 'valibot';
import type { Thumbnail } from '../../core/detector';
import { clip } from './clip';

/** A chain of more is not looked at picture by picture. */
export const MAX_THUMBNAILS = 12;
/** Tools make them of 5–200 KB; larger ones are pictures of their own. Bytes, before base64. */
export const MAX_THUMBNAIL_BYTES = 200_000;
/** They travel in one runtime message, as base64. Bytes, before that. */
export const MAX_TOTAL_BYTES = 1_500_000;

/**
 * The thumbnails in one file's manifest store: those of the manifests, nearest the file first, then those of ingredients.
 * An ingredient that only points to the thumbnail of its own manifest has no second one.
 * @param store `json()` of c2pa-wasm
 * @param resource bytes of a resource by its identifier; may throw
 */
export function readThumbnails(store: string, resource: (id: string) => Uint8Array): readonly Thumbnail[] {
  const manifests = inOrder(v.parse(storeSchema, JSON.parse(store)));
  const own = manifests.map(([manifestLabel, { thumbnail }]) => ({
    manifestLabel,
    ingredient: null,
    id: thumbnail?.identifier ?? null,
  }));
  const known = new Set(own.map(({ id }) => id));
  const held = manifests.flatMap(([manifestLabel, { ingredients }]) =>
    ingredients.map(({ thumbnail }, ingredient) => ({
      manifestLabel,
      ingredient,
      id: known.has(thumbnail?.identifier ?? null) ? null : (thumbnail?.identifier ?? null),
    })),
  );
  return load([...own, ...held], resource);
}

interface Wanted extends Pick<Thumbnail, 'manifestLabel' | 'ingredient'> {
  readonly id: string | null;
}

function load(wanted: readonly Wanted[], resource: (id: string) => Uint8Array): readonly Thumbnail[] {
  const loaded: Thumbnail[] = [];
  let total = 0;
  for (const { manifestLabel, ingredient, id } of wanted) {
    if (loaded.length >= MAX_THUMBNAILS) break;
    const bytes = id === null ? null : bytesOf(id, resource);
    const mime = bytes === null ? null : pictureType(bytes);
    if (bytes === null || mime === null || bytes.length > MAX_THUMBNAIL_BYTES) continue;
    if (total + bytes.length > MAX_TOTAL_BYTES) break;
    total += bytes.length;
    // As the evidence names it.
    loaded.push({ manifestLabel: clip(manifestLabel), ingredient, mime, base64: toBase64(bytes) });
  }
  return loaded;
}

/** One that is named and not there leaves the others where they are. */
function bytesOf(id: string, resource: (id: string) => Uint8Array): Uint8Array | null {
  try {
    return resource(id);
  } catch {
    return null;
  }
}

/** By content: the stated type is the signer's word, and anything else than these three is not shown. */
function pictureType(bytes: Uint8Array): Thumbnail['mime'] | null {
  const head = String.fromCharCode(...bytes.subarray(0, 12));
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  return head.startsWith('RIFF') && head.endsWith('WEBP') ? 'image/webp' : null;
}

/** From the active manifest outwards; what it does not lead to comes last. */
function inOrder({ active_manifest: active, manifests }: Store): readonly (readonly [string, Manifest])[] {
  const all = new Map(Object.entries(manifests));
  const order = new Set([active]);
  // The set grows while it is walked.
  for (const label of order) {
    for (const { active_manifest: next } of all.get(label)?.ingredients ?? [])
      if (next !== null) order.add(next);
  }
  return [...order, ...all.keys()].flatMap((label) => {
    const manifest = all.get(label);
    all.delete(label);
    return manifest === undefined ? [] : [[label, manifest] as const];
  });
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

const thumbnail = v.fallback(v.nullable(v.object({ identifier: v.string() })), null);
const storeSchema = v.object({
  active_manifest: v.string(),
  manifests: v.record(
    v.string(),
    v.object({
      thumbnail,
      ingredients: v.fallback(
        v.array(v.object({ thumbnail, active_manifest: v.fallback(v.nullable(v.string()), null) })),
        [],
      ),
    }),
  ),
});
type Store = v.InferOutput<typeof storeSchema>;
type Manifest = Store['manifests'][string];
