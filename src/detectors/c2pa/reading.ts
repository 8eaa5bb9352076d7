import type { CredentialJson } from '../../core/detector';
import { bindingIntegrity, withBinding, type Binding } from './binding';
import { decisiveStatement, isUnedited, readChain, type Chain, type Statement } from './chain';
import { parseManifestStore, type Manifest, type ManifestStore } from './manifest-store';
import { findProduct, mayClaim, type Product } from './products';
import {
  brokenWhenSigned,
  isListed,
  readIntegrity,
  readTiers,
  type Integrity,
  type Tier,
} from './validation';

/** One file's credentials, read and judged. */
export interface Reading {
  readonly store: ManifestStore;
  /** null where c2pa-wasm checked the content itself. */
  readonly binding: Binding | null;
  readonly integrity: Integrity;
  readonly tierOf: ReadonlyMap<string, Tier>;
  /** Manifests that were broken when they were put in, with the codes. */
  readonly broken: ReadonlyMap<string, readonly string[]>;
  readonly chain: Chain;
  readonly decisive: Statement | null;
  /** Why a stated camera is not passed on; null when it is, or none is stated. */
  readonly cameraDoubt: CameraDoubt | null;
}
export type CameraDoubt = 'issuer-not-listed' | 'product-not-allowed' | 'edited-since' | 'not-confirmed';

/** @throws AppError `decode` when the report has no usable active manifest */
export function judge(json: CredentialJson): Reading {
  return judgeStore(parseManifestStore(json), null);
}

/** @param binding what was found out about the content, where c2pa-wasm cannot */
export function judgeStore(read: ManifestStore, binding: Binding | null): Reading {
  const store = binding === null ? read : withBinding(read, binding);
  const tierOf = readTiers(store);
  const integrity = worst(readIntegrity(store), binding === null ? 'good' : bindingIntegrity(binding));
  const broken = brokenWhenSigned(store);
  const chain = readChain(store, tierOf, broken, binding?.covers === 'part');
  const decisive = decisiveStatement(chain);
  const reading = { store, binding, integrity, tierOf, broken, chain, decisive };
  return { ...reading, cameraDoubt: decisive?.says === 'camera' ? doubtCamera(decisive, reading) : null };
}

function worst(one: Integrity, other: Integrity): Integrity {
  if (one === 'bad' || other === 'bad') return 'bad';
  return one === 'odd' ? one : other;
}

/** The record of the manifest's signer on the list of conforming products; only the official trust list refers to it. */
export function productOf(manifest: Manifest, tierOf: Reading['tierOf']): Product | null {
  return tierOf.get(manifest.label) === 'official' ? findProduct(manifest.signer.names) : null;
}

function doubtCamera(
  statement: Statement,
  { integrity, tierOf }: Pick<Reading, 'integrity' | 'tierOf'>,
): CameraDoubt | null {
  if (integrity !== 'good') return 'not-confirmed';
  if (!isListed(statement.tier)) return 'issuer-not-listed';
  const claimer = statement.path.at(-1);
  const product = claimer === undefined ? null : productOf(claimer, tierOf);
  if (product !== null && !mayClaim(product, statement.sourceType)) return 'product-not-allowed';
  return isUnedited(statement.path) ? null : 'edited-since';
}
