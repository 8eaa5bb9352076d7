// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { readOriginator, targetsAround } from '../../../../src/collect/page-marks/originator';
import { parsePageMarks } from '../../../../src/platform/parse-page-marks';
import { noPageMarks } from '../../../../src/core/page-marks';
import { element, openPage } from '../page';

/** A token that says it covers these targets; its signature is nobody's, as far as the collector cares. */
function token(target: unknown): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'ES256' })}.${part({ iss: 'dns:publisher.example', target })}.c2ln`;
}

const cas = (...targets: unknown[]) => `<script type="application/cas+json">["${token(targets)}"]</script>`;
const text = (cssSelector: string) => ({
  type: 'TextTargetIntegrity',
  cssSelector,
  integrity: 'sha256-AAAA',
});
const html = (cssSelector: string) => ({ ...text(cssSelector), type: 'HtmlTargetIntegrity' });
const visible = (cssSelector: string) => ({ ...text(cssSelector), type: 'VisibleTextTargetIntegrity' });
const resource = (integrity: string) => ({ type: 'ExternalResourceTargetIntegrity', integrity });

function read(page: string) {
  openPage(`<head><base href="https://publisher.example/"></head><body>${page}</body>`);
  return readOriginator(document);
}

const contents = (page: string) => read(page).targets.map(({ content, problem }) => problem ?? content);

beforeEach(() => {
  // jsdom renders nothing; what a browser would show is all text here.
  Object.defineProperty(HTMLElement.prototype, 'innerText', {
    configurable: true,
    get(this: HTMLElement) {
      return `shown: ${this.textContent}`;
    },
  });
});

describe('script elements', () => {
  it('are read as written, inline or by absolute address with their integrity', () => {
    const { elements } = read(
      '<script type="application/ops+json">[1]</script>' +
        '<script type="application/cas+json" src="/cas.json" integrity="sha256-AAAA">ignored</script>' +
        '<script type="application/ld+json">{}</script><script>1</script>',
    );
    expect(elements).toEqual([
      { kind: 'ops', text: '[1]', src: null, integrity: null },
      { kind: 'cas', text: null, src: 'https://publisher.example/cas.json', integrity: 'sha256-AAAA' },
    ]);
  });

  it('beyond what is taken have neither text nor address', () => {
    const long = `<script type="application/ops+json">${'x'.repeat(500_001)}</script>`;
    const far = `<script type="application/ops+json" src="/${'x'.repeat(9_000)}"></script>`;
    expect(read(long + far).elements.map(({ text, src }) => [text, src])).toEqual([
      [null, null],
      [null, null],
    ]);
    const half = `<script type="application/ops+json">${'x'.repeat(400_000)}</script>`;
    expect(read(half.repeat(3)).elements.map(({ text }) => text?.length ?? null)).toEqual([
      400_000,
      400_000,
      null,
    ]);
    expect(read('<script type="application/ops+json"></script>'.repeat(50)).elements).toHaveLength(16);
  });

  it('without attestations leave nothing to gather; a page without any says nothing', () => {
    expect(read('<p>Hello</p>')).toEqual({ elements: [], targets: [] });
    expect(read('<script type="application/ops+json">[]</script><p>Hello</p>').targets).toEqual([]);
  });
});

describe('what is hashed', () => {
  const page = '<p class="a">One <b>two</b></p><p class="a">three</p>';

  it('is HTML, text or shown text of all selected elements, joined with nothing', () => {
    expect(contents(page + cas(html('.a'), text('.a'), visible('.a')))).toEqual([
      page,
      'One twothree',
      'shown: One twoshown: three',
    ]);
  });

  it('is nothing where nothing is selected, and named where a selector is none', () => {
    expect(contents(page + cas(text('.none'), text('p[')))).toEqual([null, 'bad-selector']);
  });

  it('is not what the extension has added to the page', () => {
    const gather = () => readOriginator(document).targets.map(({ content }) => content);
    read(page + cas(html('html'), text('html'), html('html > *'), text('touchstone-host, p')));
    const before = gather();
    const host = document.createElement('touchstone-host');
    host.setAttribute('data-touchstone-host', '');
    document.documentElement.append(host);
    expect(gather()).toEqual(before);
  });

  it('is everything that a page adds itself, however it calls it', () => {
    const extra =
      '<img data-touchstone-host="" src="x.jpg"><touchstone-host data-touchstone-host=""></touchstone-host>';
    expect(contents(`<div>${extra}</div>${cas(html('div'), html('div *'))}`)).toEqual([
      `<div>${extra}</div>`,
      extra,
    ]);
  });

  it('is found on pages whose forms shadow the properties of elements', () => {
    const form = '<form><input name="outerHTML"><input name="textContent">Hello</form>';
    expect(contents(form + cas(html('form'), text('form')))).toEqual([form, 'Hello']);
  });

  it('of one element is gathered once for all attestations; types that nobody knows are not', () => {
    expect(contents(page + cas(text('.a')) + cas(text('.a'), { ...text('p'), type: 'Other' }))).toHaveLength(
      1,
    );
  });

  it('is capped, for each and together', () => {
    const long = (length: number, id: string) => `<p id="${id}">${'x'.repeat(length)}</p>`;
    expect(contents(long(1_000_001, 'a') + cas(text('#a')))).toEqual(['too-large']);
    const four = ['a', 'b', 'c', 'd'];
    const found = contents(
      four.map((id) => long(900_000, id)).join('') + cas(...four.map((id) => text(`#${id}`))),
    );
    expect(found.map((one) => one === 'too-large')).toEqual([false, false, false, true]);
    expect(contents(cas(...Array.from({ length: 100 }, (_, at) => text(`#id${String(at)}`))))).toHaveLength(
      64,
    );
  });

  it('fits what the border takes, at its largest', () => {
    const targets = Array.from({ length: 64 }, (_, at) => html(`.part:not(#x${String(at)})`));
    const originator = read(`<p class="part">${'"'.repeat(200_000)}</p>${cas(...targets)}`);
    expect(parsePageMarks({ ...noPageMarks, originator })?.originator).toEqual(originator);
  });
});

describe('signed files', () => {
  const addresses = (page: string, integrity = 'sha256-AAAA sha256-BBBB') =>
    read(page + cas(resource(integrity))).targets.map((one) => one.problem ?? one.addresses);

  it('are those of elements with the very same integrity, by the address that is shown', () => {
    const same = 'integrity="sha256-AAAA sha256-BBBB"';
    const page =
      `<img src="a.jpg" data-current="a-2x.jpg" ${same}><img src="b.jpg" integrity="sha256-AAAA">` +
      `<picture><source srcset="c.webp 2x, d.webp" ${same}></picture><video src="e.mp4" ${same}></video>` +
      `<script src="f.js" ${same}></script><img src="a-2x.jpg" ${same}><p ${same}></p>`;
    const names = ['a-2x.jpg', 'c.webp', 'e.mp4', 'f.js'];
    expect(addresses(page)).toEqual([names.map((name) => `https://publisher.example/${name}`)]);
  });

  it('are none where no element names them', () => {
    expect(addresses('<img src="a.jpg">')).toEqual([[]]);
  });

  it('have no more, and no longer, addresses than are taken', () => {
    const images = (count: number) =>
      Array.from({ length: count }, (_, at) => `<img src="${String(at)}.jpg" integrity="sha256-AAAA">`).join(
        '',
      );
    expect(addresses(images(16), 'sha256-AAAA')[0]).toHaveLength(16);
    expect(addresses(images(17), 'sha256-AAAA')).toEqual(['too-large']);
    expect(
      addresses(
        `<img src="data:image/png;base64,${'A'.repeat(9_000)}" integrity="sha256-AAAA">`,
        'sha256-AAAA',
      ),
    ).toEqual(['too-large']);
  });
});

describe('attestations', () => {
  it.each([
    ['[]'],
    ['hello'],
    ['["a.b.c"]'],
    ['["eyJ"]'],
    ['[null, 1, {"attestation": 1}, {}]'],
    [`["x.${Buffer.from('[[').toString('base64url')}.y"]`],
    [`["x.${Buffer.from('{"target": [null, 1, "text", {"type": 1}]}').toString('base64url')}.y"]`],
    ['['.repeat(10_000) + ']'.repeat(10_000)],
  ])('of the form %.40s leave nothing to gather', (set) => {
    const script = `<script type="application/cas+json">${set}</script>`;
    expect(read(script).targets).toEqual([]);
  });

  it('may be marked as main, alone, or name one target alone', () => {
    const marked = `<script type="application/cas+json">{"attestation":"${token(text('p'))}","main":true}</script>`;
    expect(contents(`<p>Hello</p>${marked}`)).toEqual(['Hello']);
  });

  it('with selectors that are too long are not asked', () => {
    expect(read(cas(text(`p${':not(a)'.repeat(100)}`))).targets).toEqual([]);
  });
});

describe('the targets around an element', () => {
  it('are those that select it or one around it; of signed files, its own', () => {
    const page =
      '<article><h1>Title</h1><p><img id="in" src="a.jpg" integrity="sha256-AAAA"></p></article><img id="out" src="b.jpg">';
    const marks = read(page + cas(html('article'), text('h1'), resource('sha256-AAAA'), text('p[')));
    const around = (selector: string) => targetsAround(element(selector), marks);
    expect([around('#in'), around('#out'), around('h1'), around('article p')]).toEqual([
      [0, 2],
      [],
      [0, 1],
      [0],
    ]);
  });

  it('are none on a page that names none', () => {
    const marks = read('<p>Hello</p>');
    expect(targetsAround(element('p'), marks)).toEqual([]);
  });
});
