import { describe, expect, it } from 'vitest';
import policy from '../../../../src/fusion/policy.json';
import { fuse } from '../../../../src/fusion/fuse';
import { labelFromLogLr } from '../../../../src/detectors/page-signals/weights';
import type { Item } from '../../../../src/core/item';
import { ai, brief, itemOf, look, thePage, withCaption, type Around } from './look';

async function labelOf(item: Item, around: Around = {}) {
  const evidence = (await look(item, around)).map((one) => ({
    ...one,
    status: 'found' as const,
    detector: 'page-signals',
    version: '1',
    ms: 0,
  }));
  const { label, variant } = fuse(evidence, policy, item.kind);
  return variant === null ? label : `${label}, ${variant}`;
}

describe('a caption', () => {
  it('that says nothing but its origin labels the picture', async () => {
    expect(await labelOf(withCaption('画像：生成AIで作成'))).toBe('labelled-generated');
    expect(await labelOf(withCaption('Photo edited with AI'))).toBe('labelled-generated, edited');
  });

  it('that says so in passing is shown and does not label', async () => {
    const passing = withCaption('An AI-generated image of a lighthouse in a storm');
    expect(await brief(passing)).toEqual(['caption: ai-made 0.6']);
    expect(await labelOf(passing)).toBe('not-checked');
  });

  it('counts by its plainest line', async () => {
    expect(await brief(withCaption('AI art', 'A quay', 'Image: AI-generated'))).toEqual([
      'caption: ai-made 1',
    ]);
  });

  it('about generated pictures says nothing', async () => {
    expect(await brief(withCaption('How to spot AI-generated images', 'Photo: A. Writer'))).toEqual([]);
  });
});

describe('alternative text', () => {
  const withAlt = (alt: string) => itemOf({ place: { ...itemOf().place, alt } });

  it('never labels by itself', async () => {
    expect(await brief(withAlt('AI-generated image'))).toEqual(['alt: ai-made 0.6']);
    expect(await brief(withAlt('An AI-generated image of a quay'))).toEqual(['alt: ai-made 0.3']);
    expect(await labelOf(withAlt('AI-generated image'))).toBe('not-checked');
  });

  it('gives way to a caption', async () => {
    const both = { ...withCaption('Image: AI-generated'), place: withAlt('AI-generated image').place };
    expect(await brief(both)).toEqual(['caption: ai-made 1']);
  });

  it('that office programs write about itself says nothing', async () => {
    expect(await brief(withAlt('A cat on a sofa. AI-generated content may be incorrect.'))).toEqual([]);
  });
});

describe('a text', () => {
  it('that says so of itself is labelled', async () => {
    const text = 'This article was written by ChatGPT. The ferry left at nine.';
    expect(await labelOf(itemOf({ kind: 'text', src: null, text }))).toBe('labelled-generated');
  });

  it('is not labelled by a caption or an alternative text', async () => {
    const item = {
      ...withCaption('Image: AI-generated'),
      kind: 'text' as const,
      src: null,
      text: 'The ferry left.',
    };
    expect(await brief(item)).toEqual([]);
  });
});

describe('a note for machines', () => {
  it.each([
    ['ai-disclosure', 'ai-generated', 'ai-made 1'],
    ['ai-disclosure', 'AI-Assisted', 'ai-part 1'],
    ['ai-disclosure', 'autonomous', 'ai-made 1'],
    ['ai-disclosure', 'none', 'none null'],
    ['ai-disclosure', 'ai_summarized; required=undetermined; icon=ai_generated', 'ai-part 1'],
    ['ai-disclosure', 'human_only; required=not-required; icon=none', 'none null'],
    ['ai-generated', 'true', 'ai-made 1'],
  ])('%s = %s speaks of the page', async (name, content, wanted) => {
    const page = { meta: [{ name, content }] };
    expect(await brief(thePage, { page })).toEqual([`meta: ${wanted}`]);
    expect(await brief(itemOf(), { page })).toEqual([]);
  });

  it.each([
    ['ai-disclosure', 'see our policy'],
    ['ai-disclosure', 'ai_metadata; required=not-required'],
    ['ai-generated', 'false'],
    ['ai-generated', 'constructor'],
    ['generator', 'Some AI page builder'],
  ])('%s = %s says nothing', async (name, content) => {
    expect(await brief(thePage, { page: { meta: [{ name, content }] } })).toEqual([]);
  });
});

describe('the host of a generator', () => {
  it.each([
    ['https://cdn.midjourney.com/1/0_0.png', 'Midjourney'],
    ['https://files.oaiusercontent.com/file-1', 'ChatGPT'],
    ['https://oaidalleapiprodscus.blob.core.windows.net/private/1.png', 'DALL·E'],
    ['https://v3.fal.media/files/a/1.png', 'fal'],
    ['https://th.bing.com/th/id/OIG4.abc?w=1024', 'Bing Image Creator'],
    ['https://cdn1.suno.ai/1.mp3', 'Suno'],
    ['https://delivery-eu1.bfl.ai/results/1/sample.png', 'FLUX'],
  ])('%s is a weak hint', async (src, service) => {
    const [finding] = await look(itemOf({ src }));
    expect(finding).toMatchObject({
      basis: 'inferred',
      logLr: 0.3,
      detail: { raw: new URL(src).hostname, service },
    });
    expect(finding).not.toHaveProperty('estimate');
  });

  it.each([
    'https://th.bing.com/th/id/OIP.abc',
    'https://notmidjourney.com/1.png',
    'https://cdn.midjourney.com.evil.example/1.png',
    'https://midjourney.com/logo.png',
    'https://docs.bfl.ai/logo.png',
    'https://news.example/cdn.midjourney.com/1.png',
    'blob:https://cdn.midjourney.com/1',
  ])('%s is none', async (src) => {
    expect(await brief(itemOf({ src }))).toEqual([]);
  });
});

describe('several signals of one page', () => {
  const picture = { ...withCaption('AI art'), src: 'https://cdn.midjourney.com/1.png' };

  it('are weighed once, by the strongest', async () => {
    expect(await brief(picture, { headers: { aiDisclosure: 'mode=ai-modified' } })).toEqual([
      'header: ai-part 0.6',
      'caption: ai-made 0',
      'host: none 0',
    ]);
  });

  it('add nothing to one that labels', async () => {
    const jsonLd = [{ '@type': 'ImageObject', contentUrl: picture.src, digitalSourceType: ai }];
    expect(await brief(picture, { jsonLd })).toEqual([
      'json-ld: ai-made 1.5',
      'caption: ai-made 0',
      'host: none 0',
    ]);
  });

  it('weigh at most what the policy allows, and label from where it says', () => {
    expect(policy.caps['page-signals']).toEqual({ ai: 0.6, human: 0 });
    expect(labelFromLogLr).toBe(policy.labelFromLogLr);
  });
});

it('a page that says nothing yields nothing, for every kind of item', async () => {
  for (const kind of ['image', 'video', 'audio', 'page'] as const)
    expect(await look(itemOf({ kind }))).toEqual([]);
  expect(await look(itemOf({ kind: 'text', src: null, text: 'The ferry left the quay at nine.' }))).toEqual(
    [],
  );
});
