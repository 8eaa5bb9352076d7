import type { DataHash } from './data-hash';
import type { Manifest, ManifestStore } from './manifest-store';
import type { Status } from './status';
import type { Integrity } from './validation';

/**
 * Whether a text or document is the one that was signed. c2pa-wasm knows neither, so the manifest store is read alone and
 * this takes the place of its own result for the hash of the content.
 */
export interface Binding {
  readonly carrier: Carrier;
  readonly result: BindingResult;
  /** `part`: only a part of the passage is what was signed; the rest is somebody's own. */
  readonly covers: 'all' | 'part';
}
export type Carrier = 'text-wrapper' | 'structured-text' | 'html' | 'html-link';

/**
 * `mismatch`: the content is known in full and is another than the signed one. `malformed`: the statement leaves out more
 * than the manifest itself. `unconfirmed`: where the signed content begins and ends, or how it was served, is not known.
 */
export type BindingResult = 'match' | 'mismatch' | 'malformed' | 'unconfirmed';

const integrities: Readonly<Record<BindingResult, Integrity>> = {
  match: 'good',
  mismatch: 'bad',
  malformed: 'bad',
  unconfirmed: 'odd',
};
const codes: Readonly<Record<BindingResult, string>> = {
  match: 'assertion.dataHash.match',
  mismatch: 'assertion.dataHash.mismatch',
  malformed: 'assertion.dataHash.malformed',
  // The specification has no word for content whose borders are unknown.
  unconfirmed: 'touchstone.binding.unconfirmed',
};

export function bindingIntegrity({ result }: Binding): Integrity {
  return integrities[result];
}

/** The manifest that binds the content: an update manifest has no hash of its own and points to its parent (§11.2.3). */
export function bindingManifest(store: ManifestStore): Manifest | null {
  const seen = new Set<string>();
  let label: string | null = store.activeLabel;
  while (label !== null && !seen.has(label)) {
    seen.add(label);
    const manifest = store.manifests.get(label);
    if (manifest === undefined) return null;
    if (manifest.dataHash !== null || !manifest.isUpdate) return manifest;
    label = manifest.ingredients.find((one) => one.relationship === 'parentOf')?.manifestLabel ?? null;
  }
  return null;
}

export function boundHash(store: ManifestStore): DataHash | null {
  return bindingManifest(store)?.dataHash ?? null;
}

/** The store's results with ours in place of c2pa-wasm's, which compared the hash with nothing. */
export function withBinding(store: ManifestStore, { result }: Binding): ManifestStore {
  const isOurs = (one: Status): boolean => one.outcome !== 'failure' || !isAboutContent(one.code);
  const status: Status = {
    code: codes[result],
    outcome: result === 'match' ? 'success' : 'failure',
    manifestLabel: bindingManifest(store)?.label ?? store.activeLabel,
    assertionLabel: 'c2pa.hash.data',
    explanation: '',
  };
  return {
    ...store,
    active: [...store.active.filter(isOurs), status],
    deltas: store.deltas.filter(isOurs),
  };
}

/** Ingredients' own content is in nobody's hands, so every such result comes from the same comparison with nothing. */
function isAboutContent(code: string): boolean {
  return code === 'assertion.dataHash.mismatch' || code === 'assertion.dataHash.malformed';
}
