import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Firefox's own remote protocol (https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html):
 * `<length>:<json>` over TCP. It is used because it alone may open pages of an extension.
 */
export interface Marionette {
  send<Result>(command: string, parameters?: object): Promise<Result>;
  end(): void;
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

const pollMs = 50;

/**
 * Waits for the port that Firefox writes into its profile, then connects.
 * @throws when `signal` fires first (Firefox ended, or took too long)
 */
export async function connectMarionette(profile: string, signal: AbortSignal): Promise<Marionette> {
  const socket = connect(await portOf(profile, signal), '127.0.0.1');
  const waiting = new Map<number, Waiting>();
  const fail = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('Firefox ended.')));
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    signal.addEventListener('abort', () => reject(new Error('Firefox does not answer.')), { once: true });
    readPackets(socket, (packet) => (Array.isArray(packet) ? settle(waiting, packet) : resolve()));
  });
  return { send: sender(socket, waiting), end: () => socket.destroy() };
}

async function portOf(profile: string, signal: AbortSignal): Promise<number> {
  while (!signal.aborted) {
    const written = await readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => '');
    if (/^\d+$/.test(written.trim())) return Number(written);
    await sleep(pollMs);
  }
  throw new Error('Firefox did not start.');
}

function readPackets(socket: Socket, onPacket: (packet: unknown) => void): void {
  let buffer = Buffer.alloc(0);
  socket.on('data', (data) => {
    buffer = Buffer.concat([buffer, data]);
    for (;;) {
      const colon = buffer.indexOf(':');
      const end = colon + 1 + Number(buffer.subarray(0, Math.max(colon, 0)).toString());
      if (colon < 0 || buffer.length < end) return;
      const packet: unknown = JSON.parse(buffer.subarray(colon + 1, end).toString());
      buffer = buffer.subarray(end);
      onPacket(packet);
    }
  });
}

/** An answer is `[1, id, error, result]`. */
function settle(waiting: Map<number, Waiting>, packet: unknown[]): void {
  const [, id, error, result] = packet as [number, number, { error: string; message: string } | null, never];
  const caller = waiting.get(id);
  waiting.delete(id);
  if (error) caller?.reject(new Error(error.message || error.error));
  else caller?.resolve(result);
}

/** A command is `[0, id, name, parameters]`. */
function sender(socket: Socket, waiting: Map<number, Waiting>): Marionette['send'] {
  let lastId = 0;
  return (command, parameters = {}) =>
    new Promise((resolve, reject) => {
      if (socket.destroyed) return reject(new Error('Firefox ended.'));
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      const json = JSON.stringify([0, id, command, parameters]);
      socket.write(`${Buffer.byteLength(json)}:${json}`);
    });
}
