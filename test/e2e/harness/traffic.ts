import { createServer, type IncomingMessage, request as send, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';

/**
 * An HTTP proxy on loopback through which a browser sends everything (`proxyPort` of the driver): pages, workers,
 * service worker, extension pages and the browser itself. Loopback is passed on, all else is noted and refused.
 */
export interface Traffic {
  readonly proxyPort: number;
  readonly requests: readonly TrafficRequest[];
  /** What would have left this machine. */
  foreign(): TrafficRequest[];
  close(): Promise<void>;
}

export interface TrafficRequest {
  /** `CONNECT` stands for a TLS connection (or a web socket), of which only the host can be seen. */
  readonly method: string;
  readonly host: string;
  readonly url: string;
  readonly isLoopback: boolean;
}

export async function recordTraffic(): Promise<Traffic> {
  const requests: TrafficRequest[] = [];
  const note = (method: string, url: URL): TrafficRequest => {
    const isLoopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
    const noted = { method, host: url.host, url: method === 'CONNECT' ? url.host : url.href, isLoopback };
    requests.push(noted);
    return noted;
  };
  const server = createServer((request, response) => {
    if (!URL.canParse(request.url ?? '')) return void response.writeHead(400).end();
    const url = new URL(request.url ?? '');
    if (note(request.method ?? '', url).isLoopback) forward(url, request, response);
    else response.writeHead(403).end();
  });
  server.on('connect', (request: IncomingMessage, socket: Duplex) => {
    const url = new URL(`tcp://${request.url}`);
    if (note('CONNECT', url).isLoopback) tunnel(url, socket);
    else socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    proxyPort: (server.address() as AddressInfo).port,
    requests,
    foreign: () => requests.filter(({ isLoopback }) => !isLoopback),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function forward(url: URL, request: IncomingMessage, response: ServerResponse): void {
  const { method, headers } = request;
  const onward = send(url, { method: method ?? 'GET', headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}

function tunnel(url: URL, socket: Duplex): void {
  const onward = connect(Number(url.port), '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    onward.pipe(socket).pipe(onward);
  });
  for (const end of [onward, socket])
    end.on('error', () => [onward, socket].forEach((each) => each.destroy()));
}
