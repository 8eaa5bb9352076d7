import { encode } from 'cborg';
import type { Issuer } from './issuer.ts';

/** Room for one P-256 certificate and a signature; c2pa-rs wants the signature to fill exactly what was reserved. */
export const RESERVED_BYTES = 2048;

const es256 = -7;
const x5chain = 33;

/**
 * COSE_Sign1 as C2PA 2.4 §13.2 wants it: tag 18, detached payload, certificate chain in the protected header.
 * @param payload the claim, CBOR
 */
export async function signCose(
  payload: Uint8Array<ArrayBuffer>,
  issuer: Issuer,
): Promise<Uint8Array<ArrayBuffer>> {
  const protectedHeader = encode(
    new Map<number, unknown>([
      [1, es256],
      [x5chain, issuer.leaf],
    ]),
  );
  const toBeSigned = encode(['Signature1', protectedHeader, new Uint8Array(0), payload]);
  const signature = await issuer.sign(Uint8Array.from(toBeSigned));
  const withPad = (length: number): Uint8Array =>
    encode([protectedHeader, { pad: new Uint8Array(length) }, null, signature]);
  // The length field of `pad` keeps its size between 256 and 65535 bytes, so one measurement is enough.
  const body = withPad(RESERVED_BYTES - 1 - (withPad(256).length - 256));
  return Uint8Array.from([0xd2, ...body]);
}
