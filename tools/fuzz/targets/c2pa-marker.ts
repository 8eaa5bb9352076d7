import { hasManifestMarker, isInitSegment } from '../../../src/detectors/c2pa/marker.ts';
import { formatOf, samplesOf } from '../corpus.ts';
import type { Target } from '../target.ts';

/** The look that decides whether the wasm is loaded at all. */
export const target: Target = {
  corpus: samplesOf('media', 'metadata', 'images'),
  tokens: [
    'caBX',
    'C2PA',
    'jumb',
    'uuid',
    'brob',
    'dcterms:provenance',
    'C2PA_GIF',
    'iTXt',
    'mvex',
    'moov',
    '\xff\xeb',
    'JP',
  ],
  run: (bytes, name) => [hasManifestMarker(bytes, formatOf(name)), isInitSegment(bytes)],
};
