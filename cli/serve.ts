import { createReadStream, type Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, relative, sep } from 'node:path';
import { mimeOf } from './mime.ts';

/** A server on this machine only, for what the browser has to see as on the web. */
export interface Site {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** @param prefix begins and ends with a slash */
  addFolder(prefix: string, folder: string): void;
  addFile(path: string, file: string): void;
  addDocument(path: string, html: string): void;
  close(): Promise<void>;
}

interface Mounts {
  readonly folders: Map<string, string>;
  readonly files: Map<string, string>;
  readonly documents: Map<string, string>;
}

/** Starts on a free port of the loopback address. */
export async function serve(): Promise<Site> {
  const mounts: Mounts = { folders: new Map(), files: new Map(), documents: new Map() };
  const server = createServer((request, response) => {
    answer(mounts, request, response).catch(() => end(response, 500));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    addFolder: (prefix, folder) => void mounts.folders.set(prefix, folder),
    addFile: (path, file) => void mounts.files.set(path, file),
    addDocument: (path, html) => void mounts.documents.set(path, html),
    close: () => closeServer(server),
  };
}

async function answer(mounts: Mounts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // A page elsewhere may point its own name at this machine; only our own address is answered.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) return end(response, 403);
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405);
  const path = decodedPath(request.url ?? '/');
  if (path === null) return end(response, 400);
  const html = mounts.documents.get(path);
  if (html !== undefined) return sendDocument(response, html);
  const file = mounts.files.get(path) ?? (await fileInFolders(mounts.folders, path));
  const stats = file ? await stat(file).catch(() => null) : null;
  if (!file || !stats?.isFile()) return end(response, 404);
  sendFile(request, response, file, stats);
}

/** Without query; null when it is not well-formed or holds what no file name of ours does. */
function decodedPath(url: string): string | null {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/s, ''));
    return path.startsWith('/') && !/[\0\\]/.test(path) ? path : null;
  } catch {
    return null;
  }
}

/** A file under a mounted folder; whatever leads out of it, links included, is not found. */
async function fileInFolders(folders: Mounts['folders'], path: string): Promise<string | null> {
  for (const [prefix, folder] of folders) {
    if (!path.startsWith(prefix)) continue;
    const inside = path.slice(prefix.length) || 'index.html';
    const root = await realpath(folder).catch(() => null);
    const file = root && (await realpath(join(root, inside)).catch(() => null));
    if (root && file && isInside(root, file)) return file;
  }
  return null;
}

function isInside(root: string, file: string): boolean {
  const way = relative(root, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !/^[a-z]:/i.test(way);
}

function sendDocument(response: ServerResponse, html: string): void {
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': Buffer.byteLength(html),
  });
  response.end(html);
}

function sendFile(request: IncomingMessage, response: ServerResponse, file: string, { size }: Stats): void {
  const range = rangeOf(request.headers.range, size);
  if (range === 'unsatisfiable') return end(response, 416, { 'Content-Range': `bytes */${size}` });
  const { start, end: last } = range ?? { start: 0, end: size - 1 };
  response.writeHead(range ? 206 : 200, {
    'Content-Type': mimeOf(file),
    'Content-Length': last - start + 1,
    'Accept-Ranges': 'bytes',
    ...(range ? { 'Content-Range': `bytes ${start}-${last}/${size}` } : {}),
  });
  if (request.method === 'HEAD' || size === 0) return void response.end();
  createReadStream(file, { start, end: last })
    .on('error', () => response.destroy())
    .pipe(response);
}

/** A single range of RFC 9110 §14.1.2; several ranges, or other units, are answered with the whole file. */
function rangeOf(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (from === '' && to === '') return null;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start > end || start >= size ? 'unsatisfiable' : { start, end };
}

function end(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  if (!response.headersSent) response.writeHead(status, headers);
  response.end();
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
