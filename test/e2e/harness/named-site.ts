import '../../../tools/sample/reflect-metadata.ts';
import * as x509 from '@peculiar/x509';
import { webcrypto } from 'node:crypto';
import type { TestBrowserOptions } from './browsers.ts';
import type { SiteKeys } from './site.ts';

/**
 * Options of a browser in which these names lead to this machine. Some names are known to answer by HTTPS only: Chromium
 * is given a site with keys of its own, Firefox asks over HTTP all the same.
 */
export function hostsHere(hosts: readonly string[]): TestBrowserOptions {
  const rules = hosts.map((host) => `MAP ${host} 127.0.0.1`);
  return {
    takesAnyCertificate: true,
    extraArguments: [`--host-resolver-rules=${rules.join(',')}`],
    extraPrefs: {
      'network.dns.localDomains': hosts.join(','),
      'network.stricttransportsecurity.preloadlist': false,
      'dom.security.https_first': false,
    },
  };
}

/** Keys of a site that nobody vouches for. */
export async function newSiteKeys(): Promise<SiteKeys> {
  x509.cryptoProvider.set(webcrypto as Crypto);
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
  const keys = (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
  const cert = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Test site',
    keys,
    signingAlgorithm: algorithm,
  });
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { key: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY'), cert: cert.toString('pem') };
}
