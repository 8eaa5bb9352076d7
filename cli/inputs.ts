import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extensionOf, mediaElementOf } from './mime.ts';
import type { InputError } from './verdicts.ts';

/** What a word on the command line stands for. Paths are absolute. */
export type Input =
  | { readonly kind: 'sample' }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'page' | 'text'; readonly path: string }
  | { readonly kind: 'media'; readonly path: string; readonly element: 'img' | 'video' | 'audio' }
  | { readonly kind: 'invalid'; readonly error: InputError };

const pageExtensions = ['html', 'htm', 'xhtml'];
const textExtensions = ['txt', 'md', 'markdown'];

/** Never throws: what cannot be used is `invalid`, so that the other inputs go on. */
export async function classifyInput(input: string): Promise<Input> {
  if (/^https?:\/\//i.test(input))
    return URL.canParse(input) ? url(input) : invalid('unsupported-type', 'This address cannot be read.');
  const path = pathOf(input);
  if (path === null) return invalid('unsupported-type', 'Only http and https addresses can be opened.');
  const error = await fileError(path);
  return error ? { kind: 'invalid', error } : classifyFile(path);
}

function url(input: string): Input {
  return { kind: 'url', url: new URL(input).href };
}

function pathOf(input: string): string | null {
  try {
    if (/^file:\/\//i.test(input)) return fileURLToPath(input);
  } catch {
    return null;
  }
  return /^[a-z][a-z\d+.-]+:\/\//i.test(input) ? null : resolve(input);
}

async function fileError(path: string): Promise<InputError | null> {
  try {
    if (!(await stat(path)).isFile()) return { code: 'unreadable', message: 'This is not a file.' };
    await access(path, constants.R_OK);
    return null;
  } catch (error) {
    const isAbsent = ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
    return isAbsent
      ? { code: 'not-found', message: 'There is no such file.' }
      : { code: 'unreadable', message: 'This file cannot be read.' };
  }
}

function classifyFile(path: string): Input {
  const extension = extensionOf(path);
  if (pageExtensions.includes(extension)) return { kind: 'page', path };
  if (textExtensions.includes(extension)) return { kind: 'text', path };
  const element = mediaElementOf(path);
  if (element) return { kind: 'media', path, element };
  return invalid(
    'unsupported-type',
    `Files of the type "${extension || 'without extension'}" are not supported; images, video, audio, .html, .txt and .md are.`,
  );
}

function invalid(code: InputError['code'], message: string): Input {
  return { kind: 'invalid', error: { code, message } };
}
