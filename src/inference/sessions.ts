import { AppError } from '../core/errors';
import type { Pack } from '../core/pack';
import { readModelFiles, type FetchFile, type ModelFiles } from './integrity';
import { configureRuntime, loadImageModel, loadTextModel, type ImageModel, type TextModel } from './load';
import type { ModelEntry } from './model-index';
import { checkNumbers, loadPackModel, readPackFiles, type PackModel, type ReadPackFile } from './pack-model';
import { toFailure, type Outcome } from '../workers/outcome';
import type { ModelsApi } from './wire';

export interface SessionOptions {
  readonly models: readonly ModelEntry[];
  readonly fetchFile: FetchFile;
  /** Of the packs that the person added. */
  readonly readPackFile: ReadPackFile;
}

/** The worker's side: loads each model at its first use, after its folder was checked, and runs it. */
export function createSessions(options: SessionOptions): ModelsApi {
  const imageModels = new Map<string, Promise<ImageModel>>();
  const textModels = new Map<string, Promise<TextModel>>();
  const folders = new Map<string, Promise<ModelFiles>>();
  let base = '';
  let hasRuntimeFailed = false;

  const outcome = async <T>(work: () => Promise<T>): Promise<Outcome<T>> => {
    try {
      return { ok: true, value: await work() };
    } catch (thrown) {
      return { ok: false, failure: toFailure(thrown, !hasRuntimeFailed) };
    }
  };
  // transformers.js chains its calls in one promise: after one rejection all later ones reject too.
  const inRuntime = async <T>(
    work: () => Promise<T>,
    code: 'model-damaged' | 'internal',
    what: string,
  ): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      hasRuntimeFailed = true;
      throw runtimeError(cause, code, what);
    }
  };
  const read = (id: string) => readModelFiles(entryOf(options.models, id), base, options.fetchFile);
  const load = async <T>(id: string, into: (id: string, files: ModelFiles) => Promise<T>): Promise<T> => {
    const files = await read(id);
    return inRuntime(() => into(id, files), 'model-damaged', `${id}: not loadable`);
  };

  return {
    ...createPackCalls(options.readPackFile, outcome, inRuntime),
    start(address) {
      base = address;
      configureRuntime(address);
    },
    image: (id, pixelValues, size) =>
      outcome(async () => {
        const model = await once(imageModels, id, () => load(id, loadImageModel));
        return inRuntime(() => model(pixelValues, size), 'internal', id);
      }),
    text: (id, passage) =>
      outcome(async () => {
        const model = await once(textModels, id, () => load(id, loadTextModel));
        return inRuntime(() => model(passage), 'internal', id);
      }),
    file: (id, name) =>
      outcome(async () => {
        const bytes = (await once(folders, id, () => read(id))).get(name);
        if (!bytes) throw new AppError('internal', `${id}/${name} is not in the model index`);
        return bytes.slice().buffer;
      }),
  };
}

type Attempt = <T>(work: () => Promise<T>) => Promise<Outcome<T>>;
type InRuntime = <T>(work: () => Promise<T>, code: 'model-damaged' | 'internal', what: string) => Promise<T>;

function createPackCalls(
  readPackFile: ReadPackFile,
  outcome: Attempt,
  inRuntime: InRuntime,
): Pick<ModelsApi, 'loadPack' | 'runPack'> {
  const packs = new Map<string, Promise<PackModel>>();
  const loadPack = (pack: Pack) =>
    once(packs, pack.sha256, async () => {
      const files = await readPackFiles(pack, readPackFile);
      const what = `${pack.manifest.id}: not loadable`;
      return inRuntime(() => loadPackModel(pack, files), 'model-damaged', what);
    });
  return {
    loadPack: (pack) => outcome(async () => (await loadPack(pack), null)),
    runPack: (pack, input) =>
      outcome(async () => {
        const model = await loadPack(pack);
        const startedAt = performance.now();
        const numbers = await inRuntime(() => model(input), 'model-damaged', pack.manifest.id);
        return { numbers: checkNumbers(numbers, pack), ms: performance.now() - startedAt };
      }),
  };
}

function once<T>(made: Map<string, Promise<T>>, id: string, make: () => Promise<T>): Promise<T> {
  const existing = made.get(id) ?? make();
  made.set(id, existing);
  return existing;
}

function entryOf(models: readonly ModelEntry[], id: string): ModelEntry {
  const entry = models.find((one) => one.id === id);
  if (!entry) throw new AppError('internal', `no model ${id}`);
  return entry;
}

/** ORT reports lack of memory by text only. */
const outOfMemory =
  /out of memory|allocation failed|bad_alloc|could not allocate|failed to allocate|\bOOM\b/i;

function runtimeError(cause: unknown, code: 'model-damaged' | 'internal', what: string): AppError {
  const message = cause instanceof Error ? cause.message : String(cause);
  return new AppError(outOfMemory.test(message) ? 'out-of-memory' : code, `${what}: ${message}`, { cause });
}
