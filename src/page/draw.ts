import type { PageItem, Session } from './session';

/** Shows how far one item is; the page itself has no place for a badge, the popup speaks of it. */
export function draw(session: Session, { item, element, verdict }: PageItem): void {
  if (item.kind !== 'page') session.running?.overlay.set(item.id, element, item.kind, verdict);
}
