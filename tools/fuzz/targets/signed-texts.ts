import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { holdsWrapper, withoutWrappers, WRAPPER_START } from '../../../src/core/text-manifest.ts';
import { findHtmlManifests } from '../../../src/detectors/c2pa/html-manifest.ts';
import { findArmour, isJustTheBlock } from '../../../src/detectors/c2pa/structured-text.ts';
import { candidatesIn, compareText, refusalOf, runOf } from '../../../src/detectors/c2pa/text-binding.ts';
import { findWrappers } from '../../../src/detectors/c2pa/text-wrapper.ts';
import type { Sample, Target } from '../target.ts';

const folder = fileURLToPath(new URL('../../../test/fixtures/signed-texts/', import.meta.url));
const hash = { alg: 'sha256', hash: new Uint8Array(32), exclusions: [{ start: 40, length: 12_000 }] };

/** What looks for manifests in text, in comments and in the head of a document, before any of them is read. */
export const target: Target = {
  corpus: files(),
  tokens: [
    WRAPPER_START,
    '\uFEFF',
    '\uFE00',
    '\u{E0155}',
    '\n\n',
    '\r\n',
    '-----BEGIN C2PA MANIFEST-----',
    '-----END C2PA MANIFEST-----',
    'data:application/c2pa;base64,',
    '<script type="application/c2pa">',
    '<link rel=c2pa-manifest href=a>',
    '</script>',
    '<!--',
    '-->',
    '<template>',
    '<title>',
    '</head>',
    '<body>',
  ],
  async run(bytes) {
    checkRanges(findHtmlManifests(bytes), bytes.length);
    const blocks = findArmour(bytes);
    checkRanges(blocks, bytes.length);
    for (const block of blocks) {
      const range = { start: block.lineStart, length: block.lineEnd - block.lineStart };
      isJustTheBlock(range, block, bytes);
    }
    await checkText(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  },
};

async function checkText(text: string): Promise<void> {
  const { wrappers } = findWrappers(text);
  checkRanges(wrappers, text.length);
  if (holdsWrapper(withoutWrappers(text))) throw new Error('a manifest was left in the text');
  for (const wrapper of wrappers) {
    const run = runOf(text, wrapper);
    refusalOf(hash, run, wrapper.storeEnd - wrapper.start);
    for (const candidate of candidatesIn(text, wrapper, { start: 40, length: 12_000 })) {
      const compared = await compareText(candidate, run, wrapper.storeEnd - wrapper.start, hash);
      if (compared !== 'differs') throw new Error('nothing has this hash');
    }
  }
}

function checkRanges(
  found: readonly { readonly start: number; readonly end: number }[],
  length: number,
): void {
  let behind = 0;
  for (const { start, end } of found) {
    if (start < behind || end <= start || end > length) throw new Error(`a range from ${start} to ${end}`);
    behind = end;
  }
}

function files(): Sample[] {
  return readdirSync(folder)
    .filter((name) => /\.(txt|md|py|html)$/.test(name))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(folder + name) }));
}
