import {
  AutoModelForImageClassification,
  AutoModelForSequenceClassification,
  AutoTokenizer,
  Tensor,
} from '@xenova/transformers';
import { AppError } from '../core/errors';
import type { ImagePackManifest, Pack, PackOutputs, TextPackManifest } from '../core/pack';
import { checkFile, type ModelFiles } from './integrity';
import { cutTokens, int64, withFiles } from './load';
import type { PackInput } from './wire';

export type PackModel = (input: PackInput) => Promise<readonly number[]>;
export type ReadPackFile = (sha256: string, path: string) => Promise<Uint8Array<ArrayBuffer> | null>;

const options = { device: 'wasm', dtype: 'fp32', local_files_only: true } as const;

/** The part of an ORT session that is used; the library's own wrappers expect fixed names of inputs and outputs. */
interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(
    feeds: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, { readonly data: ArrayLike<number | bigint> }>>>;
}

/** Reads the files of a pack and compares size and SHA-256, at every load. @throws AppError `model-damaged` */
export async function readPackFiles({ manifest, sha256 }: Pack, read: ReadPackFile): Promise<ModelFiles> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const file of manifest.files) {
    const bytes = await read(sha256, file.path);
    if (bytes === null) throw new AppError('model-damaged', `${manifest.id}/${file.path}: missing`);
    await checkFile(bytes, file, `${manifest.id}/${file.path}`);
    files.set(file.path, bytes);
  }
  return files;
}

/** @param files checked bytes; the library asks for them by its own names */
export async function loadPackModel({ manifest, sha256 }: Pack, files: ModelFiles): Promise<PackModel> {
  const given = new Map(files);
  const config = { model_type: manifest.medium === 'image' ? 'vit' : 'bert' };
  given.set('config.json', new TextEncoder().encode(JSON.stringify(config)));
  const weights = files.get(manifest.weights);
  if (weights) given.set('onnx/model.onnx', weights);
  return manifest.medium === 'image' ? loadImage(manifest, sha256, given) : loadText(manifest, sha256, given);
}

async function loadImage(manifest: ImagePackManifest, id: string, files: ModelFiles): Promise<PackModel> {
  const model = await withFiles(id, files, () =>
    AutoModelForImageClassification.from_pretrained(id, options),
  );
  const session: Session = model.sessions['model'];
  const { size, input = session.inputNames[0] ?? '' } = manifest.preprocessing;
  return async (values) => {
    if (typeof values === 'string') throw new Error('a picture model was given text');
    const pixels = new Tensor('float32', values, [1, 3, size, size]);
    return numbersOf(session, manifest.outputs, await session.run({ [input]: pixels.ort_tensor }));
  };
}

async function loadText(manifest: TextPackManifest, id: string, files: ModelFiles): Promise<PackModel> {
  const [tokenizer, model] = await withFiles(id, files, () =>
    Promise.all([
      AutoTokenizer.from_pretrained(id, { local_files_only: true }),
      AutoModelForSequenceClassification.from_pretrained(id, options),
    ]),
  );
  const session: Session = model.sessions['model'];
  return async (passage) => {
    if (typeof passage !== 'string') throw new Error('a text model was given a picture');
    const ids = cutTokens(tokenizer.encode(passage), manifest.preprocessing.maxTokens);
    const all: Readonly<Record<string, readonly number[]>> = {
      input_ids: ids,
      attention_mask: ids.map(() => 1),
      token_type_ids: ids.map(() => 0),
    };
    const feeds = session.inputNames.map((name) => [name, int64(all[name] ?? []).ort_tensor] as const);
    return numbersOf(session, manifest.outputs, await session.run(Object.fromEntries(feeds)));
  };
}

function numbersOf(
  session: Session,
  { name = session.outputNames[0] ?? '' }: PackOutputs,
  outputs: Awaited<ReturnType<Session['run']>>,
): readonly number[] {
  return Array.from(outputs[name]?.data ?? [], Number);
}

/** @throws AppError `model-damaged` when these are not the numbers that the pack promises */
export function checkNumbers(numbers: readonly number[], { manifest }: Pack): readonly number[] {
  const { count } = manifest.outputs;
  if (numbers.length !== count)
    throw new AppError(
      'model-damaged',
      `${manifest.id}: ${String(numbers.length)} of ${String(count)} numbers`,
    );
  if (!numbers.every(Number.isFinite))
    throw new AppError('model-damaged', `${manifest.id}: no finite numbers`);
  return numbers;
}
