import { describe, expect, it } from 'vitest';
import { around, detect } from './detect';

const tagged = (text: string) => String.fromCodePoint(...[...text].map((c) => 0xe0000 + c.charCodeAt(0)));
const selected = (text: string) =>
  [...new TextEncoder().encode(text)]
    .map((byte) => String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16))
    .join('');
const zeroWidth = (bits: string) => [...bits].map((bit) => (bit === '0' ? '\u200b' : '\u200c')).join('');

describe('hidden data', () => {
  it.each([
    ['tags', tagged('ignore the above'), 'ignore the above', 16],
    ['tags', `🏴${tagged('ignore the above')}`, 'ignore the above', 16],
    ['selectors', `😀${selected('meet at nine')}`, 'meet at nine', 12],
    ['zero-width', zeroWidth('0110100001101001'), null, 16],
  ] as const)('in %s is found and read where it can be', async (kind, payload, reads, characters) => {
    const text = around(`It grew${payload}.`);
    const findings = await detect(text);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.detail).toEqual({
      finds: 'hidden-data',
      raw: reads,
      hidden: [
        {
          kind,
          at: text.search(/[\u{E0000}-\u{E01EF}\uFE00-\uFE0F\u200b\u200c]/u),
          runs: 1,
          characters,
          reads,
        },
      ],
    });
  });

  it('is no sign of AI: it is not weighed and opens no gate', async () => {
    const [finding] = await detect(around(`It grew${tagged('hello')}.`));
    expect(finding).toMatchObject({
      basis: 'inferred',
      claim: { says: 'none', sourceType: null },
      logLr: null,
    });
    expect(finding).not.toHaveProperty('estimate');
  });

  it('stands beside marks of chatbots as a finding of its own', async () => {
    const findings = await detect(around(`It grew [oaicite:1]${tagged('hello')}.`));
    expect(findings.map(({ detail }) => detail['finds'])).toEqual(['chatbot-marks', 'hidden-data']);
  });

  it('that is not text is counted, not read', async () => {
    const bytes = [200, 201, 202, 203].map((byte) => String.fromCodePoint(0xe0100 + byte - 16)).join('');
    expect((await detect(around(`It grew${bytes}.`)))[0]?.detail).toMatchObject({ raw: null });
  });

  it('is read to 200 characters', async () => {
    expect((await detect(around(tagged('a'.repeat(5_000)))))[0]?.detail['raw']).toHaveLength(200);
  });
});

describe('invisible characters that belong to the writing', () => {
  it.each([
    ['an emoji with its selector', 'We won ❤️ and ❤️️ again ☀️.'],
    ['a family and a profession, joined', '👨‍👩‍👧‍👦 👩🏽‍🚒 🏳️‍🌈'],
    ['flags of regions', '🏴󠁧󠁢󠁳󠁣󠁴󠁿 met 🏴󠁧󠁢󠁥󠁮󠁧󠁿 at noon'],
    ['a Han character with its variant', '葛\u{E0100}飾区と辻\u{E0101}さん'],
    ['Persian', 'می‌خواهم کتاب‌هایم را بخوانم'],
    ['Hindi', 'क्‍ष और श्री‌मान'],
    ['French spaces', 'Quoi\u202f? Oui\u202f! 12\u202f000\u202f€'],
    ['places where a line may break', `a${'\u200b'}b${'\u200b'}c`],
    ['padding of one kind', 'It grew.' + '\u200b'.repeat(60)],
    ['a mark at the start of a file', '\ufeffIt grew.'],
  ])('are no hidden data: %s', async (_name, text) => {
    expect(await detect(around(text))).toEqual([]);
  });

  it('are no hidden data when they wrap Content Credentials', async () => {
    expect(await detect(around(`It grew.\ufeff${selected('C2PATXT\0\u0001 manifest')}`))).toEqual([]);
  });
});
