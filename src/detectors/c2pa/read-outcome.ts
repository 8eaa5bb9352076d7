import type { CredentialJson, RemoteOnly, Thumbnail } from '../../core/detector';
import { AppError } from '../../core/errors';

/** What the worker answers; data only, because c2pa-wasm throws strings and those survive no border. */
export type ReadOutcome = ({ readonly kind: 'read' } & CredentialJson) | NotRead;
export type ThumbnailsOutcome =
  { readonly kind: 'thumbnails'; readonly thumbnails: readonly Thumbnail[] } | NotRead;

export interface NotRead {
  /** `broke`: the wasm memory is not to be used again. */
  readonly kind: 'refused' | 'broke';
  readonly message: string;
}

/** A refusal is a string, e.g. `C2pa(JumbfNotFound)`; anything else is a trap. */
export function outcomeOfThrown(thrown: unknown): NotRead {
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
  return answerInRefusal(outcome);
}

/**
 * @returns empty when the file holds no manifest, or none that can be read
 * @throws AppError `worker-crashed` after a trap
 */
export function thumbnailsOf(outcome: ThumbnailsOutcome): readonly Thumbnail[] {
  if (outcome.kind === 'thumbnails') return outcome.thumbnails;
  if (outcome.kind === 'broke') throw new AppError('worker-crashed', outcome.message);
  return [];
}

function answerInRefusal({ kind, message }: NotRead): RemoteOnly | null {
  if (kind === 'broke') throw new AppError('worker-crashed', message);
  if (/^C2pa\(JumbfNotFound\)$/.test(message)) return null;
  const remote = /^C2pa\(RemoteManifestUrl\("(.*)"\)\)$/s.exec(message);
  if (remote !== null) return { remoteUrl: (remote[1] ?? '').replace(/\\(["\\])/g, '$1') };
  throw new AppError('decode', message);
}
