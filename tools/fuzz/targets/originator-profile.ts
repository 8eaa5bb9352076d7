import type { Artifacts } from '../../../src/core/artifact.ts';
import { noPageMarks, noSurroundings } from '../../../src/core/page-marks.ts';
import { detector } from '../../../src/detectors/originator-profile/originator-profile.ts';
import { parseOriginator } from '../../../src/platform/parse-originator-anchor.ts';
import {
  contentAttestation,
  webMediaProfile,
  websiteProfile,
} from '../../fixtures/originator/credentials.ts';
import { makeScene, publisherName } from '../../fixtures/originator/scene.ts';
import { checkFindings } from '../check-findings.ts';
import { contextWithout, itemOf } from '../context.ts';
import { textSamples } from '../corpus.ts';
import type { Target } from '../target.ts';

/** Year 2100. */
const FAR_FUTURE_S = 4_102_444_800;
const page = itemOf('page');
const { origin } = new URL(page.pageUrl);
const scene = await makeScene();
const { publisher, registry } = scene;
const text = 'The ferry leaves at nine.';
const targets = [
  { type: 'TextTargetIntegrity', cssSelector: 'main', integrity: `sha256-${await digest(text)}` },
  { type: 'ExternalResourceTargetIntegrity', integrity: `sha256-${await digest('picture')}` },
];
const cas = [await scene.attest(targets, { allowedUrl: [`${origin}/*`] })];
const payloads = [
  contentAttestation(publisher, targets, { allowedUrl: [`${origin}/*`] }),
  webMediaProfile(publisher, registry, publisherName),
  websiteProfile(publisher, origin),
].map((one) => ({ ...one, iss: one.issuer, sub: one.credentialSubject.id, iat: 1, exp: FAR_FUTURE_S }));

/**
 * A text as each of the files that a page can bring, and as the payload of a credential that is signed as it stands: past
 * the signature wait the parsers of what was signed.
 */
export const target: Target = {
  corpus: textSamples(
    [
      ...[scene.ops, cas, await scene.siteProfile(origin)].map((one) => JSON.stringify(one)),
      ...payloads.map((one) => JSON.stringify(one)),
    ],
    'json',
  ),
  tokens: [
    '{',
    '}',
    '[',
    ']',
    '"__proto__":{',
    '"core":"',
    '"media":[',
    '"originators":[',
    '"target":[',
    '"allowedUrl":"https://*.example/:a(.*)"',
    '"allowedOrigin":["null"]',
    '"exp":1e999',
    '"integrity":"sha512-',
    '"cssSelector":"',
    'eyJhbGciOiJub25lIn0.',
    '..',
  ],
  async run(bytes) {
    const written = new TextDecoder().decode(bytes);
    parseOriginator('fuzz', written, '2026-11-28T00:00:00Z');
    const signed = await publisher.signText(written).catch(() => '');
    const ops = JSON.stringify([{ ...scene.ops[0], media: [signed], annotations: [signed] }, ...scene.ops]);
    await verify(written, JSON.stringify(cas), written);
    await verify(ops, written, JSON.stringify({ originators: scene.ops, credential: signed }));
    await verify(JSON.stringify(scene.ops), JSON.stringify([signed]), written);
  },
};

async function verify(ops: string, attestations: string, site: string): Promise<void> {
  const element = { src: null, integrity: null };
  const originator = {
    elements: [
      { kind: 'ops', text: ops, ...element } as const,
      { kind: 'cas', text: attestations, ...element } as const,
    ],
    targets: targets.map(({ type, cssSelector, integrity }) => ({
      type,
      cssSelector: cssSelector ?? null,
      content: cssSelector === undefined ? null : text,
      integrity,
      addresses: cssSelector === undefined ? [`${origin}/picture`] : [],
      problem: null,
    })),
  };
  const files = { get: answering(site) };
  const context = { ...contextWithout, files, originatorAnchors: [JSON.stringify(scene.anchor)] };
  const artifacts = { page: { ...noPageMarks, originator } } as unknown as Artifacts;
  const passage = { ...itemOf('text', text), surroundings: { ...noSurroundings, targets: [0, 1, 99] } };
  for (const item of [page, passage]) {
    const findings = await detector.detect(item, artifacts, context);
    if (!('skip' in findings)) checkFindings(findings);
  }
}

/** Every file that is asked for. */
function answering(content: string) {
  return async (url: string) => ({
    bytes: new Uint8Array(Buffer.from(url.endsWith('.json') ? content : 'picture')),
    url,
    headers: { aiDisclosure: null, link: null },
  });
}

async function digest(content: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(content))).toString('base64');
}
