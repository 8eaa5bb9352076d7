import type { Artifacts } from '../../core/artifact';
import type { Detector } from '../../core/detector';
import type { Finding } from '../../core/evidence';
import type { Item } from '../../core/item';
import { headerFindings } from './header-findings';
import { hostFindings } from './host-finding';
import { metaFindings } from './meta-findings';
import { phraseFindings } from './phrase-findings';
import { structuredFindings } from './structured-findings';
import { weighedOnce } from './weights';

/**
 * What the page says of the item in places of its own: structured data that names the item's address, the server's header
 * fields, `<meta>` of the page, captions, and texts of themselves. Unsigned, so anyone who writes the page can say it; its
 * absence says nothing. The page's own header fields are not read: that would take another request.
 */
export const detector: Detector = {
  id: 'page-signals',
  version: '1.0.0',
  takes: ['image', 'text', 'video', 'audio', 'page'],
  needs: ['page', 'headers', 'text'],
  readsCircumstances: true,
  detect,
};

async function detect(item: Item, { page, headers }: Artifacts): Promise<readonly Finding[]> {
  return weighedOnce([
    ...structuredFindings(item, page),
    ...(item.kind === 'page' ? metaFindings(page.meta) : []),
    ...headerFindings(item, headers),
    ...phraseFindings(item),
    ...hostFindings(item),
  ]);
}
