import type { Artifacts } from '../../core/artifact';
import type { DetectContext, Detector, Skip } from '../../core/detector';
import type { Finding } from '../../core/evidence';
import type { Item } from '../../core/item';
import { BLOCK_PX, readBlockBits, type BlockBits } from './block-bits';
import { countMatches } from './match-pattern';
import { patterns, type Pattern } from './patterns.table';

/** The writers leave smaller pictures unmarked: 256 × 256 px. */
const MIN_AREA_PX = 65_536;

/** log10 likelihood ratio, as of a generator's mark in metadata: anyone can write it, hardly anyone does. */
const LOG_LR = 2.5;

/**
 * The dwtDct watermark that the scripts of Stable Diffusion 1, 2, XL and of FLUX repeat over a picture's chroma.
 * It lives in untouched pixels only: resizing or cropping removes it, and so does JPEG with halved colour resolution
 * below quality 85 or so. It therefore speaks when it is there; its absence says nothing.
 */
export const detector: Detector = {
  id: 'invisible-watermark',
  version: '1.0.0',
  takes: ['image'],
  needs: ['pixels'],
  detect,
};

async function detect(
  _item: Item,
  { pixels }: Artifacts,
  context: DetectContext,
): Promise<readonly Finding[] | Skip> {
  const { width, height } = pixels;
  if (width * height < MIN_AREA_PX || Math.min(width, height) < BLOCK_PX) return { skip: 'too-small' };
  const blocks = await readBlockBits(pixels, context.signal);
  return patterns.flatMap((pattern) => findPattern(pattern, blocks));
}

function findPattern(pattern: Pattern, blocks: BlockBits): Finding[] {
  const matched = Math.max(...pattern.readings.map((one) => countMatches(blocks[one], pattern.bits)));
  return matched < pattern.atLeast ? [] : [toFinding(pattern, matched)];
}

function toFinding({ mark, generator, bits, reference }: Pattern, matched: number): Finding {
  return {
    basis: 'declared',
    claim: { says: 'ai-made', sourceType: null },
    trust: 'unsigned',
    logLr: LOG_LR,
    detail: { mark, generator, matched, of: bits.length, where: 'pixels', reference },
  };
}
