import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface LocalServer {
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  /** Every request, in order. */
  readonly requests: readonly IncomingMessage[];
  close(): void;
}

/** A web server on this machine with one handler for each path. */
export async function serve(routes: Readonly<Record<string, RequestListener>>): Promise<LocalServer> {
  const requests: IncomingMessage[] = [];
  const server: Server = createServer((request, response) => {
    requests.push(request);
    const route = routes[request.url ?? ''];
    if (route) route(request, response);
    else response.writeHead(404).end('not here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${port}`, requests, close };
}
