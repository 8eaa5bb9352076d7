import type { ItemId } from '../core/item';

/** Which item a page of details is about. */
export interface DetailsSubject {
  readonly tabId: number;
  readonly itemId: ItemId;
}

/** Path of the built page, with what it is about. */
export type DetailsPath = `/details.html?${string}`;

export function detailsPath({ tabId, itemId }: DetailsSubject): DetailsPath {
  return `/details.html?${new URLSearchParams({ tab: String(tabId), item: itemId }).toString()}`;
}

/** null when the address names no item. */
export function readDetailsSubject(search: string): DetailsSubject | null {
  const parameters = new URLSearchParams(search);
  const itemId = parameters.get('item') ?? '';
  const tab = parameters.get('tab') ?? '';
  return /^\d+$/.test(tab) && itemId !== '' ? { tabId: Number(tab), itemId } : null;
}
