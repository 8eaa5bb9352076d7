/**
 * Does the work unless another page of the extension holds the same name; then gives `otherwise` at once.
 * Released when the work ends, and when the page is closed (Web Locks API).
 */
export type Alone = <T>(work: () => Promise<T>, otherwise: T) => Promise<T>;

export function aloneAs(name: string): Alone {
  return <T>(work: () => Promise<T>, otherwise: T): Promise<T> =>
    navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock === null ? otherwise : work()));
}
