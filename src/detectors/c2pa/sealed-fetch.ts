import type { FetchedManifest } from '../../core/detector';

/** A scope whose `fetch` asks nobody; see `sealFetch`. */
export interface SealedFetch {
  /** While the work runs, the manifest's address is answered with its bytes; everything else is refused. */
  answering<T>(manifest: FetchedManifest | null, work: () => Promise<T>): Promise<T>;
}

/**
 * Takes the network from c2pa-wasm. It cannot be handed a manifest that lies outside its file, it can only fetch one: so
 * that is allowed where a person asked, and answered from memory with what the engine fetched under its own rules.
 * @param scope the worker's global scope
 */
export function sealFetch(scope: { fetch: typeof fetch }): SealedFetch {
  let held: FetchedManifest | null = null;
  scope.fetch = (request) => {
    const url = request instanceof Request ? request.url : String(request);
    return held !== null && isSameAddress(held.url, url)
      ? Promise.resolve(answerFrom(url, held.bytes))
      : Promise.reject(new TypeError('nothing is fetched here'));
  };
  return {
    async answering(manifest, work) {
      held = manifest;
      try {
        return await work();
      } finally {
        held = null;
      }
    },
  };
}

/** c2pa-wasm asks for the address in its normal form. */
function isSameAddress(named: string, asked: string): boolean {
  return URL.canParse(named) && new URL(named).href === asked;
}

function answerFrom(url: string, bytes: Uint8Array<ArrayBuffer>): Response {
  // c2pa-wasm parses the answer's address, and stops with a trap at the empty one of a made response.
  return Object.defineProperty(new Response(bytes), 'url', { value: url });
}
