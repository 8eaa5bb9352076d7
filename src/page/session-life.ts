import { startCollector, type CollectedItem } from '../collect/collector';
import { readSurroundings } from '../collect/surroundings';
import type { ItemId } from '../core/item';
import { t } from '../platform/i18n';
import { detectLanguage } from '../platform/language';
import type { PageMode } from '../platform/protocol';
import { mountOverlay } from '../ui/badge/overlay';
import { draw } from './draw';
import { unansweredVerdict } from './local-verdict';
import { checkAgain } from './orders';
import { forgetPage, refreshPage, stalePageIds } from './page-item';
import { letGo, sendChanged, sendDetails, sendForget, sendHurry, sendItems } from './send';
import { isExtensionAlive, type Session } from './session';
import { show } from './show';

declare const __OPEN_SHADOW__: boolean;

const OVERDUE_CHECK_MS = 5_000;

export function follow(session: Session, mode: PageMode): void {
  if (mode.isActive) begin(session);
  else end(session);
}

/** Starts looking at the page; does nothing when it already does. */
export function begin(session: Session): void {
  if (session.running !== null) return;
  const { document } = session;
  const control = new AbortController();
  const overlay = mountOverlay({
    document,
    mode: __OPEN_SHADOW__ ? 'open' : 'closed',
    t,
    onAction: ({ do: action, id }) => {
      if (action === 'details') sendDetails(id);
      else if (action === 'check-again') checkAgain(session, [id]);
      else if (action === 'fetch-manifest') checkAgain(session, [id], { mayFetchManifest: true });
      else overlay.remove(id);
    },
  });
  const collector = startCollector({
    document,
    documentId: `${session.documentId}-${String((session.begins += 1))}`,
    detectLanguage,
    onItems: (collected) => {
      check(session, collected);
    },
    onGone: (ids) => {
      drop(session, ids);
    },
    onScreen: (ids) => {
      sendHurry(session, ids);
    },
    onMoved: () => {
      overlay.reposition();
    },
    signal: control.signal,
  });
  session.running = { collector, overlay, control };
  watchOverdue(session, control.signal);
  check(session, []);
}

/** Takes every badge away and stops all work of this page. */
export function end(session: Session): void {
  const { running } = session;
  session.running = null;
  if (running === null) return;
  running.control.abort();
  running.collector.stop();
  running.overlay.destroy();
  letGo(session);
  sendForget(session.pending.ids());
  for (const id of session.pending.ids()) session.pending.settle(id);
  session.items.clear();
  forgetPage(session);
  sendChanged();
}

function check(session: Session, collected: readonly CollectedItem[]): void {
  const page = refreshPage(session);
  drop(session, stalePageIds(session));
  const { marks } = session.self;
  const found = [
    ...(page === null ? [] : [{ item: page, element: session.document.documentElement }]),
    ...collected.map(({ item, element }) => ({
      item: { ...item, surroundings: readSurroundings(element, marks) },
      element,
    })),
  ].map((one) => ({ ...one, verdict: null }));
  for (const one of found) {
    session.items.set(one.item.id, one);
    draw(session, one);
  }
  sendItems(
    session,
    found.map(({ item }) => item),
  );
}

function drop(session: Session, ids: readonly ItemId[]): void {
  if (ids.length === 0) return;
  const waiting = new Set(session.pending.ids());
  for (const id of ids) {
    session.items.delete(id);
    session.pending.settle(id);
    session.running?.overlay.remove(id);
  }
  sendForget(ids.filter((id) => waiting.has(id)));
  sendChanged();
}

/** Recovers from any death on the way: service worker, engine page, model worker, a lost message. */
function watchOverdue(session: Session, signal: AbortSignal): void {
  const timer = setInterval(() => {
    if (!isExtensionAlive()) {
      end(session);
      return;
    }
    const { resend, giveUp } = session.pending.overdue(Date.now());
    sendItems(session, resend);
    for (const item of giveUp) show(session, unansweredVerdict(item, 'timeout'));
  }, OVERDUE_CHECK_MS);
  signal.addEventListener('abort', () => {
    clearInterval(timer);
  });
}
