// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { labelsAround, readPlatform } from '../../../../src/collect/page-marks/platform';
import { cutStates, MAX_STATES, newCuttings } from '../../../../src/collect/page-marks/platform-states';
import { platformById } from '../../../../src/core/platforms';
import { openPage, element } from '../page';

const page = (...scripts: string[]) => {
  openPage(scripts.map((text) => `<script type="application/json">${text}</script>`).join(''));
};
const medium = (pk: number, method = 'C2PA_METADATA') =>
  JSON.stringify({
    pk,
    code: `Code${pk}`,
    caption: 'x',
    gen_ai_detection_method: { detection_method: method },
  });
const cut = (pk: number) =>
  `{"pk":${pk},"code":"Code${pk}","gen_ai_detection_method":{"detection_method":"C2PA_METADATA"}}`;

function timed(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

/** What searching a text costs when it is met for the first time. */
function cuttingOf(text: string, platform: string): { states: string[]; ms: number } {
  const cuttings = newCuttings();
  const marks = platformById(platform)?.states ?? [];
  const ms = timed(() => {
    cutStates(text, marks, cuttings);
  });
  return { states: [...cuttings.states], ms };
}

describe('the states of a page', () => {
  it('are whole objects with nothing in them but what is needed', () => {
    page(`{"data":[${medium(1)},${medium(2)}]}`);
    expect(readPlatform(document, 'www.instagram.com')).toEqual({
      platform: 'instagram',
      states: [cut(1), cut(2)],
    });
  });

  it('are not looked for on other sites, nor on a platform whose data say nothing', () => {
    page(medium(1));
    expect(readPlatform(document, 'example.org')).toBeNull();
    expect(readPlatform(document, 'x.com')).toBeNull();
    expect(readPlatform(document)).toBeNull();
  });

  it('are none where nothing is said', () => {
    page(medium(1, 'NONE'), medium(2, 'MANUAL_OVERRIDE_LABEL_OFF'), '{"gen_ai_detection_method":null}');
    expect(readPlatform(document, 'www.instagram.com')).toBeNull();
  });

  it('do not come from what people write', () => {
    page(JSON.stringify({ pk: 1, caption: medium(2), deeper: JSON.stringify({ caption: medium(3) }) }));
    expect(readPlatform(document, 'www.instagram.com')).toBeNull();
  });

  it('follow when the page adds a script, or another text comes into one', () => {
    page(medium(1));
    expect(readPlatform(document, 'instagram.com')?.states).toEqual([cut(1)]);
    document.body.insertAdjacentHTML('beforeend', `<script type="application/json">${medium(2)}</script>`);
    expect(readPlatform(document, 'instagram.com')?.states).toEqual([cut(1), cut(2)]);
    element('script').textContent = `[${medium(34)}]`;
    expect(readPlatform(document, 'instagram.com')?.states).toEqual([cut(34), cut(2)]);
  });

  it('are at most so many, so long and so much', () => {
    const many = Array.from({ length: 200 }, (_, number) => medium(number)).join(',');
    expect(cuttingOf(`[${many}]`, 'instagram').states).toHaveLength(MAX_STATES);
    const long = JSON.stringify({
      pk: 1,
      display_url: 'x'.repeat(250_000),
      gen_ai_detection_method: { detection_method: 'C2PA' },
    });
    expect(cuttingOf(long, 'instagram').states).toEqual([]);
    const much = Array.from({ length: 30 }, (_, pk) =>
      JSON.stringify({
        pk,
        display_url: 'x'.repeat(60_000),
        gen_ai_detection_method: { detection_method: 'C2PA' },
      }),
    );
    expect(cuttingOf(`[${much.join(',')}]`, 'instagram').states.join('').length).toBeLessThanOrEqual(
      1_000_000,
    );
  });
});

describe('a hostile page', () => {
  const filler = (length: number) => `"${'a\\"b '.repeat(length / 5)}"`;

  it.each([
    ['never closes a brace', `{"a":{"gen_ai_detection_method":{${'"x":[1,2,'.repeat(600_000)}`],
    [
      'never closes a string',
      `{"pk":1,"gen_ai_detection_method":{"detection_method":"${'x'.repeat(5_000_000)}`,
    ],
    ['opens braces without end', `${'{"a":'.repeat(1_000_000)}"gen_ai_detection_method":{`],
    ['names the key everywhere', '{"gen_ai_detection_method":{"a":1}},'.repeat(140_000)],
    [
      'puts megabytes between the braces',
      `{"pk":1,"a":${filler(5_000_000)},"gen_ai_detection_method":{"detection_method":"C2PA"}}`,
    ],
    ['escapes everything', `"${'\\\\\\"gen_ai_detection_method\\":{'.repeat(150_000)}"`],
    ['is nothing but backslashes', `{"gen_ai_detection_method":{"a":"${'\\'.repeat(5_000_000)}`],
  ])('that %s is given up in time', (_what, text) => {
    const { states, ms } = cuttingOf(text, 'instagram');
    expect(states.length).toBeLessThanOrEqual(MAX_STATES);
    // Some ten times what it takes here; a search that is not linear takes minutes.
    expect(ms).toBeLessThan(500);
  });

  it('that hides its data in endless literals is given up in time', () => {
    const text = `JSON.parse("${'{\\"isAiGenerated\\":true,'.repeat(200_000)}`;
    expect(cuttingOf(text, 'deviantart').ms).toBeLessThan(500);
    expect(cuttingOf(`JSON.parse("\\"isAiGenerated\\":true`.repeat(100_000), 'deviantart').ms).toBeLessThan(
      500,
    );
  });

  it('that nests ten thousand deep is cut like any other', () => {
    const deep = `${'{"a":['.repeat(10_000)}1${']}'.repeat(10_000)}`;
    const text = `{"deep":${deep},"node":${medium(1)}}`;
    expect(cuttingOf(text, 'instagram').states).toEqual([cut(1)]);
  });

  it('that names the prototype changes nothing', () => {
    page('{"__proto__":{"pk":1,"gen_ai_detection_method":{"detection_method":"C2PA"}}}');
    expect(readPlatform(document, 'instagram.com')?.states).toHaveLength(1);
    expect(({} as Record<string, unknown>)['pk']).toBeUndefined();
  });
});

describe('labels around a medium', () => {
  it('are not looked for on other sites', () => {
    openPage('<article><header><span>AI info</span></header><img src="a.jpg" width="640"></article>');
    expect(labelsAround(element('img'), 'www.instagram.com')).toEqual(['AI info']);
    expect(labelsAround(element('img'), 'example.org')).toEqual([]);
    expect(labelsAround(element('img'))).toEqual([]);
  });

  it.each([
    ['is only part of what an element says', '<header><span>AI info<b>!</b></span></header>'],
    ['is written otherwise', '<header><span>ai info</span></header>'],
    ['stands outside the head of the post', '<header></header><p><span>AI info</span></p>'],
    ['is a link of a person or place', '<header><a href="/x"><span>AI info</span></a></header>'],
    [
      'stands in a post inside the post',
      '<header></header><article><header><span>AI info</span></header></article>',
    ],
  ])('are none when the text %s', (_what, inside) => {
    openPage(`<article>${inside}<img src="a.jpg" width="640"></article>`);
    expect(labelsAround(element('img'), 'www.instagram.com')).toEqual([]);
  });

  it('are read among thousands of texts in time', () => {
    openPage(
      `<article><header>${'<b>x</b>'.repeat(20_000)}<i>AI info</i></header><img src="a.jpg"></article>`,
    );
    expect(timed(() => labelsAround(element('img'), 'instagram.com'))).toBeLessThan(500);
  });
});
