import type { Artifacts } from '../../../../src/core/artifact';
import type { DetectContext } from '../../../../src/core/detector';
import type { FoundEvidence } from '../../../../src/core/evidence';
import type { Item } from '../../../../src/core/item';
import { detector } from '../../../../src/detectors/text-marks/text-marks';

/** What the detector says of a passage; it needs nothing but the text. */
export async function detect(text: string): Promise<readonly FoundEvidence[]> {
  const findings = await detector.detect({} as Item, { text } as Artifacts, {} as DetectContext);
  if ('skip' in findings) throw new Error('the detector never skips');
  return findings.map((one) => ({ detector: detector.id, version: '1', ms: 0, status: 'found', ...one }));
}

/** A sentence around a mark, as a page shows it. */
export function around(mark: string): string {
  return `The harbour was deepened twice before the war and silted up again within ten years. ${mark}\n\nIn summer the ferries call here four times a day, and the market on the quay is open until noon.`;
}
