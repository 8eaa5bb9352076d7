import { browser } from '../platform/browser';
import { t } from '../platform/i18n';
import { toolbarTitle } from '../present/summary-view';
import { askFrames } from './frames';

/** The one colour of the toolbar number: neutral, never an alarm (design token `ink`). */
const BADGE_COLOUR = '#1F2430';
/** Verdicts arrive in bursts; the number need not follow each. */
const REFRESH_DELAY_MS = 250;

const scheduled = new Set<number>();

/** Shows how many items of a tab are flagged, summed over its frames. */
export function refreshToolbar(tabId: number): void {
  if (scheduled.has(tabId)) return;
  scheduled.add(tabId);
  setTimeout(() => {
    scheduled.delete(tabId);
    void paint(tabId);
  }, REFRESH_DELAY_MS);
}

async function paint(tabId: number): Promise<void> {
  const frames = await askFrames(tabId, 'page:counts', null);
  const sum = (of: (frame: (typeof frames)[number]) => number) =>
    frames.reduce((total, frame) => total + of(frame), 0);
  const flagged = sum((frame) => frame.flagged);
  const notChecked = sum((frame) => frame.notChecked);
  const title = t(toolbarTitle({ flagged, notChecked }));
  // The tab may have closed meanwhile.
  const ignoreGoneTab = () => undefined;
  await browser.action.setBadgeBackgroundColor({ color: BADGE_COLOUR, tabId }).catch(ignoreGoneTab);
  await browser.action.setBadgeText({ text: flagged > 0 ? String(flagged) : '', tabId }).catch(ignoreGoneTab);
  await browser.action.setTitle({ title, tabId }).catch(ignoreGoneTab);
}
