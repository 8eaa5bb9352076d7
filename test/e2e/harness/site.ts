import { readFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { mimeOf } from '../../../cli/mime.ts';

/** A site on loopback whose every answer the test decides. */
export interface TestSite {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** The same server under another name: another site for the browser. */
  readonly otherOrigin: string;
  /** Every request so far, in order. */
  readonly requests: readonly RecordedRequest[];
  /** Sets or replaces the answer of one path (without query). */
  route(path: string, reply: Reply): void;
  requestsOf(path: string): RecordedRequest[];
  close(): Promise<void>;
}

export interface SiteKeys {
  readonly key: string;
  readonly cert: string;
}

export interface RecordedRequest {
  readonly method: string;
  readonly host: string;
  /** Without query. */
  readonly path: string;
  /** With the question mark; empty when there is none. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
}

export type Reply = Answer | ((request: RecordedRequest) => Answer | Promise<Answer>);

/** `hang`: the connection stays open and nothing comes. */
export type Answer = 'hang' | Content;

export interface Content {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly delayMs?: number;
  /** So many bytes of the body come; then, once this resolves, the connection is closed. */
  readonly cut?: { readonly after: number; readonly when: Promise<void> };
}

export function html(body: string, title = 'Test page'): Content {
  return {
    type: 'text/html; charset=utf-8',
    body: `<!doctype html><meta charset="utf-8"><title>${title}</title>${body}`,
  };
}

/** A file with the media type of its name. */
export async function file(path: string): Promise<Content> {
  return { type: mimeOf(path), body: await readFile(path) };
}

/** @param keys PEM; with them the site is only to be had by HTTPS */
export async function openSite(
  routes: Readonly<Record<string, Reply>> = {},
  keys: SiteKeys | null = null,
): Promise<TestSite> {
  const table = new Map(Object.entries(routes));
  const requests: RecordedRequest[] = [];
  const respond = (request: IncomingMessage, response: ServerResponse) => {
    const recorded = record(request);
    requests.push(recorded);
    answer(table.get(recorded.path), recorded, response).catch(() => response.destroy());
  };
  const server = keys ? createSecureServer(keys, respond) : createServer(respond);
  const scheme = keys ? 'https' : 'http';
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${scheme}://127.0.0.1:${port}`,
    otherOrigin: `${scheme}://localhost:${port}`,
    requests,
    route: (path, reply) => void table.set(path, reply),
    requestsOf: (path) => requests.filter((request) => request.path === path),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function record({ method = '', url = '/', headers }: IncomingMessage): RecordedRequest {
  const [path = '/', ...query] = url.split('?');
  return {
    method,
    host: headers.host ?? '',
    path: decodeURI(path),
    query: query.length ? `?${query.join('?')}` : '',
    headers,
  };
}

async function answer(
  reply: Reply | undefined,
  request: RecordedRequest,
  response: ServerResponse,
): Promise<void> {
  const given = typeof reply === 'function' ? await reply(request) : reply;
  if (given === 'hang') return;
  const { status = given ? 200 : 404, type, headers, body = '', delayMs = 0, cut } = given ?? {};
  if (delayMs) await sleep(delayMs);
  const sent = { ...(type ? { 'Content-Type': type } : {}), ...headers };
  if (cut) {
    const whole = Buffer.from(body);
    response.writeHead(status, { 'Content-Length': whole.length, ...sent });
    response.write(whole.subarray(0, cut.after));
    await cut.when;
    response.destroy();
    return;
  }
  response.writeHead(status, sent);
  response.end(request.method === 'HEAD' ? undefined : body);
}
