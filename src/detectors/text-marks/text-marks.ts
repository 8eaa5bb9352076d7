import type { Artifacts } from '../../core/artifact';
import type { Detector } from '../../core/detector';
import type { Finding } from '../../core/evidence';
import type { Item } from '../../core/item';
import { calibration } from './calibration';
import { findMarks } from './find-marks';
import { findHiddenData } from './hidden-data';
import { hiddenDataFinding, marksFinding } from './to-findings';

/**
 * Marks that chatbots leave in pasted text, and data hidden in invisible characters: two findings with words of their
 * own. Reads the passage as collected: quotations and code blocks are gone, hidden characters are not. Addresses behind
 * links are not part of a passage, so tracking parameters count only where an address is written out.
 */
export const detector: Detector = {
  id: 'text-marks',
  version: `1+${calibration.id}`,
  takes: ['text'],
  needs: ['text'],
  detect,
};

async function detect(_item: Item, { text }: Artifacts): Promise<readonly Finding[]> {
  return [marksFinding(findMarks(text)), hiddenDataFinding(findHiddenData(text))].filter(
    (one): one is Finding => one !== null,
  );
}
