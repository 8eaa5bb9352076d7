import initWasm, { WasmReader } from '@contentauth/c2pa-wasm';
import { expose } from 'comlink';
import type { FetchedManifest, TrustSet } from '../../core/detector';
import { outcomeOfThrown, type NotRead, type ReadOutcome, type ThumbnailsOutcome } from './read-outcome';
import { sealFetch, type SealedFetch } from './sealed-fetch';
import { readThumbnails } from './thumbnails';
import { loadTrustTexts, settingsFor, settingsWithoutChecks, type TrustTexts } from './trust-set';

export interface C2paWorkerApi {
  /**
   * @param base root URL of the extension, ends with `/`; a worker has no `browser` to ask
   * @param userAnchors PEM of the certificates that the user added; empty for none
   * @param fetched the manifest that the file names, at an http(s) address; null when it was not fetched
   */
  read(
    base: string,
    bytes: Uint8Array<ArrayBuffer>,
    mime: string,
    trustSet: TrustSet,
    userAnchors: string,
    fetched: FetchedManifest | null,
  ): Promise<ReadOutcome>;
  thumbnails(base: string, bytes: Uint8Array<ArrayBuffer>, mime: string): Promise<ThumbnailsOutcome>;
}

interface Opened {
  readonly trust: TrustTexts;
  readonly network: SealedFetch;
}

let opened: Promise<Opened> | undefined;

const api: C2paWorkerApi = {
  async read(base, bytes, mime, trustSet, userAnchors, fetched) {
    const { trust, network } = await (opened ??= open(base));
    const settings = settingsFor(trustSet, trust, userAnchors, fetched?.url ?? null);
    return network.answering(fetched, () =>
      withReader(bytes, mime, settings, (reader) => ({
        kind: 'read' as const,
        store: reader.json(),
        crJson: reader.crJson(),
      })),
    );
  },
  async thumbnails(base, bytes, mime) {
    await (opened ??= open(base));
    return withReader(bytes, mime, settingsWithoutChecks, (reader) => ({
      kind: 'thumbnails' as const,
      thumbnails: readThumbnails(reader.json(), (id) => reader.resourceToBytes(id)),
    }));
  },
};

async function withReader<T>(
  bytes: Uint8Array<ArrayBuffer>,
  mime: string,
  settings: string,
  use: (reader: WasmReader) => T,
): Promise<T | NotRead> {
  try {
    const reader = await WasmReader.fromBytes(mime, bytes, settings);
    const result = use(reader);
    reader.free();
    return result;
  } catch (thrown) {
    return outcomeOfThrown(thrown);
  }
}

async function open(base: string): Promise<Opened> {
  const [trust] = await Promise.all([
    loadTrustTexts((file) => fetchText(`${base}trust/${file}`)),
    initWasm({ module_or_path: `${base}wasm/c2pa_bg.wasm` }),
  ]);
  return { trust, network: sealFetch(globalThis) };
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.text();
}

expose(api);
