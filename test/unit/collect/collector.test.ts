// @vitest-environment jsdom
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

describe('a page that changes', () => {
  it('brings new items when nodes are added and takes them back when they go', async () => {
    openFixture('spa');
    page = await watch();
    const second = document.importNode((element('#second') as HTMLTemplateElement).content, true);
    element('#view').replaceChildren(second);
    await pass(50);
    expect(page.living()).toEqual(['picture-b.png']);
    await pass(2000);
    expect(page.living()).toEqual(['picture-b.png', 'This']);
    expect(page.item('This').item.text).toMatch(/^This is the second view/);
  });

  it('keeps the item of a node that is only moved', async () => {
    openPage(`<div id="a">${picture('src="kept.png"')}</div><div id="b"></div>`);
    page = await watch();
    element('#b').append(element('img'));
    await pass(3000);
    expect(page.gone).toEqual([]);
    expect(page.sent).toHaveLength(1);
    expect(page.moved()).toBeGreaterThan(0);
  });

  it('gives a node that was away another id', async () => {
    openPage(picture('src="away.png"'));
    page = await watch();
    const img = element('img');
    img.remove();
    await pass(50);
    document.body.append(img);
    await pass(500);
    expect(page.gone).toEqual(['doc/1/1']);
    expect(page.sent.map(({ item }) => item.id)).toEqual(['doc/1/1', 'doc/1/2']);
  });

  it('counts a changed source as another item, once it has come to rest', async () => {
    openPage(picture('src="first.png"'));
    page = await watch();
    element('img').setAttribute('src', 'second.png');
    expect(page.collector.isCurrent('doc/1/1')).toBe(false);
    await pass(0);
    expect(page.gone).toEqual(['doc/1/1']);
    expect(page.collector.elementOf('doc/1/1')).toBeNull();
    await pass(100);
    expect(page.sent).toHaveLength(1);
    await pass(100);
    expect(page.sent.at(-1)?.item).toMatchObject({ id: 'doc/1/2' });
    expect(page.collector.isCurrent('doc/1/2')).toBe(true);
  });

  it('never binds an item to another source when sources are swapped ten times a second', async () => {
    openPage(picture('src="0.png"'));
    const bound: boolean[] = [];
    page = await watch({
      onItems: (items) => {
        for (const one of items) bound.push(one.item.src === (one.element as HTMLImageElement).src);
      },
    });
    for (let count = 1; count <= 30; count += 1) {
      element('img').setAttribute('src', `${count}.png`);
      await pass(100);
    }
    await pass(200);
    expect(bound).toEqual([true, true]);
  });

  it('follows the choice of a picture element', async () => {
    openPage(
      `<picture><source srcset="wide.png">${picture('src="base.png" data-current="wide.png"')}</picture>`,
    );
    page = await watch();
    element('img').setAttribute('data-current', 'narrow.png');
    element('source').setAttribute('srcset', 'narrow.png');
    await pass(500);
    expect(page.living()).toEqual(['narrow.png']);
  });

  it('collects a lazy picture when it has loaded', async () => {
    openPage(picture('src="lazy.png" loading="lazy" data-state="pending"'));
    page = await watch();
    element('img').setAttribute('data-state', 'ready');
    element('img').dispatchEvent(new Event('load'));
    await pass(50);
    expect(page.living()).toEqual(['lazy.png']);
  });

  it('does not count our own overlay as a change', async () => {
    openPage('<main></main>');
    page = await watch();
    const before = page.moved();
    const host = document.createElement('div');
    host.setAttribute('data-touchstone-host', '');
    document.documentElement.append(host);
    host.style.top = '4px';
    await pass(500);
    expect(page.moved()).toBe(before);
  });

  it('holds at most a thousand items; a picture near the screen takes the place of one far away', async () => {
    openPage(
      Array.from({ length: 1000 }, (_, i) => picture(`src="${i}.png" data-top="${9000 + i}"`)).join(''),
    );
    page = await watch();
    await pass(500);
    document.body.insertAdjacentHTML(
      'beforeend',
      picture('src="far.png" data-top="90000"') + picture('src="here.png"'),
    );
    await pass(500);
    expect(page.sent).toHaveLength(1001);
    expect(page.sent.at(-1)?.item.src).toMatch(/here\.png$/);
    expect(page.gone).toEqual([page.item('999.png').item.id]);
  });

  it('is left exactly as it was', async () => {
    openFixture('article-with-quote');
    const before = document.documentElement.outerHTML;
    page = await watch();
    await pass(10_000);
    expect(page.sent.length).toBeGreaterThan(1);
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('is not followed after the end', async () => {
    openPage(picture('src="one.png"'));
    page = await watch();
    page.collector.stop();
    element('img').remove();
    document.body.insertAdjacentHTML('beforeend', picture('src="two.png"'));
    await pass(5000);
    expect(page.gone).toEqual([]);
    expect(page.sent).toHaveLength(1);
  });

  it('searched again keeps the ids of what is known', async () => {
    openPage(picture('src="one.png"'));
    page = await watch();
    page.collector.rescan();
    await pass(2000);
    expect(page.sent).toHaveLength(1);
    expect(page.gone).toEqual([]);
  });
});
