// @vitest-environment jsdom
import { noSurroundings } from '../../../src/core/page-marks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { element, openFixture, openPage, pass, watch, type Watched } from './page';

let page: Watched;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  page.stop.abort();
  vi.useRealTimers();
});

const picture = (attributes: string) => `<img width="320" height="240" ${attributes}>`;

describe('media of a page', () => {
  it('become items once they are large enough, shown and loaded or broken', async () => {
    openFixture('media');
    element('#dot').setAttribute('data-state', 'dot');
    element('#lazy').setAttribute('data-state', 'pending');
    element('#broken').setAttribute('data-state', 'broken');
    element('#chosen').setAttribute('data-current', 'picture-b.png');
    page = await watch();
    expect(page.living().sort()).toEqual(
      [
        'film.mp4',
        'gif',
        'missing.png',
        'picture-a.png',
        'picture-a.png?poster',
        'picture-b.png',
        'picture-c.png?svg',
        'voice.mp3',
      ].sort(),
    );
    expect(page.item('film.mp4').item.kind).toBe('video');
    expect(page.item('picture-a.png?poster').item.kind).toBe('image');
    expect(page.item('voice.mp3').item.kind).toBe('audio');
  });

  it('carry an absolute address, place, alternative text and an id of document, element and generation', async () => {
    openPage(picture('id="one" src="a.png" alt="A quay" data-top="2000"'));
    page = await watch();
    expect(page.item('a.png').item).toEqual({
      id: 'doc/1/1',
      kind: 'image',
      pageUrl: location.href,
      src: new URL('a.png', location.href).href,
      text: null,
      language: null,
      inline: null,
      place: { selector: '#one', box: { x: 0, y: 2000, width: 320, height: 240 }, alt: 'A quay' },
      surroundings: noSurroundings,
      mayFetchManifest: false,
      priority: 2,
    });
    expect(page.collector.elementOf('doc/1/1')).toBe(element('#one'));
  });

  it('on screen come before the others', async () => {
    openPage(
      picture('src="far.png" data-top="9000"') +
        picture('src="near.png" data-top="900"') +
        picture('src="here.png"'),
    );
    page = await watch();
    expect(page.living()).toEqual(['here.png', 'near.png', 'far.png']);
  });

  it('are found in nested open shadow roots, with a selector that says so', async () => {
    openPage('<photo-card></photo-card>');
    const outer = element('photo-card').attachShadow({ mode: 'open' });
    const inner = document.createElement('inner-card');
    outer.append(inner);
    inner.attachShadow({ mode: 'open' }).append(Object.assign(new Image(320, 240), { src: 'deep.png' }));
    page = await watch();
    expect(page.item('deep.png').item.place.selector).toBe('html > body > photo-card >>> inner-card >>> img');
  });

  it('are found in a shadow root that is made late', async () => {
    openPage('<late-card></late-card>');
    page = await watch();
    element('late-card')
      .attachShadow({ mode: 'open' })
      .append(Object.assign(new Image(320, 240), { src: 'late.png' }));
    await pass(4000);
    expect(page.living()).toEqual(['late.png']);
  });

  it('are still found when forms and pictures carry the names of methods', async () => {
    openFixture('hostile-swap');
    page = await watch();
    expect(page.living()).toContain('picture-c.png');
    expect(page.living()).toContain('picture-b.png?spoof');
  });

  it('hidden with their parent wait; a transparent picture over its twin is one item', async () => {
    openPage(
      `<div style="opacity: 0">${picture('src="slide.png"')}</div>
       <div><div style="background-image: url(twin.png)"></div>${picture('src="twin.png" style="opacity: 0"')}</div>`,
    );
    page = await watch();
    expect(page.living()).toEqual(['twin.png']);
    expect(page.item('twin.png').element.localName).toBe('img');
    element('div').removeAttribute('style');
    await pass(3000);
    expect(page.living()).toEqual(['twin.png', 'slide.png']);
  });

  it('in backgrounds need 64 px, an address and to be shown; each layer is an item', async () => {
    openFixture('backgrounds');
    page = await watch();
    expect(page.living()).toEqual(['picture-a.png', 'picture-b.png', 'picture-c.png']);
    expect(page.sent.map((one) => one.element.id)).toEqual(['hero', 'two', 'two']);
    element('#later').className = 'on';
    await pass(3000);
    expect(page.sent.at(-1)?.element.id).toBe('later');
  });

  it('that never arrive become items after some seconds, so that they can be called failed', async () => {
    openPage(
      picture('src="hanging.png" data-state="pending"') +
        picture('src="later.png" data-state="pending" loading="lazy" data-top="9000"'),
    );
    page = await watch();
    expect(page.living()).toEqual([]);
    await pass(10_000);
    expect(page.living()).toEqual(['hanging.png']);
  });

  it('of another scheme than the web are left out', async () => {
    openPage(
      picture('src="chrome-extension://abc/icon.png"') +
        picture('src="javascript:0"') +
        picture('src="file:///etc/x.png"'),
    );
    page = await watch();
    expect(page.living()).toEqual([]);
  });
});

describe('what comes on screen', () => {
  let observed: Element[];
  let report: (shown: readonly Element[]) => void;
  beforeEach(() => {
    observed = [];
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        constructor(tell: (entries: unknown[]) => void) {
          report = (shown) => tell(shown.map((target) => ({ target, isIntersecting: true })));
        }
        observe = (one: Element) => void observed.push(one);
        disconnect = () => undefined;
      },
    );
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('is told of, when its item was sent as off screen', async () => {
    openPage(picture('id="far" src="far.png" data-top="9000"') + picture('id="here" src="here.png"'));
    const shown: string[] = [];
    page = await watch({ onScreen: (ids) => void shown.push(...ids) });
    report([element('#far'), element('#here')]);
    expect(shown).toEqual([page.item('far.png').item.id]);
  });

  it('is looked at again when it had no item yet', async () => {
    openPage(`<div style="display: none">${picture('src="a.png"')}</div>`);
    page = await watch();
    expect(observed).toEqual([element('img')]);
    element('div').getAttributeNode('style')!.value = '';
    report([element('img')]);
    await pass(20);
    expect(page.living()).toEqual(['a.png']);
  });

  it('among sixty passages takes the place of one far away', async () => {
    const post = (name: string, top: number) =>
      `<article data-top="${top}"><p>${`${name} words `.repeat(12)}.</p></article>`;
    openPage(Array.from({ length: 61 }, (_, i) => post(`a${i}`, 9000 + i)).join(''));
    page = await watch();
    expect(page.living()).toHaveLength(60);
    const last = element('article:last-of-type');
    expect(observed).toEqual([last.firstElementChild]);
    last.setAttribute('data-top', '0');
    report([last.firstElementChild!]);
    await pass(20);
    expect(page.living()).toContain('a60');
    expect(page.living()).not.toContain('a59');
    expect(page.living()).toHaveLength(60);
  });
});

describe('media that only the page can read', () => {
  it('travel inside the item when they are data URLs, with a short address', async () => {
    openPage(picture('src="data:image/png;base64,iVBORw0KGgo="'));
    page = await watch();
    expect(page.sent[0]?.item).toMatchObject({
      src: 'data:image/png',
      inline: { holds: 'file', base64: 'iVBORw0KGgo=' },
    });
  });

  it('are read from blobs before they are sent', async () => {
    openPage(picture('src="blob:http://localhost:3000/123"'));
    page = await watch({ readBlob: async () => ({ holds: 'file', base64: 'AAAA' }) });
    expect(page.sent[0]?.item.inline).toEqual({ holds: 'file', base64: 'AAAA' });
  });

  it('are dropped when the source changed while a blob was read', async () => {
    openPage(picture('src="blob:http://localhost:3000/123"'));
    page = await watch({
      readBlob: () =>
        new Promise((done) => void setTimeout(() => done({ holds: 'file', base64: 'AAAA' }), 400)),
    });
    element('img').setAttribute('src', 'other.png');
    await pass(1000);
    expect(page.living()).toEqual(['other.png']);
    expect(page.sent).toHaveLength(1);
  });
});
