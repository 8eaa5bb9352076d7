import { initSync, WasmReader } from '@contentauth/c2pa-wasm';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mimeOf } from '../../src/acquire/sniff.ts';
import type { CredentialJson, RemoteOnly } from '../../src/core/detector.ts';
import { outcomeOfThrown, resultOf } from '../../src/detectors/c2pa/read-outcome.ts';
import { formatOf } from './corpus.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { memory } = initSync({
  module: readFileSync(`${root}node_modules/@contentauth/c2pa-wasm/pkg/c2pa_bg.wasm`),
});

/** As in the product, but with the sample issuer's root alone: reading 52 anchors would take most of the time. */
const settings = JSON.stringify({
  version: 1,
  core: { allowed_network_hosts: [] },
  verify: { verify_trust: true, ocsp_fetch: false, remote_manifest_fetch: false },
  trust: {
    trust_anchors: readFileSync(`${root}assets/public/trust/sample-root.pem`, 'utf8'),
    trust_config: readFileSync(`${root}assets/public/trust/interim-store.cfg`, 'utf8'),
  },
});

/** The worker's work, done in this thread. */
export async function readCredentials(
  bytes: Uint8Array,
  name: string,
): Promise<CredentialJson | RemoteOnly | null> {
  try {
    const reader = await WasmReader.fromBytes(mimeOf(formatOf(name)), bytes, settings);
    const json = { store: reader.json(), crJson: reader.crJson() };
    reader.free();
    return json;
  } catch (thrown) {
    return resultOf(outcomeOfThrown(thrown));
  }
}

export function wasmBytes(): number {
  return memory.buffer.byteLength;
}
