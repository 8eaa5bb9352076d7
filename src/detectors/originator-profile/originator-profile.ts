import { checkedAt } from '../../../assets/public/originator/registries.json';
import type { Artifacts } from '../../core/artifact';
import type { DetectContext, Detector } from '../../core/detector';
import type { Finding } from '../../core/evidence';
import type { Item } from '../../core/item';
import { pageFinding, partFinding } from './to-findings';
import { verifiedPage } from './remembered';

/**
 * Originator Profile (OP Blueprint): who speaks on a page, and whether its text and pictures are what they signed. It says
 * nothing about AI and nothing about truth. The network is used only where a page carries Originator Profile, and only
 * for what it names: its script elements' `src`, its signed files, and the profile of its own site.
 */
export const detector: Detector = {
  id: 'originator-profile',
  version: `1.0.0+registries-${checkedAt}`,
  takes: ['page', 'text', 'image', 'video', 'audio'],
  needs: ['page'],
  readsCircumstances: true,
  detect,
};

async function detect(item: Item, { page }: Artifacts, context: DetectContext): Promise<readonly Finding[]> {
  const isConcerned = item.kind === 'page' || item.surroundings.targets.length > 0;
  if (page.originator.elements.length === 0 || !isConcerned) return [];
  const result = await verifiedPage(page, item.pageUrl, context);
  const finding = item.kind === 'page' ? pageFinding(result) : partFinding(item, result);
  return finding === null ? [] : [finding];
}
