/** Two threads are 1.7-1.9 times as fast as one when the machine is quiet; more only take cores away from the page. */
const MAX_THREADS = 2;

/**
 * Number of WASM threads. Shared memory needs cross-origin isolation, which Firefox does not give to extensions
 * (https://bugzilla.mozilla.org/show_bug.cgi?id=1673477).
 */
export function threadCount(isCrossOriginIsolated: boolean, cores: number): number {
  return isCrossOriginIsolated ? Math.max(1, Math.min(MAX_THREADS, cores)) : 1;
}

/** The same answer in the host and in its worker: a dedicated worker inherits isolation from its owner. */
export function threadsHere(): number {
  return threadCount(globalThis.crossOriginIsolated === true, globalThis.navigator.hardwareConcurrency);
}
