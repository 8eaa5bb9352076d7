import type { Surroundings } from './page-marks';

/** One piece of media met on a page, with its place; or the page itself, where it speaks of its origin. */
export interface Item {
  /** `documentId/elementId/generation`: the same element with another source is another item. */
  readonly id: ItemId;
  readonly kind: MediaKind;
  readonly pageUrl: string;
  /** Absolute URL of the rendition on screen (`currentSrc`), or of the page; null for text. */
  readonly src: string | null;
  /** The passage as the page shows it, not normalised; null for media. */
  readonly text: string | null;
  /**
   * BCP 47 language of `text`, as detected; null when unknown or for media. `en-t-t0-und` where the page or the browser
   * marks its words as put into English by a machine (RFC 6497, `core/language.ts`).
   */
  readonly language: string | null;
  /** What only the page can read (`blob:`, `data:`, same-origin canvas): base64, capped in `acquire/limits.ts`. */
  readonly inline: InlineBytes | null;
  readonly place: Place;
  readonly surroundings: Surroundings;
  /** The person asked for the manifest that the file keeps elsewhere: it may be fetched, this once. */
  readonly mayFetchManifest: boolean;
  readonly priority: Priority;
}

export type ItemId = string;
export const mediaKinds = ['image', 'text', 'video', 'audio', 'page'] as const;
export type MediaKind = (typeof mediaKinds)[number];
/** What has a place on the page, and so a badge. */
export type PlacedKind = Exclude<MediaKind, 'page'>;

export interface InlineBytes {
  /** `file`: the untouched bytes. `pixels`: a PNG of what the page shows; provenance cannot be read from it. */
  readonly holds: 'file' | 'pixels';
  readonly base64: string;
}

/** Where the item stands in its document. */
export interface Place {
  /** CSS selector that finds the element in its document (hosts of open shadow roots joined by ` >>> `). */
  readonly selector: string;
  /** CSS px, relative to the document, at the time of collection. */
  readonly box: Box;
  readonly alt: string | null;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Lower runs first. 0 on screen, 1 within one viewport, 2 elsewhere. */
export type Priority = 0 | 1 | 2;

/** Which document an item belongs to; stamped by the background from the message's sender, never by the page. */
export interface Origin {
  readonly tabId: number;
  readonly frameId: number;
  readonly documentId: string;
  /** Nothing met in a private window is written to disk. */
  readonly isPrivate: boolean;
}
