import './reflect-metadata.ts';
import * as x509 from '@peculiar/x509';
import { webcrypto } from 'node:crypto';

x509.cryptoProvider.set(webcrypto as Crypto);

/** A throw-away signer: its keys exist only while the script runs. */
export interface Issuer {
  /** The certificate to list as an anchor. */
  readonly rootPem: string;
  /** DER of the signing certificate, below the root. */
  readonly leaf: Uint8Array<ArrayBuffer>;
  /** ECDSA P-256 with SHA-256, IEEE P1363 form (64 bytes). */
  sign(data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
/** Set back, so that machines with a slow clock accept them; ends before the year 2050, where X.509 changes its time format. */
const longLife = { notBefore: new Date('2025-01-01T00:00:00Z'), notAfter: new Date('2049-12-31T00:00:00Z') };
const usage = { emailProtection: '1.3.6.1.5.5.7.3.4' };

/** @param life of the signing certificate; the root always lives long */
export async function createIssuer(
  organisation: string,
  commonName: string,
  life = longLife,
): Promise<Issuer> {
  const rootKeys = await newKeys();
  const leafKeys = await newKeys();
  const rootName = `C=US, O=${organisation}, CN=${commonName} Root`;
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    name: rootName,
    keys: rootKeys,
    serialNumber: newSerial(),
    signingAlgorithm: ecdsa,
    ...longLife,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(rootKeys.publicKey),
    ],
  });
  const leaf = await x509.X509CertificateGenerator.create({
    subject: `C=US, O=${organisation}, CN=${commonName}`,
    issuer: rootName,
    publicKey: leafKeys.publicKey,
    signingKey: rootKeys.privateKey,
    serialNumber: newSerial(),
    signingAlgorithm: ecdsa,
    ...life,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      // C2PA 2.4 §14.5.1: a signing certificate names its purpose.
      new x509.ExtendedKeyUsageExtension([usage.emailProtection], false),
      await x509.SubjectKeyIdentifierExtension.create(leafKeys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(rootKeys.publicKey),
    ],
  });
  return {
    rootPem: `${root.toString('pem')}\n`,
    leaf: new Uint8Array(leaf.rawData),
    sign: async (data) => new Uint8Array(await webcrypto.subtle.sign(ecdsa, leafKeys.privateKey, data)),
  };
}

async function newKeys(): Promise<CryptoKeyPair> {
  return (await webcrypto.subtle.generateKey(ecdsa, false, ['sign', 'verify'])) as CryptoKeyPair;
}

/** Positive and non-zero, as RFC 5280 §4.1.2.2 asks. */
function newSerial(): string {
  const bytes = webcrypto.getRandomValues(new Uint8Array(16));
  return Buffer.from(bytes).toString('hex').replace(/^./, '1');
}
