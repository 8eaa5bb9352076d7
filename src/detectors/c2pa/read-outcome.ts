import type { CredentialJson, RemoteOnly } from '../../core/detector';
import { AppError } from '../../core/errors';

/** What the worker answers; data only, because c2pa-wasm throws strings and those survive no border. */
export type ReadOutcome =
  | ({ readonly kind: 'read' } & CredentialJson)
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'broke'; readonly message: string };

/** A refusal is a string, e.g. `C2pa(JumbfNotFound)`; anything else is a trap, after which the wasm memory is not to be used. */
export function outcomeOfThrown(thrown: unknown): ReadOutcome {
  if (typeof thrown === 'string') return { kind: 'refused', message: thrown };
  return {
    kind: 'broke',
    message: thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown),
  };
}

/**
 * @returns null when the file holds no manifest
 * @throws AppError `decode` when the file or its manifest is malformed, `worker-crashed` after a trap
 */
export function resultOf(outcome: ReadOutcome): CredentialJson | RemoteOnly | null {
  if (outcome.kind === 'read') return { store: outcome.store, crJson: outcome.crJson };
  if (outcome.kind === 'broke') throw new AppError('worker-crashed', outcome.message);
  if (/^C2pa\(JumbfNotFound\)$/.test(outcome.message)) return null;
  const remote = /^C2pa\(RemoteManifestUrl\("(.*)"\)\)$/s.exec(outcome.message);
  if (remote !== null) return { remoteUrl: (remote[1] ?? '').replace(/\\(["\\])/g, '$1') };
  throw new AppError('decode', outcome.message);
}
