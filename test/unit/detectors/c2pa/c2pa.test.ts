import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/core/evidence';
import { detector } from '../../../../src/detectors/c2pa/c2pa';
import { contextWith, formatOf, itemOn, nodeReader, readBytes, root } from './read-in-node';

const ordinaryPage = 'https://news.example/story';
const samplePage = 'chrome-extension://abcdefghijklmnop/sample/index.html';
const sample = 'assets/public/sample/media/';
const fixtures = 'test/fixtures/media/';

async function detect(file: string, pageUrl: string, reader = nodeReader()) {
  const artifacts = { bytes: readBytes(root + file), format: formatOf(file) } as never;
  return detector.detect(itemOn(pageUrl), artifacts, contextWith(reader));
}

async function findingOf(file: string, pageUrl: string): Promise<Finding> {
  const findings = (await detect(file, pageUrl)) as readonly Finding[];
  expect(findings).toHaveLength(1);
  return findings[0]!;
}

describe('the pictures of the sample page', () => {
  it.each([
    ['signed-ai.jpg', 'ai-made', 'trainedAlgorithmicMedia', 'user'],
    ['signed-edited.jpg', 'ai-part', 'compositeWithTrainedAlgorithmicMedia', 'user'],
    ['camera.jpg', 'camera', 'digitalCapture', 'user'],
    ['tampered.jpg', 'broken', 'trainedAlgorithmicMedia', 'invalid'],
  ])('%s on the sample page says %s (%s), %s', async (file, says, sourceType, trust) => {
    const finding = await findingOf(sample + file, samplePage);
    expect(finding).toMatchObject({ claim: { says, sourceType }, trust, issuer: 'Touchstone Sample Issuer' });
    expect(finding.issuedAt).toBe('2026-01-15T09:00:00.000Z');
  });

  it.each([
    ['signed-ai.jpg', 'ai-made', 'unlisted'],
    ['signed-edited.jpg', 'ai-part', 'unlisted'],
    ['camera.jpg', 'none', 'unlisted'],
    ['tampered.jpg', 'broken', 'invalid'],
  ])(
    '%s anywhere else says %s, %s: the sample issuer counts on the sample page only',
    async (file, says, trust) => {
      expect(await findingOf(sample + file, ordinaryPage)).toMatchObject({ claim: { says }, trust });
    },
  );

  it.each(['labelled.jpg', 'photo.jpg', 'photo-2.jpg'])(
    '%s holds no manifest, and the wasm is not asked',
    async (file) => {
      const reader = nodeReader();
      expect(await detect(sample + file, samplePage, reader)).toEqual([]);
      expect(reader.calls).toEqual([]);
    },
  );

  it('recognises the sample issuer on the sample page only, in one reading', async () => {
    const [there, elsewhere] = [nodeReader(), nodeReader()];
    await detect(`${sample}camera.jpg`, samplePage, there);
    await detect(`${sample}camera.jpg`, ordinaryPage, elsewhere);
    expect([there.calls, elsewhere.calls]).toEqual([['sample'], ['shipped']]);
  });
});

describe('files made for tests', () => {
  it.each([
    ['signed-ai.png', 'ai-made', 'user'],
    ['untrusted-ai.jpg', 'ai-made', 'unlisted'],
    ['expired-ai.jpg', 'ai-made', 'lapsed'],
    ['camera-cropped.jpg', 'camera', 'user'],
    ['ai-component.jpg', 'ai-part', 'user'],
  ])('%s says %s, %s', async (file, says, trust) => {
    expect(await findingOf(fixtures + file, samplePage)).toMatchObject({ claim: { says }, trust });
  });

  it.each([
    ['untrusted-camera.jpg', 'unlisted', 'issuer-not-listed'],
    ['camera-painted.jpg', 'user', 'edited-since'],
    ['wrapped-camera.jpg', 'unlisted', 'issuer-not-listed'],
    ['recorded-trust.jpg', 'user', 'issuer-not-listed'],
  ])('%s gives a camera no credit (%s, %s)', async (file, trust, doubt) => {
    const finding = await findingOf(fixtures + file, samplePage);
    expect(finding).toMatchObject({
      claim: { says: 'none', sourceType: null },
      trust,
      detail: { cameraDoubt: doubt },
    });
  });

  it('names the one who wraps a listed manifest, not the one who is wrapped', async () => {
    expect((await findingOf(`${fixtures}wrapped-camera.jpg`, samplePage)).issuer).toBe(
      'Unlisted Example Issuer',
    );
  });

  it('says of an expired certificate whose name it bears', async () => {
    const finding = await findingOf(`${fixtures}expired-ai.jpg`, ordinaryPage);
    expect(finding).toMatchObject({
      issuer: 'Lapsed Example Issuer',
      detail: { integrity: 'good', notChecked: ['revocation'] },
    });
  });

  it('tells the chain to those who ask', async () => {
    const { detail } = await findingOf(`${sample}signed-edited.jpg`, samplePage);
    const cropped = detail['manifests'] as { relationship: string; actions: { action: string }[] }[];
    expect(cropped.map((one) => [one.relationship, one.actions.map((action) => action.action)])).toEqual([
      ['active', ['c2pa.opened', 'c2pa.edited']],
      ['parentOf', ['c2pa.created']],
    ]);
  });
});

describe('damaged files', () => {
  it.each([0, 4, 200, 2000, 4000, 20_000])(
    'a signed picture cut after %d bytes is answered within a second',
    async (length) => {
      const bytes = readBytes(`${root}${sample}signed-ai.jpg`).slice(0, length);
      const begin = performance.now();
      const answer = await detector
        .detect(itemOn(ordinaryPage), { bytes, format: 'jpeg' } as never, contextWith(nodeReader()))
        .catch((error: { code: string }) => error.code);
      expect(performance.now() - begin).toBeLessThan(1000);
      expect(answer === 'decode' || (Array.isArray(answer) && answer.length <= 1)).toBe(true);
      if (Array.isArray(answer)) expect(answer.every((one: Finding) => one.trust !== 'official')).toBe(true);
    },
  );

  it('a manifest whose claim was changed says broken', async () => {
    const bytes = readBytes(`${root}${sample}camera.jpg`);
    const text = Buffer.from(bytes).indexOf('digitalCapture');
    bytes.set(Buffer.from('digitalCreated'), text);
    const findings = await detector.detect(
      itemOn(samplePage),
      { bytes, format: 'jpeg' } as never,
      contextWith(nodeReader()),
    );
    expect(findings).toMatchObject([{ claim: { says: 'broken' }, trust: 'invalid' }]);
  });
});
