import type { Thumbnail } from '../core/detector';
import type { ImageRegions } from '../core/image-regions';
import type { TextParts } from '../core/text-parts';
import type { DetailsSubject } from './details-address';
import type { TabReport } from './protocol';
import { call } from './rpc';

/** What a page of details can ask for its item. */
export interface DetailsApi {
  /** Rejects when the tab is gone. */
  report(): Promise<TabReport>;
  thumbnails(): Promise<readonly Thumbnail[]>;
  parts(): Promise<TextParts>;
  regions(): Promise<ImageRegions>;
  copy(text: string): Promise<void>;
}

export function createDetailsApi({ tabId, itemId }: DetailsSubject): DetailsApi {
  return {
    report: () => call('background:report', { tabId }),
    thumbnails: () => call('background:thumbnails', { tabId, itemId }),
    parts: () => call('background:parts', { tabId, itemId }),
    regions: () => call('background:regions', { tabId, itemId }),
    copy: (text) => navigator.clipboard.writeText(text),
  };
}
