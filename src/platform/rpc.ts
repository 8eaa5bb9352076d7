import { defineExtensionMessaging } from '@webext-core/messaging';
import { browser } from './browser';
import type { Protocol } from './protocol';

type Name = keyof Protocol;
type Data<N extends Name> = Parameters<Protocol[N]>[0];
type Result<N extends Name> = ReturnType<Protocol[N]>;

/** Who may send a message, taken from the browser's own sender record, never from the message. */
export interface Sender {
  readonly tabId: number | null;
  readonly frameId: number | null;
  readonly documentId: string | null;
  readonly url: string;
  readonly isPrivate: boolean;
  /** True for popup, offscreen document, background: our own pages, not a web page's content script. */
  readonly isOwnPage: boolean;
}

const messenger = defineExtensionMessaging<{ [N in Name]: (data: Data<N>) => Result<N> }>();

/** Calls the background or, for `engine:` messages, the engine host. Rejects when nobody answers. */
export async function call<N extends Name>(name: N, data: Data<N>): Promise<Awaited<Result<N>>> {
  const send = messenger.sendMessage as (name: N, data: Data<N>) => Promise<Awaited<Result<N>>>;
  return send(name, data);
}

/** Calls the content script of one frame. Rejects when the frame is gone. */
export async function callPage<N extends Name>(
  name: N,
  data: Data<N>,
  frame: { readonly tabId: number; readonly frameId: number },
): Promise<Awaited<Result<N>>> {
  const send = messenger.sendMessage as (
    name: N,
    data: Data<N>,
    frame: object,
  ) => Promise<Awaited<Result<N>>>;
  return send(name, data, frame);
}

/** Messages that only our own pages may send: a compromised page must not steer the engine or read other tabs. */
const ownPagesOnly: ReadonlySet<Name> = new Set<Name>([
  'background:report',
  'background:pause',
  'background:command',
  'background:anchors',
  'background:originators',
  'background:thumbnails',
  'background:parts',
  'background:regions',
  'background:options',
  'background:memory',
  'background:packs',
  'background:remember',
  'background:verdict',
  'engine:configure',
  'engine:check',
  'engine:forget',
  'engine:hurry',
  'engine:thumbnails',
  'engine:parts',
  'engine:regions',
  'engine:memory',
  'engine:packs',
  'engine:status',
]);

/** Answers one kind of message. Senders that may not send it get an error. */
export function handle<N extends Name>(
  name: N,
  answer: (data: Data<N>, sender: Sender) => Result<N> | Promise<Awaited<Result<N>>>,
): void {
  const listen = messenger.onMessage as unknown as (
    name: N,
    listener: (message: { data: Data<N>; sender: chrome.runtime.MessageSender }) => unknown,
  ) => void;
  listen(name, (message) => {
    const sender = describeSender(message.sender);
    if (ownPagesOnly.has(name) && !sender.isOwnPage) throw new Error(`sender may not send ${name}`);
    return answer(message.data, sender);
  });
}

function describeSender(raw: chrome.runtime.MessageSender): Sender {
  const own = browser.runtime.getURL('');
  return {
    tabId: raw.tab?.id ?? null,
    frameId: raw.frameId ?? null,
    documentId: raw.documentId ?? null,
    url: raw.url ?? '',
    isPrivate: raw.tab?.incognito ?? false,
    isOwnPage: raw.id === browser.runtime.id && (raw.url === undefined || raw.url.startsWith(own)),
  };
}
