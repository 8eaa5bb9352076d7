import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listNames, loadTrustTexts, settingsFor, trustFiles } from '../../../../src/detectors/c2pa/trust-set';
import { root } from './read-in-node';

const folder = `${root}assets/public/trust/`;
interface Entry {
  readonly file: string;
  readonly sha256: string;
  readonly date: string;
  readonly certificates: number;
}
const { lists } = JSON.parse(readFileSync(`${folder}lists.json`, 'utf8')) as { lists: Entry[] };
const texts = await loadTrustTexts(async (file) => readFileSync(folder + file, 'utf8'));

interface Settings {
  readonly core: { readonly allowed_network_hosts: readonly string[] };
  readonly verify: Record<string, boolean>;
  readonly trust: Record<'trust_anchors' | 'user_anchors' | 'allowed_list' | 'trust_config', string> & {
    readonly anchors: readonly { readonly trust_uri: string; readonly trust_anchors: string }[];
  };
}
const settings = (set: 'shipped' | 'sample', userAnchors = ''): Settings =>
  JSON.parse(settingsFor(set, texts, userAnchors)) as Settings;
const countOf = (pem: string): number => pem.match(/^-----BEGIN CERTIFICATE-----$/gm)?.length ?? 0;

describe('the trust lists that ship', () => {
  it.each(lists)('$file is the file that lists.json describes', ({ file, sha256, certificates, date }) => {
    const bytes = readFileSync(folder + file);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    expect(countOf(bytes.toString('utf8').replaceAll('\r', ''))).toBe(certificates);
    expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('are all described, but for the sample issuer, which is no list', () => {
    const files = Object.values(trustFiles).filter((file) => file !== trustFiles.sample);
    expect(lists.map((one) => one.file).sort()).toEqual([...files, 'conforming-products.json'].sort());
  });

  it('hold no private key', () => {
    expect(Object.values(texts).join('')).not.toContain('PRIVATE KEY');
  });
});

describe('the settings given to c2pa', () => {
  it.each(['shipped', 'sample'] as const)('%s: nothing is fetched', (set) => {
    expect(settings(set).verify).toEqual({
      verify_trust: true,
      ocsp_fetch: false,
      remote_manifest_fetch: false,
    });
    expect(settings(set).core.allowed_network_hosts).toEqual([]);
  });

  it('keep the official and the interim lists apart, and every certificate whole', () => {
    const { trust } = settings('shipped');
    expect([countOf(trust.trust_anchors), countOf(trust.user_anchors), countOf(trust.allowed_list)]).toEqual([
      52, 18, 86,
    ]);
  });

  it('recognise the sample issuer in the sample set only', () => {
    expect(settings('shipped').trust.anchors).toEqual([]);
    expect(settings('sample').trust.anchors).toMatchObject([
      { trust_uri: listNames.sample, trust_anchors: texts.sample },
    ]);
    expect(settings('sample').trust.user_anchors).toBe(settings('shipped').trust.user_anchors);
  });

  it("list the user's anchors under a name of their own", () => {
    expect(settings('shipped', texts.interim).trust.anchors).toMatchObject([
      { trust_uri: listNames.user, trust_anchors: texts.interim },
    ]);
  });
});
