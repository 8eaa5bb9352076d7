import type { Detector } from '../core/detector';
import type { Pack, PackChoice, PackState } from '../core/pack';
import { MISSING_PACK, missingPackDetector } from '../core/pack-detector';
import { withPack as withImagePack, type ImagePack } from '../detectors/image-classifier/with-pack';
import { withPack as withTextPack, type TextPack } from '../detectors/text-classifier/with-pack';
import type { PackRunner } from '../inference/pack-runner';
import type { PackStore } from '../packs/pack-store';

/** The packs that were chosen, in the place of the embedded models. */
export interface PacksInUse {
  /** Holds once it resolves. A pack that cannot be found leaves its place to the embedded model, and this is said. */
  choose(choice: PackChoice): Promise<void>;
  /** The same list with chosen packs in it. */
  applyTo(detectors: readonly Detector[]): readonly Detector[];
  /** Runs each chosen pack once, also one that failed before. */
  tryAll(): Promise<readonly PackState[]>;
  states(): readonly PackState[];
  chosen(): readonly Pack[];
}

export function createPacksInUse(
  store: Pick<PackStore, 'get'>,
  runner: PackRunner,
  onChange: () => void,
): PacksInUse {
  let image: ImagePack | null = null;
  let text: TextPack | null = null;
  let missing: PackChoice = { image: null, text: null };
  const chosen = () => [image, text].filter((one): one is ImagePack | TextPack => one !== null);
  const states = () => [
    ...runner.states(),
    ...[missing.image, missing.text].filter((one) => one !== null).map(missingState),
  ];
  const place = (detector: Detector): Detector => {
    const [picture, passage] = [image, text];
    const gone = missingFor(detector, missing);
    if (gone !== null) return missingPackDetector(detector, gone);
    if (detector.id === 'image-classifier' && picture !== null)
      return withImagePack(picture, (values, signal) => runner.run(picture, values, signal));
    if (detector.id === 'text-classifier' && passage !== null)
      return withTextPack(passage, (words, signal) => runner.run(passage, words, signal));
    return detector;
  };
  return {
    async choose(choice) {
      const [forImages, forTexts] = await Promise.all([
        stored(store, choice.image),
        stored(store, choice.text),
      ]);
      image = forImages !== null && isImagePack(forImages) ? forImages : null;
      text = forTexts !== null && isTextPack(forTexts) ? forTexts : null;
      missing = { image: image === null ? choice.image : null, text: text === null ? choice.text : null };
      runner.forget();
      onChange();
    },
    applyTo: (detectors) => detectors.map(place),
    async tryAll() {
      runner.forget();
      const { signal } = new AbortController();
      for (const pack of chosen()) await runner.run(pack, sampleFor(pack), signal).catch(() => undefined);
      return states();
    },
    states,
    chosen,
  };
}

function missingFor({ id }: Detector, missing: PackChoice): string | null {
  if (id === 'image-classifier') return missing.image;
  return id === 'text-classifier' ? missing.text : null;
}

function missingState(sha256: string): PackState {
  return { sha256, code: MISSING_PACK, ms: null };
}

/** Storage that cannot be read is as good as empty: the embedded models go on. */
async function stored(store: Pick<PackStore, 'get'>, sha256: string | null): Promise<Pack | null> {
  return sha256 === null ? null : store.get(sha256).catch(() => null);
}

function isImagePack(pack: Pack): pack is ImagePack {
  return pack.manifest.medium === 'image';
}

function isTextPack(pack: Pack): pack is TextPack {
  return pack.manifest.medium === 'text';
}

/** Something of the right form; what the model says of it does not matter. */
function sampleFor({ manifest }: Pack): Float32Array | string {
  if (manifest.medium === 'text') return 'The quick brown fox jumps over the lazy dog. '.repeat(12);
  const { size } = manifest.preprocessing;
  return Float32Array.from({ length: 3 * size * size }, (_, i) => Math.sin(i / 7));
}
