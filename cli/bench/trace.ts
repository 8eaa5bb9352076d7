import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** One finished span of work in Chromium's own trace; fields of other kinds of event are not read. */
export interface TraceEvent {
  readonly name: string;
  /** `X`: a span. */
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** µs */
  readonly ts: number;
  /** µs on the clock, pauses included in which another process had the core. */
  readonly dur?: number;
  /** µs of processor time of this thread. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string } };
}

/** A port that was free a moment ago, for Chromium's `--remote-debugging-port`. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly value?: readonly TraceEvent[] };
  readonly error?: { readonly message: string };
}

/** What the browser recorded of scripts while `work` ran. Chromium only. */
export async function traceDuring(port: number, work: () => Promise<void>): Promise<readonly TraceEvent[]> {
  const answer = await fetch(`http://127.0.0.1:${port}/json/version`);
  const { webSocketDebuggerUrl } = (await answer.json()) as { webSocketDebuggerUrl: string };
  const socket = new WebSocket(webSocketDebuggerUrl);
  const events: TraceEvent[] = [];
  const send = (id: number, method: string, params: object = {}) => {
    const done = messageWhere(socket, (message) => message.id === id);
    socket.send(JSON.stringify({ id, method, params }));
    return done;
  };
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  socket.addEventListener('message', ({ data }) => {
    const { method, params } = JSON.parse(String(data)) as Message;
    if (method === 'Tracing.dataCollected') events.push(...(params?.value ?? []));
  });
  try {
    const traceConfig = { includedCategories: ['devtools.timeline', 'v8'], excludedCategories: ['*'] };
    await send(1, 'Tracing.start', { transferMode: 'ReportEvents', traceConfig });
    await work();
    const isComplete = messageWhere(socket, ({ method }) => method === 'Tracing.tracingComplete');
    await send(2, 'Tracing.end');
    await isComplete;
    return events;
  } finally {
    socket.close();
  }
}

function messageWhere(socket: WebSocket, isMeant: (message: Message) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.addEventListener('message', function listen({ data }) {
      const message = JSON.parse(String(data)) as Message;
      if (!isMeant(message)) return;
      socket.removeEventListener('message', listen);
      if (message.error) reject(new Error(`The browser does not trace: ${message.error.message}`));
      else resolve();
    });
  });
}
