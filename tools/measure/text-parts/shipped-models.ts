import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { shippedModels, type ModelEntry } from '../../../src/inference/model-index.ts';
import { createSessions } from '../../../src/inference/sessions.ts';
import type { Models } from '../../../src/detectors/text-classifier/score.ts';
import { fromFailure, type Outcome } from '../../../src/workers/outcome.ts';
import type { ScoreCache } from './score-cache.ts';

const root = join(import.meta.dirname, '../../..');

export interface OpenModels extends Models {
  /** Texts that the encoder scored, and those whose score was known. */
  counts(): { readonly scored: number; readonly known: number };
  close(): void;
}

/** The models that ship, in the runtime that ships, on one thread; every score goes through the cache. */
export function openModels(cache: ScoreCache): OpenModels {
  const folder = mkdtempSync(join(tmpdir(), 'text-parts-'));
  symlinkSync(join(root, 'node_modules/onnxruntime-web/dist'), join(folder, 'wasm'), 'dir');
  const base = `${pathToFileURL(folder).href}/`;
  const sessions = createSessions({
    models: shippedModels,
    readPackFile: () => Promise.resolve(null),
    fetchFile: async (url) =>
      new Response(await readFile(join(root, 'assets/public', url.slice(base.length)))),
  });
  sessions.start(base);
  const files = new Map<string, Promise<ArrayBuffer>>();
  const counts = { scored: 0, known: 0 };

  const text = async (modelId: string, passage: string) => {
    const known = cache.get(hashOf(modelId), passage);
    counts[known ? 'known' : 'scored'] += 1;
    if (known) return { logits: known, tokenIds: [] };
    const scored = valueOf(await sessions.text(modelId, passage));
    cache.set(hashOf(modelId), passage, scored.logits);
    return scored;
  };
  const file = (modelId: string, name: string) => {
    const key = `${modelId}/${name}`;
    const kept = files.get(key) ?? sessions.file(modelId, name).then(valueOf);
    files.set(key, kept);
    return kept;
  };
  const image = () => Promise.reject(new Error('no pictures here'));
  return {
    inference: { text, file, image },
    signal: new AbortController().signal,
    counts: () => counts,
    close: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

/** Of all files of a model: tokens change scores as much as weights do. */
export function hashOf(modelId: string): string {
  const entry: ModelEntry | undefined = shippedModels.find(({ id }) => id === modelId);
  if (!entry) throw new Error(`no model ${modelId}`);
  const hashes = entry.files.map(({ path, sha256 }) => `${path} ${sha256}`).join('\n');
  return createHash('sha256').update(hashes).digest('hex').slice(0, 16);
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw fromFailure(outcome.failure);
  return outcome.value;
}
