import { initSync, WasmBuilder, WasmReader } from '@contentauth/c2pa-wasm';
import { readFileSync } from 'node:fs';
import { RESERVED_BYTES, signCose } from './cose.ts';
import type { Issuer } from './issuer.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface Statement {
  readonly title: string;
  readonly generator: string;
  readonly actions: readonly Action[];
  readonly assertions?: readonly { readonly label: string; readonly data: unknown }[];
  /** An already signed file that this one was made from. */
  readonly ingredient?: {
    readonly bytes: Bytes;
    readonly relationship: 'parentOf' | 'componentOf';
    readonly title: string;
  };
  readonly thumbnail?: { readonly bytes: Bytes; readonly mime: string };
  readonly issuer: Issuer;
  /** PEM that the tool which signs would recognise: it records "trusted" for ingredients below it. */
  readonly recognises?: string;
}

export interface Action {
  readonly action: string;
  readonly digitalSourceType?: string;
  readonly softwareAgent?: { readonly name: string };
  readonly when?: string;
}

/** c2pa-wasm reads blobs with a worker-only interface; in Node the bytes are at hand. */
const bytesOf = new WeakMap<Blob, Bytes>();

export function startSigning(): void {
  const wasm = new URL('../../node_modules/@contentauth/c2pa-wasm/pkg/c2pa_bg.wasm', import.meta.url);
  initSync({ module: readFileSync(wasm) });
  Object.assign(globalThis, { FileReaderSync: BlobReader });
}

/** @returns the file with its manifest */
export async function signFile(bytes: Bytes, mime: string, statement: Statement): Promise<Bytes> {
  const builder = await builderOf(mime, statement);
  return Uint8Array.from(await builder.sign(signerOf(statement), [], mime, blobOf(bytes, mime)));
}

/** @returns the file, which only names where its manifest is, and that manifest */
export async function signApart(
  bytes: Bytes,
  mime: string,
  statement: Statement,
  url: string,
): Promise<{ readonly asset: Bytes; readonly manifest: Bytes }> {
  const builder = await builderOf(mime, statement);
  builder.setRemoteUrl(url);
  builder.setNoEmbed(true);
  const signed: unknown = await builder.signAndGetManifestBytes(
    signerOf(statement),
    [],
    mime,
    blobOf(bytes, mime),
  );
  const { asset, manifest } = signed as { asset: Uint8Array; manifest: Uint8Array };
  return { asset: Uint8Array.from(asset), manifest: Uint8Array.from(manifest) };
}

async function builderOf(mime: string, statement: Statement): Promise<WasmBuilder> {
  const builder = WasmBuilder.fromJson(
    JSON.stringify({
      claim_version: 2,
      title: statement.title,
      format: mime,
      claim_generator_info: [{ name: statement.generator, version: '1' }],
      assertions: [
        { label: 'c2pa.actions.v2', created: true, data: { actions: statement.actions } },
        ...(statement.assertions ?? []),
      ],
    }),
    JSON.stringify(settings(statement.recognises)),
  );
  if (statement.ingredient !== undefined) {
    const { relationship, title, bytes: ingredient } = statement.ingredient;
    // Adds `c2pa.opened` with the reference to its parent that the specification wants.
    if (relationship === 'parentOf') builder.setIntent('edit');
    await builder.addIngredientFromBlob(
      JSON.stringify({ relationship, title }),
      mime,
      blobOf(ingredient, mime),
    );
  }
  if (statement.thumbnail !== undefined) {
    const { bytes: picture, mime: type } = statement.thumbnail;
    builder.setThumbnailFromBlob(type, blobOf(picture, type));
  }
  return builder;
}

function signerOf({ issuer }: Statement) {
  return {
    alg: 'es256' as const,
    reserveSize: RESERVED_BYTES,
    sign: (payload: Bytes) => signCose(payload, issuer),
  };
}

/** Codes of the failures that a reader with this one anchor sees; empty means intact and recognised. */
export async function failuresOf(bytes: Bytes, mime: string, anchors: string): Promise<string[]> {
  const reader = await WasmReader.fromBytes(mime, bytes, JSON.stringify(settings(anchors)));
  const store = JSON.parse(reader.json()) as {
    validation_results: { activeManifest: { failure: { code: string }[] } };
  };
  reader.free();
  return store.validation_results.activeManifest.failure.map((one) => one.code);
}

function settings(anchors: string | undefined): object {
  return {
    version: 1,
    verify: { verify_trust: true, verify_after_sign: false, ocsp_fetch: false, remote_manifest_fetch: false },
    ...(anchors === undefined ? {} : { trust: { trust_anchors: anchors } }),
    builder: { thumbnail: { enabled: false } },
  };
}

function blobOf(bytes: Bytes, mime: string): Blob {
  const blob = new Blob([bytes], { type: mime });
  bytesOf.set(blob, bytes);
  return blob;
}

class BlobReader {
  readAsArrayBuffer(blob: Blob): ArrayBuffer {
    const bytes = bytesOf.get(blob);
    if (bytes === undefined) throw new Error('not a blob made by blobOf');
    return bytes.slice().buffer;
  }
}
