import { readPageMarks } from '../collect/page-marks/page-marks';
import type { Item, ItemId } from '../core/item';
import { noSurroundings, speaksOfItself, type PageMarks } from '../core/page-marks';
import type { Session } from './session';

/** Pages that build themselves up state more as they go; asked more often than this, the answer is the same. */
const MARKS_AGE_MS = 2_000;

/** What one document was found to say of itself. */
export interface PageSelf {
  readonly marks: PageMarks | null;
  readonly readAt: number;
  readonly generation: number;
}

export const unreadPage: PageSelf = { marks: null, readAt: -Infinity, generation: 0 };

/**
 * Reads again, where it is due, what the document says of itself.
 * @returns the page as a new item when it says something it did not say before; else null
 */
export function refreshPage(session: Session): Item | null {
  const { document, self } = session;
  const now = performance.now();
  if (now - self.readAt < MARKS_AGE_MS) return null;
  const read = readPageMarks(document);
  const marks = speaksOfItself(read) || read.platform !== null ? read : null;
  const isNew = marks !== null && JSON.stringify(marks) !== JSON.stringify(self.marks);
  session.self = { marks, readAt: now, generation: self.generation + (isNew ? 1 : 0) };
  return isNew && speaksOfItself(marks) ? pageItem(session) : null;
}

/** Items that stood for the document before it spoke otherwise, or fell silent. */
export function stalePageIds(session: Session): readonly ItemId[] {
  return [...session.items.values()].flatMap(({ item: { id, kind } }) =>
    kind === 'page' && (session.self.marks === null || !isPageItem(session, id)) ? [id] : [],
  );
}

/** What was read no longer counts; the next reading makes another item, so that no late answer is taken for its own. */
export function forgetPage(session: Session): void {
  session.self = { ...unreadPage, generation: session.self.generation };
}

/** True for the item that stands for the document as it speaks now. */
export function isPageItem(session: Session, id: ItemId): boolean {
  return id === pageItemId(session);
}

function pageItem(session: Session): Item {
  const { document } = session;
  return {
    id: pageItemId(session),
    kind: 'page',
    pageUrl: document.location.href,
    src: document.location.href,
    text: null,
    language: null,
    inline: null,
    place: { selector: 'html', box: { x: 0, y: 0, width: 0, height: 0 }, alt: document.title },
    surroundings: noSurroundings,
    mayFetchManifest: false,
    priority: 0,
  };
}

/** Elements are numbered from 1. */
function pageItemId({ documentId, self }: Session): ItemId {
  return `${documentId}/0/${String(self.generation)}`;
}
