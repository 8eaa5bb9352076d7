import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/core/evidence';
import { detector } from '../../../../src/detectors/c2pa/c2pa';
import { outcomeOfThrown, resultOf } from '../../../../src/detectors/c2pa/read-outcome';
import { expectations } from './provenance-files.table';
import { contextWith, formatOf, itemOn, nodeReader, readBytes, root } from './read-in-node';

const folder = `${root}../shared/fixtures/provenance/`;
const isThere = existsSync(`${folder}MANIFEST.tsv`);

async function outcome(file: string, anchors: string): Promise<string> {
  const artifacts = { bytes: readBytes(folder + file), format: formatOf(file) } as never;
  try {
    const answer = await detector.detect(
      itemOn('https://news.example/'),
      artifacts,
      contextWith(nodeReader(anchors)),
    );
    if ('skip' in answer) return `skip ${answer.skip}`;
    return answer.length === 0 ? 'absent' : answer.map((one) => `${one.claim.says} ${one.trust}`).join(', ');
  } catch (error) {
    return `error ${(error as { code: string }).code}`;
  }
}

async function findingOf(file: string): Promise<Finding> {
  const artifacts = { bytes: readBytes(folder + file), format: formatOf(file) } as never;
  const answer = await detector.detect(itemOn('https://news.example/'), artifacts, contextWith(nodeReader()));
  return (answer as readonly Finding[])[0]!;
}

describe.skipIf(!isThere)(
  'files of ../shared/fixtures/provenance (skipped when that folder is missing)',
  () => {
    const roots = isThere ? readFileSync(`${folder}trust/c2pa-rs-test-roots.pem`, 'utf8') : '';

    const rows = expectations.map(
      ([file, shipped, withRoots]) => [file, shipped, withRoots ?? shipped] as const,
    );

    it.each(rows)(
      '%s: "%s" under the shipped lists, "%s" with the test roots',
      async (file, shipped, withRoots) => {
        expect(await outcome(file, '')).toBe(shipped);
        expect(await outcome(file, roots)).toBe(withRoots);
      },
    );

    it('names every file of MANIFEST.tsv that is a picture, film or sound', () => {
      const listed = readFileSync(`${folder}MANIFEST.tsv`, 'utf8')
        .split('\n')
        .slice(1)
        .map((line) => line.split('\t')[0] ?? '')
        .filter((file) => file !== '' && !file.startsWith('trust/') && !/\.(txt|html|c2pa|m4s)$/.test(file));
      expect(expectations.map(([file]) => file).sort()).toEqual(listed.sort());
    });

    it.each([
      ['generators/chatgpt-1.png', 'OpenAI', undefined],
      ['generators/chatgpt-2026-05-31.png', 'OpenAI OpCo, LLC', '2026-05-31T21:03:40.701Z'],
      ['generators/gemini_black_2048.png', 'Google LLC', '2026-05-31T18:56:03.000Z'],
      ['generators/samsung_black_1.png', 'Samsung Galaxy', '2026-06-05T08:26:17.000Z'],
      ['c2pa-rs/ocsp.jpg', 'Adobe Inc.', '2025-08-13T16:30:55.000Z'],
    ])('%s is issued by %s at %s', async (file, issuer, issuedAt) => {
      const finding = await findingOf(file);
      expect([finding.issuer, finding.issuedAt]).toEqual([issuer, issuedAt]);
    });

    it('calls a file that old tools signed and new ones cannot confirm odd, not broken', async () => {
      expect((await findingOf('public-testfiles/truepic-20230212-camera.jpg')).detail['integrity']).toBe(
        'odd',
      );
    });

    it.each(['c2pa-rs/CIE-sig-CA.jpg', 'c2pa-rs/CACAE-uri-CA.jpg'])(
      '%s: an ingredient that was broken when it was put in is named and not read',
      async (file) => {
        const { detail } = await findingOf(file);
        const manifests = detail['manifests'] as { isRead: boolean }[];
        expect(detail['brokenWhenSigned']).toHaveLength(1);
        expect(manifests.filter((one) => !one.isRead)).toHaveLength(1);
      },
    );

    it('passes on where a remote manifest lies, and fetches nothing', async () => {
      const { detail } = await findingOf('c2pa-rs/libpng-test_with_url.png');
      expect(detail).toEqual({ remoteUrl: 'http://localhost:5000/libpng-test.c2pa' });
    });

    it('keeps what is told of a file under 16 KB', async () => {
      for (const [file, shipped] of expectations) {
        if (/absent|skip|error/.test(shipped)) continue;
        expect(JSON.stringify((await findingOf(file)).detail).length).toBeLessThan(16_384);
      }
    });

    it.each([
      ['c2pa-rs/nested_moov_1000.mp4', 'video/mp4', 'decode'],
      ['c2pa-rs/riff_bomb_1000.wav', 'audio/wav', null],
      ['c2pa-rs/tiff_poc.tiff', 'image/tiff', 'decode'],
      ['c2pa-rs/sample3.invalid.wav', 'audio/wav', 'decode'],
      ['c2pa-rs/id3v23_compression_underflow.mp3', 'audio/mpeg', null],
      ['c2pa-rs/sample3.svg', 'image/svg+xml', 'decode'],
    ])('the wasm itself answers %s (%s) within a second: %s', async (file, mime, expected) => {
      const begin = performance.now();
      const answer = await nodeReader()
        .read(readBytes(folder + file), mime, 'shipped', new AbortController().signal)
        .catch((error: { code: string }) => error.code);
      expect(answer).toBe(expected);
      expect(performance.now() - begin).toBeLessThan(1000);
    });
  },
);

describe('what c2pa-wasm throws', () => {
  it.each([
    ['C2pa(JumbfNotFound)', null],
    ['C2pa(RemoteManifestUrl("https://a.example/m?q=\\"x\\""))', { remoteUrl: 'https://a.example/m?q="x"' }],
  ])('%s is an answer', (thrown, expected) => {
    expect(resultOf(outcomeOfThrown(thrown))).toEqual(expected);
  });

  it.each([
    ['C2pa(InvalidAsset("Could not parse input JPEG"))', 'decode'],
    ['C2pa(UnknownAlgorithm)', 'decode'],
    [new WebAssembly.RuntimeError('unreachable'), 'worker-crashed'],
  ])('%s is an error of code %s', (thrown, code) => {
    expect(() => resultOf(outcomeOfThrown(thrown))).toThrow(expect.objectContaining({ code }) as Error);
  });
});
