import { existsSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Finding } from '../../../../src/core/evidence';
import { detector } from '../../../../src/detectors/c2pa/c2pa';
import { createIssuer, type Issuer } from '../../../../tools/sample/issuer.ts';
import { signFile, startSigning, type Statement } from '../../../../tools/sample/sign.ts';
import { aggregatedIdentity } from './aggregated-identity';
import { contextWith, itemOn, nodeReader, readBytes, root } from './read-in-node';
import { created } from './report-builder';

/** Signed here with keys made for the run; the picture is test/fixtures/media/plain.jpg. */
const plain = readBytes(`${root}test/fixtures/media/plain.jpg`);
let own: Issuer;

beforeAll(async () => {
  startSigning();
  own = await createIssuer('Example Desk', 'Example Desk Signer');
});
afterEach(() => vi.unstubAllGlobals());

function signed(statement: Partial<Statement>): Promise<Uint8Array<ArrayBuffer>> {
  const actions = [created('trainedAlgorithmicMedia')];
  return signFile(plain, 'image/jpeg', { title: 't', generator: 'test', issuer: own, actions, ...statement });
}

async function read(bytes: Uint8Array<ArrayBuffer>, reader = nodeReader(own.rootPem)): Promise<Finding> {
  const artifacts = { bytes, format: 'jpeg' } as never;
  const findings = await detector.detect(itemOn('https://news.example/'), artifacts, contextWith(reader));
  return (findings as readonly Finding[])[0]!;
}

describe("a picture signed under the user's own anchor", () => {
  it('is of the tier `user`, and of none without the anchor', async () => {
    const bytes = await signed({ actions: [created('digitalCapture')] });
    expect(await read(bytes)).toMatchObject({
      claim: { says: 'camera' },
      trust: 'user',
      issuer: 'Example Desk',
    });
    expect(await read(bytes, nodeReader())).toMatchObject({ claim: { says: 'none' }, trust: 'unlisted' });
  });

  it('is read where another of the anchors is no certificate', async () => {
    const bytes = await signed({});
    const damaged = '-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n';
    expect(await read(bytes, nodeReader(damaged + own.rootPem))).toMatchObject({ trust: 'user' });
  });

  it('tells which model had a part in it', async () => {
    const data = {
      modelType: 'c2pa.types.model',
      modelName: 'Example Model',
      modelIdentifier: 'urn:example:model:1',
      contentProfile: { humanOversightLevel: 'human_validated' },
    };
    const { detail } = await read(await signed({ assertions: [{ label: 'c2pa.ai-disclosure', data }] }));
    expect(detail['aiDisclosures']).toEqual([
      {
        modelType: 'c2pa.types.model',
        modelName: 'Example Model',
        modelIdentifier: 'urn:example:model:1',
        humanOversight: 'human_validated',
      },
    ]);
  });
});

describe('a signer on the list of conforming products', () => {
  const camera = [created('digitalCapture')];
  const officialOnly = (issuer: Issuer) => nodeReader('', { official: issuer.rootPem });

  it('that may not state a capture gets no camera credit, and the reason is told', async () => {
    const issuer = await createIssuer('Narrative Nexus LLC', 'Narrative Nexus');
    const bytes = await signed({ issuer, actions: camera });
    expect(await read(bytes, officialOnly(issuer))).toMatchObject({
      claim: { says: 'none' },
      trust: 'official',
      detail: {
        cameraDoubt: 'product-not-allowed',
        product: {
          name: 'Narrative Nexus',
          assuranceLevel: 1,
          listDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        },
      },
    });
  });

  it('that may not state a capture may still state AI', async () => {
    const issuer = await createIssuer('Narrative Nexus LLC', 'Narrative Nexus');
    expect(await read(await signed({ issuer }), officialOnly(issuer))).toMatchObject({
      claim: { says: 'ai-made' },
      trust: 'official',
    });
  });

  it('that may state a capture gets the credit', async () => {
    const issuer = await createIssuer('Google LLC', 'Pixel Camera');
    expect(await read(await signed({ issuer, actions: camera }), officialOnly(issuer))).toMatchObject({
      claim: { says: 'camera' },
      detail: { product: { name: 'Pixel Camera', assuranceLevel: 2, disallowed: [] } },
    });
  });

  it("is not one that bears a product's name under the user's own anchor", async () => {
    const issuer = await createIssuer('Google LLC', 'Pixel Camera');
    const bytes = await signed({ issuer, actions: camera });
    expect(await read(bytes, nodeReader(issuer.rootPem))).toMatchObject({
      trust: 'user',
      detail: { product: null },
    });
  });
});

describe('an identity issued by a web address', () => {
  it('is named and asked nothing; that it fits nothing in the file is told and leaves the verdict alone', async () => {
    const request = vi.fn(() => Promise.reject(new Error('no network in this test')));
    vi.stubGlobal('fetch', request);
    const bytes = await signed({
      assertions: [{ label: 'cawg.identity', data: aggregatedIdentity('did:web:identities.example') }],
    });
    const { claim, trust, detail } = await read(bytes);
    expect(detail['identities']).toMatchObject([
      {
        kind: 'aggregated',
        state: 'broken',
        issuer: 'did:web:identities.example',
        names: [{ name: 'desk', provider: 'Example Social', uri: 'https://social.example/desk' }],
      },
    ]);
    expect(request).not.toHaveBeenCalled();
    expect([claim.says, trust]).toEqual(['ai-made', 'user']);
  });
});

const shared = `${root}../shared/fixtures/provenance/`;

describe.skipIf(!existsSync(`${shared}MANIFEST.tsv`))(
  'shared files (skipped when ../shared/fixtures/provenance is missing)',
  () => {
    const readShared = async (file: string) => {
      const format = file.endsWith('.png') ? 'png' : 'jpeg';
      const artifacts = { bytes: readBytes(shared + file), format } as never;
      const findings = await detector.detect(
        itemOn('https://news.example/'),
        artifacts,
        contextWith(nodeReader()),
      );
      return (findings as readonly Finding[])[0]!.detail;
    };

    it('names product, level and time stamp authority of ChatGPT and Gemini', async () => {
      expect(await readShared('generators/chatgpt-2026-05-31.png')).toMatchObject({
        product: { name: 'OpenAI Media Service', assuranceLevel: 1, disallowed: [] },
        timeStamp: { authority: expect.stringContaining('OpenAI TSA Leaf'), isListed: false },
      });
      expect(await readShared('generators/gemini_black_2048.png')).toMatchObject({
        product: { name: 'Google Media Processing Services' },
        manifests: [
          { timeStampedBy: expect.stringContaining('Google Core Time Stamping Authority') },
          {},
          {},
        ],
      });
    });

    it('names who put an identity beside the signer, recognised by nobody', async () => {
      expect(await readShared('c2pa-rs/C_with_CAWG_data.jpg')).toMatchObject({
        identities: [
          {
            kind: 'certificate',
            state: 'issuer-not-listed',
            names: [{ name: 'C2PA Signer, C2PA Test Signing Cert' }],
          },
        ],
        timeStamp: { authority: expect.stringContaining('DigiCert'), isListed: true },
      });
    });
  },
);
