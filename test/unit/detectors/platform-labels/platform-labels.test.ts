// @vitest-environment jsdom
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/core/evidence';
import { noPageMarks, noSurroundings } from '../../../../src/core/page-marks';
import { platforms } from '../../../../src/core/platforms.table';
import { platformOf } from '../../../../src/core/platforms';
import { detector, findLabels } from '../../../../src/detectors/platform-labels/platform-labels';
import { contextWithout, itemOf } from '../../../../tools/fuzz/context';
import { folder, openPlatformPage, readPage } from './open-platform-page';

const names = readdirSync(folder).map((file) => file.replace('.html', ''));

function found(findings: readonly Finding[]): string {
  const [finding, ...more] = findings;
  if (finding === undefined) return 'nothing';
  if (more.length > 0) return 'several';
  return finding.detail['finds'] === 'camera' ? 'camera' : finding.claim.says;
}

describe.each(names)('the page %s', (name) => {
  it('labels the media that it speaks of, and no other', () => {
    const { media } = openPlatformPage(readPage(name));
    expect(media.length).toBeGreaterThan(0);
    const [is, shouldBe] = [
      media.map(({ findings }) => found(findings)),
      media.map(({ expected }) => expected),
    ];
    expect(is).toEqual(shouldBe);
  });

  it('says nothing when another site shows the same', () => {
    const { media } = openPlatformPage(readPage(name), () => 'https://example.org/watch?v=AIlabelled1');
    expect(media.flatMap(({ findings }) => findings)).toEqual([]);
  });
});

describe('the table', () => {
  it.each(platforms)('has a page on which $id is read, and media of it that are not labelled', ({ id }) => {
    const own = names.filter((name) => {
      const [, address = ''] = /data-address="([^"]+)"/.exec(readPage(name)) ?? [];
      return platformOf(new URL(address).hostname)?.id === id;
    });
    const media = own.flatMap((name) => openPlatformPage(readPage(name)).media);
    expect(media.filter(({ findings }) => findings.length > 0)).not.toEqual([]);
    expect(media.filter(({ findings }) => findings.length === 0)).not.toEqual([]);
  });

  it('dates every row', () => {
    for (const { states, labels } of platforms) {
      for (const { date } of [...states, ...labels]) expect(date).toMatch(/^20\d\d-[01]\d-[0-3]\d$/);
    }
  });

  it('knows a platform by its name and subdomains, not by names that look like it', () => {
    expect(platformOf('www.youtube.com')?.id).toBe('youtube');
    expect(platformOf('PIXIV.net')?.id).toBe('pixiv');
    expect(platformOf('notyoutube.com')).toBeNull();
    expect(platformOf('youtube.com.example.org')).toBeNull();
    expect(platformOf('adobe.com')).toBeNull();
  });
});

describe('a finding', () => {
  const first = (name: string) =>
    openPlatformPage(readPage(name)).media.flatMap(({ findings }) => findings)[0];

  it('names platform, property, value, how it is known and the date of the table', () => {
    expect(first('instagram-post')).toEqual({
      basis: 'declared',
      claim: { says: 'ai-made', sourceType: null },
      trust: 'page',
      logLr: 1.5,
      detail: {
        platform: 'Instagram',
        finds: 'ai-label',
        raw: 'SELF_DISCLOSURE_FLOW',
        where: 'gen_ai_detection_method.detection_method',
        method: 'self-disclosed',
        attribution: null,
        tableDate: '2026-11-28',
      },
    });
  });

  it('says of YouTube’s label that it is for what is altered or synthetic', () => {
    expect(first('youtube-labelled')).toMatchObject({
      claim: { says: 'ai-part' },
      detail: { finds: 'altered', raw: 'Made with AI', method: 'unstated' },
    });
  });

  it('names whose Content Credentials YouTube read', () => {
    expect(first('youtube-from-credentials')?.detail).toMatchObject({
      method: 'c2pa',
      attribution: 'Info from Google LLC',
    });
  });

  it('gives no credit for a camera that only the platform has seen', () => {
    expect(first('youtube-camera')).toMatchObject({ claim: { says: 'none' }, logLr: null, trust: 'page' });
  });

  it.each([
    ['tiktok-by-creator', 'self-disclosed'],
    ['tiktok-by-tiktok', 'detected'],
    ['threads-post', 'watermark'],
    ['facebook-photo', 'own-tool'],
    ['instagram-reel', 'c2pa'],
  ])('of %s tells that it is known as %s', (name, method) => {
    expect(first(name)?.detail['method']).toBe(method);
  });
});

describe('states that are not what they should be', () => {
  const item = {
    ...itemOf('video'),
    src: 'blob:x',
    pageUrl: 'https://www.tiktok.com/@a/video/7577483914822913294',
  };
  const read = (platform: string, ...states: string[]) =>
    findLabels(item, { platform: { platform, states } });
  const post = { id: '7577483914822913294', createTime: '1', aigcLabelType: 1 };

  it('say nothing where the property stands elsewhere or is of another type', () => {
    expect(read('tiktok', JSON.stringify(post))).toHaveLength(1);
    expect(read('tiktok', JSON.stringify({ ...post, aigcLabelType: { type: 1 } }))).toEqual([]);
    expect(read('tiktok', JSON.stringify({ ...post, aigcLabelType: 'yes' }))).toEqual([]);
    expect(read('tiktok', JSON.stringify({ inside: post }))).toEqual([]);
    expect(read('tiktok', JSON.stringify([post]))).toEqual([]);
    expect(read('tiktok', JSON.stringify(JSON.stringify(post)))).toEqual([]);
  });

  it('say nothing when they are no JSON, or of a platform that is not known', () => {
    expect(read('tiktok', '{"id":', 'null', '1', '""', '[]')).toEqual([]);
    expect(read('nowhere', JSON.stringify(post))).toEqual([]);
    expect(read('__proto__', JSON.stringify(post))).toEqual([]);
  });

  it('do nothing when they name the prototype', () => {
    const state = `{"__proto__":{"aigcLabelType":1},"id":"7577483914822913294","createTime":"1"}`;
    expect(read('tiktok', state)).toEqual([]);
    expect(({} as Record<string, unknown>)['aigcLabelType']).toBeUndefined();
  });

  it('are read in time when they are nested ten thousand deep', () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const state = `{"id":"7577483914822913294","createTime":"1","aigcLabelType":${deep}}`;
    const startedAt = performance.now();
    expect(read('tiktok', state)).toEqual([]);
    expect(performance.now() - startedAt).toBeLessThan(100);
  });
});

it('has nothing to say of media on other pages', async () => {
  const item = { ...itemOf('image'), surroundings: { ...noSurroundings, labels: ['AI info'] } };
  expect(await detector.detect(item, { page: noPageMarks } as never, contextWithout)).toEqual([]);
});
