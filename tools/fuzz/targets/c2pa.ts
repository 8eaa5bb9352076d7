import { toFindings } from '../../../src/detectors/c2pa/to-findings.ts';
import { checkFindings } from '../check-findings.ts';
import { samplesOf } from '../corpus.ts';
import { readCredentials, wasmBytes } from '../read-credentials.ts';
import type { Target } from '../target.ts';

/** Signed files through c2pa-wasm, and what it says through our reading of it. */
export const target: Target = {
  corpus: samplesOf('media'),
  tokens: [
    'jumb',
    'jumd',
    'c2pa',
    'cbor',
    'c2cs',
    'c2pa.hash.data',
    'self#jumbf=',
    'urn:c2pa:',
    '\xbf',
    '\x9f',
    '\xff',
    '__proto__',
  ],
  foreignBytes: wasmBytes,
  async run(bytes, name) {
    const answer = await readCredentials(bytes, name);
    if (answer !== null && 'store' in answer) checkFindings(toFindings(answer));
  },
};
