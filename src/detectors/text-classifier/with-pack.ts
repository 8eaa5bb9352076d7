import type { DetectContext, Detector, Skip } from '../../core/detector';
import type { Finding } from '../../core/evidence';
import { packName, type Pack, type TextPackManifest } from '../../core/pack';
import { packDetector } from '../../core/pack-detector';
import { asPackFinding, packLogit } from '../../core/pack-finding';
import { calibration as shipped } from './calibration';
import { judge } from './judge';
import { detector as embedded } from './text-classifier';

export type TextPack = Pack & { readonly manifest: TextPackManifest };
export type RunTextPack = (passage: string, signal: AbortSignal) => Promise<readonly number[]>;

/** The text detector with the encoder of a pack. */
export function withPack(pack: TextPack, run: RunTextPack): Detector {
  return packDetector(embedded, packName(pack), async ({ text, language }, context) => {
    const found = await judgeWith(pack, run, text, language, context);
    return 'skip' in found ? found : [found];
  });
}

/** The n-gram table is the embedded one; the pack's calibration says what it weighs beside the pack's encoder. */
async function judgeWith(
  pack: TextPack,
  run: RunTextPack,
  text: string,
  language: string | null,
  { inference, signal }: DetectContext,
): Promise<Finding | Skip> {
  const { calibration, outputs } = pack.manifest;
  const encoder: typeof inference = {
    ...inference,
    text: async (_id, passage, until) => ({
      logits: [0, packLogit(await run(passage, until), outputs)],
      tokenIds: [],
    }),
  };
  const found = await judge(
    text,
    language,
    { inference: encoder, signal },
    { ...calibration, model: packName(pack), ngramModel: shipped.ngramModel, modelLimit: null },
  );
  if ('skip' in found) return found;
  return asPackFinding(found, pack, (found.estimate?.condition ?? '').replace(/ words$/, ''));
}
