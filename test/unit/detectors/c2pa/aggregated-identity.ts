import { encode } from 'cborg';

/**
 * CAWG 1.1 §8.1: a credential in COSE_Sign1; only its form matters in tests, where its issuer cannot be asked.
 * @param issuer a DID
 */
export function aggregatedIdentity(issuer: string): object {
  const signerPayload = {
    referenced_assertions: [{ url: 'self#jumbf=c2pa.assertions/c2pa.hash.data', hash: Array(32).fill(1) }],
    sig_type: 'cawg.identity_claims_aggregation',
  };
  const credential = {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://cawg.io/identity/1.1/ica/context/'],
    type: ['VerifiableCredential', 'IdentityClaimsAggregationCredential'],
    issuer,
    validFrom: '2026-01-15T09:00:00Z',
    credentialSubject: {
      verifiedIdentities: [
        {
          type: 'cawg.social_media',
          username: 'desk',
          uri: 'https://social.example/desk',
          verifiedAt: '2026-01-15T09:00:00Z',
          provider: { id: 'https://social.example', name: 'Example Social' },
        },
      ],
      c2paAsset: signerPayload,
    },
    credentialSchema: [{ id: 'https://cawg.io/identity/1.1/ica/schema/', type: 'JSONSchema' }],
  };
  const protectedHeader = encode(
    new Map<number, unknown>([
      [1, -8],
      [3, 'application/vc'],
    ]),
  );
  const body = encode([protectedHeader, {}, Buffer.from(JSON.stringify(credential)), new Uint8Array(64)]);
  return { signer_payload: signerPayload, signature: [0xd2, ...body], pad1: Array(8).fill(0) };
}
