import type { PageMode } from '../platform/protocol';
import { handle, call } from '../platform/rpc';
import { createSession, isExtensionAlive } from './session';
import { begin, end, follow } from './session-life';
import { show } from './show';
import { countFlags, reportFrame } from './page-items';
import { forgetPending, obey } from './orders';
import { letGo } from './send';

const startedKey = Symbol.for('touchstone.page-session');

/** One document's side of the extension: finds items, sends them to be checked, shows what comes back. */
export function startPageSession(document: Document): void {
  const scope = globalThis as { [startedKey]?: true };
  // The background may inject the script again where the browser withheld it at first.
  if (scope[startedKey]) return;
  scope[startedKey] = true;
  const session = createSession(document);
  handle('page:mode', (mode) => {
    follow(session, mode);
  });
  handle('page:show', (verdict) => {
    show(session, verdict);
  });
  handle('page:report', () => reportFrame(session));
  handle('page:item', (id) => session.items.get(id)?.item ?? null);
  handle('page:counts', () => countFlags(session.items));
  handle('page:command', (command) => {
    obey(session, command, () => {
      begin(session);
    });
  });
  addEventListener('pagehide', () => {
    forgetPending(session);
    letGo(session);
  });
  sayHello(document).then(
    (mode) => {
      follow(session, mode);
    },
    () => {
      end(session);
    },
  );
}

/** A background that is just starting, or starting anew, may miss a message; a page must not stay unchecked for that. */
const HELLO_ATTEMPTS = 4;
const HELLO_PAUSE_MS = 1_000;

async function sayHello(document: Document): Promise<PageMode> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call('background:hello', { url: document.location.href });
    } catch (error) {
      if (attempt >= HELLO_ATTEMPTS || !isExtensionAlive()) throw error;
      await new Promise((resolve) => setTimeout(resolve, HELLO_PAUSE_MS));
    }
  }
}
