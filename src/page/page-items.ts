import type { ItemId } from '../core/item';
import { isFlagged } from '../present/badge-view';
import type { FlagCounts, FrameReport, ItemReport } from '../platform/protocol';
import type { PageItems, Session } from './session';

/** Enough to recognise a passage in a list. */
const EXCERPT_LENGTH = 120;

export function countFlags(items: PageItems): FlagCounts {
  const all = [...items.values()];
  const media = all.filter(({ item }) => item.kind !== 'page').map((one) => one.verdict);
  return {
    flagged: all.filter(({ verdict }) => verdict !== null && isFlagged(verdict)).length,
    notChecked: media.filter((one) => one === null || one.label === 'not-checked' || one.label === 'failed')
      .length,
  };
}

/** Everything this frame knows, for popup and command line. */
export function reportFrame(session: Session): FrameReport {
  const { document, items } = session;
  return {
    url: document.location.href,
    title: document.title,
    items: [...items.values()].map(({ item, verdict }) => ({
      id: item.id,
      kind: item.kind,
      src: item.src,
      selector: item.place.selector,
      box: item.place.box,
      excerpt: (item.text ?? item.place.alt)?.slice(0, EXCERPT_LENGTH) ?? null,
      language: item.language,
      verdict,
      badge: badgeOf(session, item.id),
    })),
  };
}

function badgeOf(session: Session, id: ItemId): ItemReport['badge'] {
  return session.running?.overlay.badgeText(id) ?? { isShown: false, text: '' };
}
