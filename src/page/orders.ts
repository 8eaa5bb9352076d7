import type { Item, ItemId } from '../core/item';
import type { PageCommand } from '../platform/protocol';
import { draw } from './draw';
import { skippedVerdict } from './local-verdict';
import { sendForget, sendItems } from './send';
import type { Session } from './session';
import { show } from './show';

/** Carries out what the person asked for in popup, menu or by a shortcut. */
export function obey(session: Session, command: PageCommand, begin: () => void): void {
  switch (command.do) {
    case 'check-all':
      if (session.running === null) begin();
      else checkAgain(session, [...session.items.keys()]);
      return;
    case 'stop':
      stopWaiting(session);
      return;
    case 'focus-next-badge':
      session.running?.overlay.focusNext();
      return;
    case 'scroll-to':
      session.items.get(command.id)?.element.scrollIntoView({ block: 'center' });
  }
}

/** @param once holds for this check only: what a person allowed now is not allowed for later */
export function checkAgain(
  session: Session,
  ids: readonly ItemId[],
  once: Partial<Pick<Item, 'mayFetchManifest'>> = {},
): void {
  const again = ids.flatMap((id) => session.items.get(id) ?? []);
  for (const { item, element } of again) {
    const waiting = { item, element, verdict: null };
    session.items.set(item.id, waiting);
    draw(session, waiting);
  }
  sendItems(
    session,
    again.map(({ item }) => ({ ...item, ...once })),
  );
}

export function forgetPending(session: Session): void {
  sendForget(session.pending.ids());
}

/** What was not reached says so; "Check this page" takes it up again. */
function stopWaiting(session: Session): void {
  const ids = session.pending.ids();
  sendForget(ids);
  for (const id of ids) {
    const known = session.items.get(id);
    if (known) show(session, skippedVerdict(known.item, 'paused'));
  }
}
