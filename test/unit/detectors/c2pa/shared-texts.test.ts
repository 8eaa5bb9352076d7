import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detector } from '../../../../src/detectors/c2pa/c2pa';
import { findHtmlManifests } from '../../../../src/detectors/c2pa/html-manifest';
import { noPageMarks } from '../../../../src/core/page-marks';
import { contextWith, itemOn, nodeReader, readBytes, root } from './read-in-node';
import { gist } from './signed-texts';

const folder = `${root}../shared/fixtures/provenance/`;
const isThere = existsSync(`${folder}MANIFEST.tsv`);

describe.skipIf(!isThere)(
  'texts of ../shared/fixtures/provenance (skipped when that folder is missing)',
  () => {
    const roots = isThere ? readFileSync(`${folder}trust/c2pa-rs-test-roots.pem`, 'utf8') : '';

    /** As a browser would show the file, and a server send it. */
    async function outcome(file: string, anchors: string): Promise<string> {
      const bytes = readBytes(`${folder}made/${file}`);
      const text = new TextDecoder().decode(bytes);
      const served = { bytes, url: 'https://news.example/', headers: { aiDisclosure: null, link: null } };
      const context = { ...contextWith(nodeReader(anchors)), files: { get: async () => served } };
      const isPage = file.endsWith('.html');
      const manifests = findHtmlManifests(bytes).map(({ kind, value }) => ({ kind, value }));
      const artifacts = isPage ? { page: { ...noPageMarks, manifests } } : { text, language: null };
      const item = { ...itemOn('https://news.example/'), kind: isPage ? 'page' : 'text' } as const;
      return gist((await detector.detect(item, artifacts as never, context)) as never);
    }

    it.each([
      ['c2pa-text-ai.txt', 'ai-made unlisted match', 'ai-made user match'],
      ['c2pa-text-ai-tampered.txt', 'broken invalid mismatch', 'broken invalid mismatch'],
      ['c2pa-html-ai.html', 'ai-made unlisted match', 'ai-made user match'],
    ])('%s: "%s" under the shipped lists, "%s" with the test roots', async (file, shipped, withRoots) => {
      expect([await outcome(file, ''), await outcome(file, roots)]).toEqual([shipped, withRoots]);
    });
  },
);
