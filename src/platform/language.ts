import { browser } from './browser';

/** Below this share a passage is too mixed to be called one language, unless the browser itself is sure. */
const MIN_SHARE_PERCENT = 70;

/** BCP 47 language of a passage by the browser's own detector (CLD), or null when it is not sure. */
export async function detectLanguage(text: string): Promise<string | null> {
  const { isReliable, languages } = await browser.i18n.detectLanguage(text);
  const best = [...languages].sort((a, b) => b.percentage - a.percentage)[0];
  if (best === undefined) return null;
  return isReliable || best.percentage >= MIN_SHARE_PERCENT ? best.language : null;
}
