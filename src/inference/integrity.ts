import { AppError } from '../core/errors';
import { sha256Hex } from '../core/sha256-hex';
import type { ModelEntry, ModelFile } from './model-index';

export type FetchFile = (url: string) => Promise<Response>;
export type ModelFiles = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/**
 * Reads every listed file of one model folder and compares size and SHA-256 with the index.
 * @param base address of the extension's own files, with a final slash
 * @returns the very bytes that were checked, by path; nothing is read a second time
 * @throws AppError `model-damaged` naming the first file that is missing, short or changed
 */
export async function readModelFiles(
  model: ModelEntry,
  base: string,
  fetchFile: FetchFile,
): Promise<ModelFiles> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const file of model.files) {
    const name = `${model.id}/${file.path}`;
    const bytes = await readFile(`${base}models/${name}`, name, fetchFile);
    await checkFile(bytes, file, name);
    files.set(file.path, bytes);
  }
  return files;
}

async function readFile(url: string, name: string, fetchFile: FetchFile): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const response = await fetchFile(url);
    if (!response.ok) throw new Error(`status ${String(response.status)}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    // A packaged file that cannot be read is not there: browsers reject the fetch instead of answering 404.
    throw new AppError('model-damaged', `${name}: missing`, { cause });
  }
}

/** @throws AppError `model-damaged` */
export async function checkFile(
  bytes: Uint8Array<ArrayBuffer>,
  file: ModelFile,
  name: string,
): Promise<void> {
  if (bytes.byteLength !== file.sizeBytes) {
    throw new AppError(
      'model-damaged',
      `${name}: ${String(bytes.byteLength)} of ${String(file.sizeBytes)} bytes`,
    );
  }
  if ((await sha256Hex(bytes)) !== file.sha256)
    throw new AppError('model-damaged', `${name}: content has changed`);
}
