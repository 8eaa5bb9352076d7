import { describe, expect, it } from 'vitest';
import { ai, aiPart, brief, camera, itemOf, look, pageUrl, thePage } from './look';

const quay = 'https://news.example/pictures/quay.jpg';
const labelled = ['json-ld: ai-made 1.5'];
const image = (parts: object) => ({ '@context': 'https://schema.org', '@type': 'ImageObject', ...parts });

describe('structured data about a picture', () => {
  it.each([
    ['contentUrl', image({ contentUrl: quay, digitalSourceType: ai })],
    ['a relative url', image({ url: '/pictures/quay.jpg', digitalSourceType: ai })],
    ['thumbnailUrl', image({ thumbnailUrl: quay, digitalSourceType: ai })],
    ['embedUrl', image({ embedUrl: quay, digitalSourceType: ai })],
    ['@id with a fragment', image({ '@id': `${quay}#picture`, digitalSourceType: ai })],
    [
      'the IPTC address',
      image({
        contentUrl: quay,
        digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
      }),
    ],
    ['a bare token', image({ contentUrl: quay, digitalSourceType: 'TrainedAlgorithmicMediaDigitalSource' })],
    [
      'names with a prefix',
      {
        '@type': 'schema:ImageObject',
        'schema:contentUrl': { '@id': quay },
        'schema:digitalSourceType': { '@id': 'schema:TrainedAlgorithmicMediaDigitalSource' },
      },
    ],
    [
      'full names',
      {
        '@type': ['https://schema.org/ImageObject'],
        'https://schema.org/contentUrl': [{ '@value': quay }],
        'http://schema.org/digitalSourceType': [{ '@id': ai }],
      },
    ],
    ['a list of works', [{ '@type': 'Person' }, image({ contentUrl: quay, digitalSourceType: ai })]],
    ['@graph', { '@graph': [image({ contentUrl: quay, digitalSourceType: ai })] }],
    [
      'the image of an article',
      { '@type': 'Article', image: image({ contentUrl: quay, digitalSourceType: ai }) },
    ],
    [
      'two nodes with one @id',
      { '@graph': [image({ '@id': '#q', contentUrl: quay }), { '@id': '#q', digitalSourceType: ai }] },
    ],
    ['a medium of unknown kind', { '@type': 'MediaObject', contentUrl: quay, digitalSourceType: ai }],
  ])('labels it by %s', async (_name, data) => {
    expect(await brief(itemOf(), { jsonLd: [data] })).toEqual(labelled);
  });

  it.each([
    [
      'names another picture',
      image({ contentUrl: 'https://news.example/pictures/pier.jpg', digitalSourceType: ai }),
    ],
    [
      'names the same file on another host',
      image({ contentUrl: 'https://other.example/pictures/quay.jpg', digitalSourceType: ai }),
    ],
    ['names no address', image({ digitalSourceType: ai })],
    ['is about the article that shows it', { '@type': 'Article', image: quay, digitalSourceType: ai }],
    [
      'is about a video with that thumbnail',
      { '@type': 'VideoObject', thumbnailUrl: quay, digitalSourceType: ai },
    ],
    ['is about a person', { '@type': 'Person', image: quay, digitalSourceType: ai }],
    ['states no source type', image({ contentUrl: quay })],
    ['names another query', image({ contentUrl: `${quay}?id=7`, digitalSourceType: ai })],
  ])('does not label it when it %s', async (_name, data) => {
    expect(await brief(itemOf(), { jsonLd: [data] })).toEqual([]);
  });

  it('labels it AI-edited by a composite', async () => {
    expect(
      await brief(itemOf(), { jsonLd: [image({ contentUrl: quay, digitalSourceType: aiPart })] }),
    ).toEqual(['json-ld: ai-part 1.5']);
  });

  it('shows a stated camera, and gives no credit for it', async () => {
    const [finding] = await look(itemOf(), {
      jsonLd: [image({ contentUrl: quay, digitalSourceType: camera })],
    });
    expect(finding).toMatchObject({
      claim: { says: 'none', sourceType: 'digitalCapture' },
      trust: 'page',
      logLr: null,
      detail: { states: 'camera', raw: camera },
    });
  });

  it('shows another stated origin', async () => {
    const [finding] = await look(itemOf(), {
      jsonLd: [
        image({ contentUrl: quay, digitalSourceType: 'https://schema.org/AlgorithmicMediaDigitalSource' }),
      ],
    });
    expect(finding).toMatchObject({ claim: { says: 'other', sourceType: 'algorithmicMedia' }, logLr: null });
  });

  it('says what it read, where, and by which standard', async () => {
    const [finding] = await look(itemOf(), { jsonLd: [image({ contentUrl: quay, digitalSourceType: ai })] });
    expect(finding).toMatchObject({
      basis: 'declared',
      trust: 'page',
      claim: { says: 'ai-made', sourceType: 'trainedAlgorithmicMedia' },
      detail: { raw: ai, where: 'application/ld+json', source: 'https://schema.org/digitalSourceType' },
    });
  });

  it('is matched for video and audio by its own kind', async () => {
    const src = 'https://news.example/film.mp4';
    const video = itemOf({ kind: 'video', src });
    const work = (type: string) => ({ '@type': type, contentUrl: src, digitalSourceType: ai });
    expect(await brief(video, { jsonLd: [work('VideoObject')] })).toEqual(labelled);
    expect(await brief(video, { jsonLd: [work('AudioObject')] })).toEqual([]);
    expect(await brief(itemOf({ kind: 'audio', src }), { jsonLd: [work('AudioObject')] })).toEqual(labelled);
  });

  it('is read from microdata and RDFa too', async () => {
    const microdata = [
      {
        type: 'https://schema.org/ImageObject',
        properties: [
          { name: 'contenturl', content: quay },
          { name: 'digitalsourcetype', content: ai },
        ],
      },
    ];
    expect(await brief(itemOf(), { page: { microdata } })).toEqual(['microdata: ai-made 1.5']);
    expect(await brief(itemOf({ src: 'https://news.example/b.jpg' }), { page: { microdata } })).toEqual([]);
  });

  it('never counts for a picture that came without an address', async () => {
    const data = image({ contentUrl: 'data:image/png;base64,AAAA', digitalSourceType: ai });
    for (const src of ['data:image/png;base64,AAAA', 'blob:https://news.example/1', null]) {
      expect(await brief(itemOf({ src }), { jsonLd: [data] })).toEqual([]);
    }
  });
});

describe('structured data about a page', () => {
  const article = (parts: object = {}) => ({ '@type': 'NewsArticle', digitalSourceType: ai, ...parts });

  it.each([
    ['stands alone', article()],
    ['names its address', article({ url: `${pageUrl}/?utm_source=x` })],
    ['is its main entity', { '@type': 'WebPage', mainEntity: article() }],
    ['names it as the page it is on', { mentions: article({ mainEntityOfPage: { '@id': pageUrl } }) }],
    ['is one of a graph', { '@graph': [{ '@type': 'WebSite' }, article({ '@id': '#article' })] }],
  ])('labels it when it %s', async (_name, data) => {
    expect(await brief(thePage, { jsonLd: [data] })).toEqual(labelled);
  });

  it.each([
    ['speaks of another page', article({ url: 'https://news.example/2026/pier' })],
    ['is only mentioned', { '@type': 'WebPage', mentions: article() }],
    ['is an entry of a list', { '@type': 'ItemList', itemListElement: [{ item: article() }] }],
    ['is one of several', { '@graph': [article({ '@id': '#1' }), article({ '@id': '#2' })] }],
    ['is a picture', image({ contentUrl: quay, digitalSourceType: ai })],
  ])('does not label it when it %s', async (_name, data) => {
    expect(await brief(thePage, { jsonLd: [data] })).toEqual([]);
  });
});

describe('structured data about a text', () => {
  const body = `The ferry left the quay at nine. ${'The tide was high and the wind came from the west. '.repeat(6)}`;
  const text = itemOf({ kind: 'text', src: null, text: body });
  const article = {
    '@type': 'NewsArticle',
    articleBody: body.replaceAll('. ', '.\n'),
    digitalSourceType: ai,
  };

  it('labels it when it brings that very text', async () => {
    expect(await brief(text, { jsonLd: [article] })).toEqual(labelled);
  });

  it.each([
    ['brings no text', { ...article, articleBody: undefined }],
    [
      'brings another',
      { ...article, articleBody: body.replaceAll('ferry', 'train').replaceAll('tide', 'moon') },
    ],
    ['only quotes it', { ...article, articleBody: body + 'They asked why nobody had come. '.repeat(30) }],
    ['is one of two', [article, article]],
    ['is no article', { ...article, '@type': 'Review' }],
  ])('does not label it when it %s', async (_name, data) => {
    expect(await brief(text, { jsonLd: [data] })).toEqual([]);
  });
});
