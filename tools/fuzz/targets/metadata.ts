import { AppError } from '../../../src/core/errors.ts';
import { detector } from '../../../src/detectors/embedded-metadata/embedded-metadata.ts';
import { formatOf, samplesOf } from '../corpus.ts';
import { checkFindings } from '../check-findings.ts';
import { contextWithout, itemOf } from '../context.ts';
import type { Target } from '../target.ts';

/** The whole detector over every container it reads. */
export const target: Target = {
  corpus: samplesOf('metadata', 'images'),
  tokens: [
    'tEXt',
    'iTXt',
    'parameters\0',
    'XML:com.adobe.xmp\0',
    'AIGC',
    '{"Label":"1"}',
    'Exif\0\0',
    '8BIM',
    'LIST',
    'INFO',
    'moov',
    'udta',
    'ilst',
    'OggS',
    'fLaC',
    'ID3\x03',
    '<rdf:RDF>',
    '<!DOCTYPE',
    '&#x41;',
    'Raw profile type exif\0',
  ],
  async run(bytes, name) {
    try {
      const artifacts = { bytes, format: formatOf(name) } as Parameters<typeof detector.detect>[1];
      const findings = await detector.detect(itemOf('image'), artifacts, contextWithout);
      if (!('skip' in findings)) checkFindings(findings);
    } catch (thrown) {
      // A reader that breaks down is answered with an AppError; its cause is what is looked for here.
      if (thrown instanceof AppError && thrown.cause instanceof Error) throw thrown.cause;
      throw thrown;
    }
  },
};
