import {
  AutoModelForImageClassification,
  AutoModelForSequenceClassification,
  AutoTokenizer,
  env,
  Tensor,
} from '@xenova/transformers';
import type { TextLogits } from '../core/detector';
import type { ModelFiles } from './integrity';
import { threadsHere } from './threads';

/** Longer passages are cut: the model's positions beyond were never trained (model card). */
const MAX_TOKENS = 256;
/** No real address: the library gets checked bytes only. It must not be http(s), which the library takes for remote. */
const CHECKED_FILES = 'checked-files://models/';
const options = { device: 'wasm', dtype: 'q8', local_files_only: true } as const;

export type ImageModel = (pixelValues: Float32Array, size: number) => Promise<readonly number[]>;
export type TextModel = (passage: string) => Promise<TextLogits>;

/** Points transformers.js at the packaged files only. Must run before the first model is loaded. */
export function configureRuntime(base: string): void {
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = CHECKED_FILES;
  env.useBrowserCache = false;
  env.useWasmCache = false; // it imports from a blob: URL, which the extension's CSP forbids
  env.fetch = refuse;
  const wasm = env.backends.onnx.wasm;
  if (!wasm) throw new Error('the WASM backend is missing');
  wasm.proxy = false;
  wasm.numThreads = threadsHere();
  wasm.wasmPaths = {
    mjs: `${base}wasm/ort-wasm-simd-threaded.mjs`,
    wasm: `${base}wasm/ort-wasm-simd-threaded.wasm`,
  };
}

/** @param files the checked bytes of the model's folder */
export async function loadImageModel(id: string, files: ModelFiles): Promise<ImageModel> {
  const model = await withFiles(id, files, () =>
    AutoModelForImageClassification.from_pretrained(id, options),
  );
  return async (pixelValues, size) => {
    const pixels = new Tensor('float32', pixelValues, [1, 3, size, size]);
    return logitsOf(await model({ pixel_values: pixels }));
  };
}

/** @param files the checked bytes of the model's folder */
export async function loadTextModel(id: string, files: ModelFiles): Promise<TextModel> {
  const [tokenizer, model] = await withFiles(id, files, () =>
    Promise.all([
      AutoTokenizer.from_pretrained(id, { local_files_only: true }),
      AutoModelForSequenceClassification.from_pretrained(id, options),
    ]),
  );
  return async (passage) => {
    const tokenIds = cutTokens(tokenizer.encode(passage));
    const logits = logitsOf(
      await model({
        input_ids: int64(tokenIds),
        attention_mask: int64(tokenIds.map(() => 1)),
        token_type_ids: int64(tokenIds.map(() => 0)),
      }),
    );
    return { logits, tokenIds };
  };
}

/** Keeps the closing `[SEP]`, which the library's own truncation loses (model card, point 5). */
export function cutTokens(tokenIds: readonly number[], max: number = MAX_TOKENS): readonly number[] {
  return tokenIds.length <= max ? tokenIds : [...tokenIds.slice(0, max - 1), ...tokenIds.slice(-1)];
}

/** While `load` runs the library gets exactly these bytes, whatever it asks for; at all other times nothing. */
export async function withFiles<T>(id: string, files: ModelFiles, load: () => Promise<T>): Promise<T> {
  const prefix = `${CHECKED_FILES}${id}/`;
  env.fetch = (input) => {
    const url = String(input);
    const bytes = url.startsWith(prefix) ? files.get(url.slice(prefix.length)) : undefined;
    return Promise.resolve(bytes ? new Response(bytes) : new Response(null, { status: 404 }));
  };
  try {
    return await load();
  } finally {
    env.fetch = refuse;
  }
}

function refuse(): Promise<Response> {
  return Promise.resolve(new Response(null, { status: 404 }));
}

export function int64(values: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
}

function logitsOf(output: unknown): readonly number[] {
  if (
    typeof output === 'object' &&
    output !== null &&
    'logits' in output &&
    output.logits instanceof Tensor
  ) {
    return Array.from(output.logits.data, Number);
  }
  throw new Error('the model gave no logits');
}
