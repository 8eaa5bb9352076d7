import { startCollector, type CollectedItem } from '../collect/collector';
import type { ItemId } from '../core/item';
import policy from '../fusion/policy.json';
import { t } from '../platform/i18n';
import { detectLanguage } from '../platform/language';
import type { PageMode } from '../platform/protocol';
import { mountOverlay } from '../ui/badge/overlay';
import { unansweredVerdict } from './local-verdict';
import { checkAgain } from './orders';
import { letGo, sendChanged, sendForget, sendHurry, sendItems } from './send';
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
    prior: policy.prior,
    onAction: ({ do: action, id }) => {
      if (action === 'check-again') checkAgain(session, [id]);
      else overlay.remove(id);
    },
  });
  const collector = startCollector({
    document,
    documentId: randomId(),
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
}

/** `crypto.randomUUID` is missing on pages that came without TLS. */
function randomId(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('');
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
  sendChanged();
}

function check(session: Session, collected: readonly CollectedItem[]): void {
  for (const { item, element } of collected) {
    session.items.set(item.id, { item, element, verdict: null });
    session.running?.overlay.set(item.id, element, item.kind, null);
  }
  sendItems(
    session,
    collected.map((one) => one.item),
  );
}

function drop(session: Session, ids: readonly ItemId[]): void {
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
