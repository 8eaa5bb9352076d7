import { readStealthPng } from '../../../src/detectors/embedded-metadata/stealth-png.ts';
import { chunk, png } from '../../fixtures/containers/png.ts';
import { stealthColourPicture, stealthPicture } from '../../fixtures/containers/stealth.ts';
import { deflateSync, inflateSync } from 'node:zlib';
import { infotext } from '../../fixtures/metadata-texts.ts';
import type { Target } from '../target.ts';

const files = [
  png([], [], stealthPicture(infotext, 32, 40)),
  png([], [], stealthPicture(infotext, 40, 32), 4),
  png([], [], stealthColourPicture('a lighthouse', 16, 24), 1),
];

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

/**
 * Text hidden in a picture. What is changed is the header and the inflated rows, so that changes reach the hidden
 * text instead of ending at the compression.
 */
export const target: Target = {
  corpus: files.map((bytes, at) => ({
    name: `${at}.rows`,
    bytes: Buffer.concat([bytes.subarray(16, 29), rowsOf(bytes)]),
  })),
  tokens: [],
  run(bytes) {
    const chunks = [
      chunk('IHDR', bytes.subarray(0, 13)),
      chunk('IDAT', deflateSync(bytes.subarray(13), { level: 1 })),
    ];
    return readStealthPng(Buffer.concat([signature, ...chunks, chunk('IEND', Buffer.alloc(0))]));
  },
};

function rowsOf(bytes: Buffer): Buffer {
  const at = bytes.indexOf('IDAT');
  return inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)));
}
