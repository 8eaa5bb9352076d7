import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Thumbnail } from '../../core/detector';
import type { ImageRegions } from '../../core/image-regions';
import type { ItemId } from '../../core/item';
import type { TextParts } from '../../core/text-parts';
import type { ItemReport, TabReport } from '../../platform/protocol';

export interface DetailsApi {
  /** Rejects when the tab is gone. */
  report(): Promise<TabReport>;
  thumbnails(): Promise<readonly Thumbnail[]>;
  /** Rejects when the text is gone. */
  parts(): Promise<TextParts>;
  /** Rejects when the picture is gone or cannot be fetched. */
  regions(): Promise<ImageRegions>;
  copy(text: string): Promise<void>;
}

/** One item with the report that it came in. */
export interface Found {
  readonly item: ItemReport;
  readonly report: TabReport;
}

export interface DetailsState {
  /** null until the item was met; kept when it goes away. */
  readonly found: Found | null;
  readonly state: 'loading' | 'here' | 'tab-closed' | 'item-gone';
}

/** The item may be checked again on its page while its details are open. */
export const POLL_MS = 2_000;
/** While it is being checked. */
export const CHECKING_POLL_MS = 500;

/** Follows one item of a tab as long as the page of details is open. */
export function useDetails(api: DetailsApi, itemId: ItemId): DetailsState {
  const [details, setDetails] = useState<DetailsState>({ found: null, state: 'loading' });
  const isChecking = details.found?.item.verdict === null;

  const refresh = useCallback(async () => {
    const report = await api.report().catch(() => null);
    setDetails((before) => after(before, report, itemId));
  }, [api, itemId]);

  useEffect(() => {
    void refresh();
    // A page of details may stay open for days: while nobody looks, nobody is asked.
    const refreshSeen = () => {
      if (document.visibilityState === 'visible') void refresh();
    };
    const timer = setInterval(refreshSeen, isChecking ? CHECKING_POLL_MS : POLL_MS);
    document.addEventListener('visibilitychange', refreshSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', refreshSeen);
    };
  }, [refresh, isChecking]);

  return details;
}

function after(before: DetailsState, report: TabReport | null, itemId: ItemId): DetailsState {
  if (report === null) return { ...before, state: 'tab-closed' };
  const item = report.items.find((one) => one.id === itemId);
  if (item === undefined) return { ...before, state: 'item-gone' };
  // The same answer again: what is open and selected on the page stays.
  if (before.state === 'here' && isSame(before.found?.item, item)) return before;
  return { found: { item, report }, state: 'here' };
}

function isSame(one: ItemReport | undefined, other: ItemReport): boolean {
  return JSON.stringify(one?.verdict) === JSON.stringify(other.verdict);
}
