import { noSurroundings } from '../../../../src/core/page-marks';
import { initSync, WasmReader } from '@contentauth/c2pa-wasm';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { MediaFormat } from '../../../../src/core/artifact';
import type {
  CredentialReader,
  DetectContext,
  FetchedManifest,
  Thumbnail,
  TrustSet,
} from '../../../../src/core/detector';
import type { Item } from '../../../../src/core/item';
import { outcomeOfThrown, resultOf } from '../../../../src/detectors/c2pa/read-outcome';
import { sealFetch } from '../../../../src/detectors/c2pa/sealed-fetch';
import { readThumbnails } from '../../../../src/detectors/c2pa/thumbnails';
import {
  settingsFor,
  settingsWithoutChecks,
  trustFiles,
  type TrustTexts,
} from '../../../../src/detectors/c2pa/trust-set';

export const root = fileURLToPath(new URL('../../../../', import.meta.url));

initSync({ module: readFileSync(`${root}node_modules/@contentauth/c2pa-wasm/pkg/c2pa_bg.wasm`) });

const shippedTexts = Object.fromEntries(
  Object.entries(trustFiles).map(([name, file]) => [
    name,
    readFileSync(`${root}assets/public/trust/${file}`, 'utf8'),
  ]),
) as TrustTexts;

/**
 * The worker's work done in this process: same settings, same mapping of errors.
 * @param userAnchors PEM of anchors that the user added
 * @param texts trust lists other than those that ship
 */
export function nodeReader(
  userAnchors = '',
  texts: Partial<TrustTexts> = {},
): CredentialReader & { calls: TrustSet[] } {
  const calls: TrustSet[] = [];
  return {
    calls,
    async read(bytes, mime, trustSet, _signal, fetched) {
      calls.push(trustSet);
      const settings = settingsFor(
        trustSet,
        { ...shippedTexts, ...texts },
        userAnchors,
        fetched?.url ?? null,
      );
      const open = () => WasmReader.fromBytes(mime, bytes, settings);
      try {
        const reader = fetched === undefined ? await open() : await openSealed(fetched, open);
        const json = { store: reader.json(), crJson: reader.crJson() };
        reader.free();
        return json;
      } catch (thrown) {
        return resultOf(outcomeOfThrown(thrown));
      }
    },
  };
}

/** As the worker reads them. */
export async function thumbnailsInNode(bytes: Uint8Array, mime: string): Promise<readonly Thumbnail[]> {
  const reader = await WasmReader.fromBytes(mime, bytes, settingsWithoutChecks);
  const thumbnails = readThumbnails(reader.json(), (id) => reader.resourceToBytes(id));
  reader.free();
  return thumbnails;
}

async function openSealed<T>(fetched: FetchedManifest, open: () => Promise<T>): Promise<T> {
  const before = globalThis.fetch;
  try {
    return await sealFetch(globalThis).answering(fetched, open);
  } finally {
    globalThis.fetch = before;
  }
}

export function contextWith(credentials: CredentialReader): DetectContext {
  const refuse = (): never => {
    throw new Error('no model is needed here');
  };
  return {
    signal: new AbortController().signal,
    credentials,
    inference: { image: refuse, text: refuse, file: refuse },
    files: { get: refuse },
    memory: null,
    originatorAnchors: [],
  };
}

export function itemOn(pageUrl: string): Item {
  return {
    id: 'd/e/1',
    kind: 'image',
    pageUrl,
    src: null,
    text: null,
    language: null,
    inline: null,
    place: { selector: 'img', box: { x: 0, y: 0, width: 10, height: 10 }, alt: null },
    surroundings: noSurroundings,
    mayFetchManifest: false,
    priority: 0,
  };
}

export function readBytes(path: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(readFileSync(path));
}

const byExtension: Readonly<Record<string, MediaFormat>> = {
  jpg: 'jpeg',
  jpeg: 'jpeg',
  png: 'png',
  webp: 'webp',
  gif: 'gif',
  avif: 'avif',
  heif: 'heic',
  jxl: 'jxl',
  tiff: 'tiff',
  svg: 'svg',
  mp4: 'mp4',
  mp3: 'mp3',
  wav: 'wav',
  pdf: 'pdf',
};

/** Test files are named rightly; in the product the first bytes decide. */
export function formatOf(path: string): MediaFormat {
  return byExtension[path.split('.').pop() ?? ''] ?? 'unknown';
}
