import type { Artifacts } from '../../core/artifact';
import type { DetectContext, Detector } from '../../core/detector';
import type { Finding } from '../../core/evidence';
import type { Item } from '../../core/item';
import { maxFindings, maxRawChars } from './limits';
import { matchMarks } from './match';
import type { Hit } from './match';
import { readProperties } from './read-properties';
import type { Weight } from './read-value';

/** log10 likelihood ratios (evaluation protocol §5: generator metadata in a valid container +2.5). */
const logLrs: Readonly<Record<Weight, number>> = { strong: 2.5, medium: 1.0, weak: 0.3 };

/**
 * Generator marks that the file itself carries in XMP, IPTC, EXIF, PNG text and their kin. Unsigned, so anyone can
 * write or remove them: a mark is reported as a declaration, and its absence says nothing. Unsigned statements of a
 * camera, and `algorithmicMedia` (procedural, not AI), yield nothing.
 */
export const detector: Detector = {
  id: 'embedded-metadata',
  version: '1.2.0',
  takes: ['image', 'video', 'audio'],
  needs: ['bytes', 'format'],
  readsParts: true,
  detect,
};

async function detect(
  _item: Item,
  artifacts: Artifacts,
  context: DetectContext,
): Promise<readonly Finding[]> {
  context.signal.throwIfAborted();
  const properties = readProperties(artifacts.bytes, artifacts.format);
  return matchMarks(properties).slice(0, maxFindings).map(toFinding);
}

/** Evidence from a mark: what it says, its weight, where it stands and its first 500 characters. */
export function toFinding(hit: Hit): Finding {
  return {
    basis: 'declared',
    claim: { says: hit.says, sourceType: hit.sourceType },
    trust: 'unsigned',
    logLr: logLrs[hit.weight],
    detail: {
      weight: hit.weight,
      mark: hit.mark,
      where: hit.where,
      raw: hit.value.slice(0, maxRawChars),
      reference: hit.reference,
      ...(hit.generator === null ? {} : { generator: hit.generator }),
    },
  };
}
