import initWasm, { WasmReader } from '@contentauth/c2pa-wasm';
import { expose } from 'comlink';
import type { TrustSet } from '../../core/detector';
import { outcomeOfThrown, type ReadOutcome } from './read-outcome';
import { loadTrustTexts, settingsFor, type TrustTexts } from './trust-set';

export interface C2paWorkerApi {
  /**
   * @param base root URL of the extension, ends with `/`; a worker has no `browser` to ask
   * @param userAnchors PEM of the certificates that the user added; empty for none
   */
  read(
    base: string,
    bytes: Uint8Array<ArrayBuffer>,
    mime: string,
    trustSet: TrustSet,
    userAnchors: string,
  ): Promise<ReadOutcome>;
}

let opened: Promise<TrustTexts> | undefined;

const api: C2paWorkerApi = {
  async read(base, bytes, mime, trustSet, userAnchors) {
    const trust = await (opened ??= open(base));
    try {
      const reader = await WasmReader.fromBytes(mime, bytes, settingsFor(trustSet, trust, userAnchors));
      const outcome: ReadOutcome = { kind: 'read', store: reader.json(), crJson: reader.crJson() };
      reader.free();
      return outcome;
    } catch (thrown) {
      return outcomeOfThrown(thrown);
    }
  },
};

async function open(base: string): Promise<TrustTexts> {
  const [texts] = await Promise.all([
    loadTrustTexts((file) => fetchText(`${base}trust/${file}`)),
    initWasm({ module_or_path: `${base}wasm/c2pa_bg.wasm` }),
  ]);
  return texts;
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.text();
}

expose(api);
