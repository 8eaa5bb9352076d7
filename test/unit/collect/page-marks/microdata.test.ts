// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readMicrodata } from '../../../../src/collect/page-marks/microdata';
import { openFixture, openPage } from '../page';

const made = 'https://schema.org/TrainedAlgorithmicMediaDigitalSource';
const here = (path: string) => new URL(path, location.href).href;
const item = (inside: string, type = 'https://schema.org/ImageObject') =>
  `<div itemscope itemtype="${type}">${inside}</div>`;
const statement = `<link itemprop="digitalSourceType" href="${made}">`;

describe('microdata', () => {
  it.each(['page-signals/microdata', 'page-signals/rdfa'])(
    'with a source type is read from %s',
    (fixture) => {
      openFixture(fixture);
      const [mark, ...more] = readMicrodata(document);
      expect(more).toEqual([]);
      expect(mark?.type).toMatch(/ImageObject$/);
      expect(mark?.properties).toEqual([
        { name: 'contenturl', content: here('/pictures/made.jpg') },
        { name: 'digitalsourcetype', content: made },
      ]);
    },
  );

  it('without a source type is not read', () => {
    openPage(item('<img itemprop="contentUrl" src="a.jpg">'));
    expect(readMicrodata(document)).toEqual([]);
  });

  it('is read item by item, an inner one apart from the outer', () => {
    openPage(
      item(
        `<link itemprop="url" href="/page">${statement}<div itemprop="image">${item('<img itemprop="contentUrl" src="/a.jpg">')}</div>`,
        'https://schema.org/Article',
      ) + item(`<meta itemprop="contentUrl" content="/b.jpg">${statement}`),
    );
    expect(readMicrodata(document).map(({ properties }) => properties.map(({ content }) => content))).toEqual(
      [
        [here('/page'), made, ''],
        ['/b.jpg', made],
      ],
    );
  });

  it('gives both addresses of a picture of which the browser chose another size', () => {
    openPage(item(`<img itemprop="contentUrl" src="/a.jpg" data-current="/a-2x.jpg">${statement}`));
    expect(readMicrodata(document)[0]?.properties.map(({ content }) => content)).toEqual([
      here('/a.jpg'),
      here('/a-2x.jpg'),
      made,
    ]);
  });

  it('is capped', () => {
    openPage(item(statement + '<a itemprop="url" href="/x">x</a>'.repeat(99)).repeat(99));
    const found = readMicrodata(document);
    expect(found).toHaveLength(64);
    expect(found[0]?.properties).toHaveLength(16);
  });

  it('does no harm on a page that shadows methods', () => {
    openPage(
      `<form itemscope><input name="getAttribute"><input name="closest">${statement}</form><form><input name="closest">${item(statement)}</form>`,
    );
    expect(readMicrodata(document)).toHaveLength(1);
  });

  it('outside of any item says nothing', () => {
    openPage(statement);
    expect(readMicrodata(document)).toEqual([]);
  });
});
