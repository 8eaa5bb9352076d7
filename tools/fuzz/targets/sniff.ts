import { mimeOf, sniffFormat } from '../../../src/acquire/sniff.ts';
import { samplesOf } from '../corpus.ts';
import type { Target } from '../target.ts';

/** The container by the first bytes. */
export const target: Target = {
  corpus: samplesOf('metadata', 'images'),
  tokens: [
    '<svg ',
    '<!--',
    '-->',
    '<!DOCTYPE svg [',
    ']>',
    '<?xml ',
    '?>',
    'ftyp',
    'mif1',
    'RIFF',
    'webm',
    'matroska',
    'ID3',
  ],
  run: (bytes) => mimeOf(sniffFormat(bytes)),
};
