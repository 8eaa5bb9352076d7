import { describe, expect, it } from 'vitest';
import { parseLinks } from '../../../../src/detectors/page-signals/parse-link';
import { readAiDisclosure } from '../../../../src/detectors/page-signals/read-ai-disclosure';
import { parseDictionary } from '../../../../src/detectors/page-signals/structured-field';
import { brief, itemOf, look } from './look';

describe('the header AI-Disclosure', () => {
  it.each([
    ['mode=ai-originated', 'ai-made', null],
    ['mode=machine-generated', 'ai-made', null],
    ['mode=ai-modified', 'ai-part', null],
    ['mode=none', 'none', null],
    ['mode="ai-originated"', 'ai-made', null],
    [
      'mode=ai-originated; model="gpt-4"; provider="OpenAI"; reviewed-by="editorial-team"; date=@1745286896',
      'ai-made',
      'gpt-4',
    ],
    ['mode=ai-modified, provider="A, \\"B\\" and C"', 'ai-part', 'A, "B" and C'],
    [' model=x, mode=none , mode=ai-modified ', 'ai-part', 'x'],
  ])('%s says %s', (field, says, generator) => {
    expect(readAiDisclosure(field)).toMatchObject({ says, generator });
  });

  it.each([
    '',
    'mode',
    'mode=',
    'mode=human',
    'Mode=none',
    'mode=none,',
    'mode=none;',
    'mode="none',
    'mode=ä',
    'none',
    'mode=(none)',
    'model="x"',
    '=;=,',
  ])('%j says nothing', (field) => {
    expect(readAiDisclosure(field)).toBeNull();
  });

  it('weighs less than a label, and a denial nothing', async () => {
    const [finding] = await look(itemOf(), { headers: { aiDisclosure: 'mode=ai-originated; model="m"' } });
    expect(finding).toMatchObject({
      basis: 'declared',
      claim: { says: 'ai-made', sourceType: null },
      trust: 'page',
      logLr: 0.6,
      detail: { where: 'AI-Disclosure', raw: 'mode=ai-originated; model="m"', generator: 'm' },
    });
    expect(await brief(itemOf(), { headers: { aiDisclosure: 'mode=none' } })).toEqual(['header: none null']);
  });
});

describe('a structured field', () => {
  it('is read in all kinds of values', () => {
    const members = parseDictionary(
      'a=1;p, b=-2.5, c=?0, d=:aGk=:, e=@12, f=%"x%20y", g=("a" b;q=1  c);r=2, h, i=*t/v:1',
    );
    expect([...(members ?? [])].map(([key, { kind, value }]) => `${key} ${kind} ${value}`)).toEqual([
      'a number 1',
      'b number -2.5',
      'c boolean 0',
      'd bytes aGk=',
      'e date 12',
      'f string x%20y',
      'g list ',
      'h boolean 1',
      'i token *t/v:1',
    ]);
    expect(members?.get('a')?.parameters.get('p')?.value).toBe('1');
  });

  it.each([
    'a=1,',
    'a=1 b=2',
    'a=(1',
    'a=(1,2)',
    'a=1;',
    'A=1',
    'a=?2',
    'a="\\x"',
    'a=@',
    'a==1',
    'a=1\u00e9',
  ])('that breaks the syntax is ignored whole: %j', (field) => {
    expect(parseDictionary(field)).toBeNull();
  });
});

describe('the header Link', () => {
  it.each([
    ['<https://a.example/m>; rel="c2pa-manifest"', 'https://a.example/m'],
    ['<https://a.example/m>;rel=c2pa-manifest', 'https://a.example/m'],
    ['<https://a.example/m> ; REL = "preload C2PA-Manifest"', 'https://a.example/m'],
    ['</style.css>; rel=preload; as=style, </m.c2pa>; rel="c2pa-manifest"', 'https://news.example/m.c2pa'],
    ['<https://b.example/x,y;z>; title="a, b; <c>"; rel=c2pa-manifest', 'https://b.example/x,y;z'],
    ['<m>; title="\\"q\\", rel=x"; rel="c2pa-manifest"', 'https://news.example/pictures/m'],
    [', ,<m>; rel=c2pa-manifest,', 'https://news.example/pictures/m'],
    ['<>; rel=next, <m>; rel=c2pa-manifest; rel=other', 'https://news.example/pictures/m'],
  ])('%s names the manifest %s', async (link, url) => {
    const [finding] = await look(itemOf(), { headers: { link } });
    expect(finding).toMatchObject({
      claim: { says: 'none', sourceType: null },
      logLr: null,
      detail: { finds: 'manifest-link', remoteUrl: url, raw: new URL(url).host },
    });
  });

  it.each([
    '',
    'https://a.example/m; rel=c2pa-manifest',
    '<https://a.example/m>; rel=other; rel=c2pa-manifest',
    '<https://a.example/m>; rel=c2pa-manifest; anchor="#x"',
    '<https://a.example/m; rel=c2pa-manifest',
    '<https://a.example/m>; title="; rel=c2pa-manifest',
    '<javascript:alert(1)>; rel=c2pa-manifest',
    '<http://[>; rel=c2pa-manifest',
    '<https://a.example/m>; rel=not-c2pa-manifest',
  ])('%s names none', async (link) => {
    expect(await look(itemOf(), { headers: { link } })).toEqual([]);
  });

  it('is read in bounded time however it is made', () => {
    const startedAt = performance.now();
    for (const part of ['<', '<>;', '"', '<a>;b="\\', ';'.repeat(50), '<a>,', '<a> ; c = ']) {
      expect(parseLinks(part.repeat(4_096 / part.length)).length).toBeLessThanOrEqual(64);
    }
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});
