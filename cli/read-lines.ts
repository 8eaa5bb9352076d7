import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

/**
 * Lines of a text file one after the other, without empty ones; `.gz` is unpacked. Only line feeds end a line:
 * `node:readline` also cuts at U+2028, which may stand inside of JSON.
 */
export async function* readLines(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  // Errors of the file do not pass through a pipe by themselves.
  file.on('error', (error) => input.destroy(error));
  input.setEncoding('utf8');
  let rest = '';
  for await (const chunk of input) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') yield line;
  }
  if (rest.trim() !== '') yield rest;
}
