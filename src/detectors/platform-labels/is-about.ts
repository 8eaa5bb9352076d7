import type { Item } from '../../core/item';
import { IN_MAIN_PLACE, type Platform } from '../../core/platforms';
import { absolute, fileName, type PlatformReader, type Statement } from './statement';

/**
 * True only when an address says that the statement's medium is this item: its file, the link around it, or, for the one
 * player of a page, the page. Anything that points elsewhere makes it false.
 */
export function isAbout(
  { medium }: Statement,
  item: Item,
  platform: Platform,
  reader: PlatformReader,
): boolean {
  const file = fileOf(item);
  if (file !== null) {
    const fileId = reader.fileId(file);
    if (fileId !== null) return medium.fileIds.includes(fileId);
    if (medium.fileNames.includes(fileName(file) ?? '')) return true;
  }
  const link = item.surroundings.link === null ? null : absolute(item.surroundings.link);
  const linkId = link === null ? null : reader.pageId(link);
  if (linkId !== null) return medium.pageIds.includes(linkId);
  return file === null && isPlayerOfPage(item, platform, reader) && isOfPage(medium.pageIds, item, reader);
}

/** null for what the page plays from memory. */
function fileOf({ src }: Item): URL | null {
  return src !== null && /^https?:/i.test(src) ? absolute(src) : null;
}

function isPlayerOfPage(item: Item, { mainPlace }: Platform, reader: PlatformReader): boolean {
  const page = absolute(item.pageUrl);
  if (item.kind !== 'video' || page === null || !reader.isPageOfOne(page)) return false;
  return mainPlace === null || item.surroundings.labels.includes(IN_MAIN_PLACE);
}

function isOfPage(pageIds: readonly string[], item: Item, reader: PlatformReader): boolean {
  const page = absolute(item.pageUrl);
  const pageId = page === null ? null : reader.pageId(page);
  return pageId !== null && pageIds.includes(pageId);
}
