import { readCanvasPixels } from '../collect/inline';
import type { ItemId } from '../core/item';
import type { Verdict } from '../core/verdict';
import { draw } from './draw';
import { isPageItem } from './page-item';
import { sendChanged, sendItems } from './send';
import type { Session } from './session';

/** Shows a verdict on the element it was made for; one that came too late for its source is dropped. */
export function show(session: Session, verdict: Verdict): void {
  const known = session.items.get(verdict.itemId);
  const { running } = session;
  if (known === undefined || running === null || !isCurrent(session, verdict.itemId)) return;
  if (retryWithCanvas(session, verdict)) return;
  session.pending.settle(verdict.itemId, Date.now());
  const shown = { ...known, verdict };
  session.items.set(verdict.itemId, shown);
  draw(session, shown);
  sendChanged();
}

function isCurrent(session: Session, id: ItemId): boolean {
  return isPageItem(session, id) || session.running?.collector.isCurrent(id) === true;
}

/** The engine was refused the file, but the page itself may read the picture: then its pixels can be judged. */
function retryWithCanvas(session: Session, verdict: Verdict): boolean {
  const known = session.items.get(verdict.itemId);
  const wasRefused = verdict.evidence.some(
    (one) =>
      (one.status === 'failed' && one.code === 'network') ||
      (one.status === 'skipped' && one.reason === 'site-blocked-access'),
  );
  if (!known || !wasRefused || known.item.inline !== null || session.triedCanvas.has(verdict.itemId))
    return false;
  session.triedCanvas.add(verdict.itemId);
  const inline = known.element instanceof HTMLImageElement ? readCanvasPixels(known.element) : null;
  if (inline === null) return false;
  sendItems(session, [{ ...known.item, inline }]);
  return true;
}
