import { describe, expect, it } from 'vitest';
import { around, detect } from './detect';

const marksOf = async (text: string) => {
  const [finding] = await detect(text);
  return (finding?.detail['marks'] ?? []) as readonly { id: string; strength: string; count: number }[];
};
const idsOf = async (text: string) => (await marksOf(text)).map(({ id }) => id);

describe('marks that only a chatbot leaves', () => {
  it.each([
    ['chatgpt-content-reference', 'It grew. :contentReference[oaicite:0]{index=0}'],
    ['chatgpt-content-reference', 'It grew:contentReference [oaicite:12] {index=12}'],
    ['chatgpt-oaicite', 'It grew [oaicite:3].'],
    ['chatgpt-oai-citation', 'It grew. [oai_citation:4‡arXiv](https://a.example/1)'],
    ['chatgpt-oai-citation', 'It grew. [oai_citation_attribution:0‡Docs]'],
    ['chatgpt-turn-reference', 'It grew. citeturn0search1turn13view1'],
    ['chatgpt-turn-reference', 'It grew. \uE200cite\uE202turn0search0\uE202turn0search5\uE201'],
    ['chatgpt-turn-reference', '港は大きくなった。citeturn1news2'],
    ['chatgpt-turn-reference', 'It grew. iturn0image0turn0image1'],
    ['chatgpt-turn-reference', 'It grew. navlist turn0academia3'],
    ['chatgpt-turn-reference', 'It grew. 【turn0search1】'],
    ['chatgpt-attribution', 'It grew ({"attribution":{"attributableIndex":"1009-1"}}) again.'],
    ['chatgpt-attribution', 'It grew ({“attribution”:{“attributableIndex”:“1009-1”}}) again.'],
    ['chatgpt-sandbox-file', 'Download it: [table](sandbox:/mnt/data/table.csv)'],
    ['chatgpt-generated-reference', 'It grew. cite_generated-reference-identifier_2'],
    ['perplexity-attached-file', 'It grew [attached_file:1][attached_file:2]:'],
    ['perplexity-web', 'It grew.[web:171][web:197] Then it shrank.'],
    ['perplexity-web', 'It grew [web:1]. Then it shrank.'],
    ['grok-card', 'It grew.<grok-card data-id="339c54" data-type="citation_card"></grok-card>'],
    ['grok-render', 'It grew.<grok:render card_id="2fca04" type="render_inline_citation">'],
    ['gemini-cite-start', '[cite_start]It grew twofold.'],
    ['gemini-span', '[span_0](start_span)It grew[span_0](end_span).'],
    ['assistants-source', 'It grew【12†source】.'],
    ['assistants-source', 'It grew【4:0†report.pdf】.'],
    ['assistants-source', 'It grew【85†L261-269】.'],
    ['as-an-ai-model', 'I am sorry, but as an AI language model, I cannot travel.'],
    ['as-an-ai-model', 'As a large language model trained by others I have no home.'],
    ['knowledge-update', 'As of my last knowledge update in September 2021, it had grown.'],
    ['as-an-ai-model-ja', '私はAI言語モデルとして、旅行の経験がありません。'],
    ['as-an-ai-model-de', 'Als KI-Sprachmodell habe ich keine Meinung.'],
    ['as-an-ai-model-fr', 'En tant que modèle de langage, je ne voyage pas.'],
    ['as-an-ai-model-es', 'Como modelo de lenguaje de IA, no puedo viajar.'],
  ])('%s makes a text likely AI-written: %s', async (id, mark) => {
    const [finding, ...others] = await detect(around(mark));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      basis: 'inferred',
      trust: 'estimate',
      claim: { says: 'none', sourceType: null },
      logLr: 2.5,
      estimate: { mayAccuse: true, maySayNoSign: false, condition: 'paste marks' },
      limits: ['limit_marks_part'],
    });
    expect((await marksOf(around(mark)))[0]).toMatchObject({ id, strength: 'strong' });
  });

  it('are quoted as they stand, short and without characters that nobody sees', async () => {
    const raw = async (text: string) => (await detect(text))[0]?.detail['raw'];
    expect(await raw(around('It grew :contentReference[oaicite:2]{index=2}.'))).toBe(
      ':contentReference[oaicite:2]{index=2}',
    );
    expect(await raw(around('It grew \uE200cite\uE202turn0search0\uE201'))).toBe('citeturn0search0');
    expect(await raw(around(`It grew【1†${'x'.repeat(80)}】`))).toHaveLength(61);
  });

  it('are counted, with their place', async () => {
    const text = around('It grew【1†source】 and grew【2†source】.');
    expect(await marksOf(text)).toMatchObject([{ count: 2, at: text.indexOf('【1†') }]);
  });
});

describe('what people write', () => {
  it.each([
    'The turn 0 search found nothing, and we turned 2 views round.',
    'See [1], [12] and [web] and [citation needed] for the sources [web:site].',
    '【速報】港が【12月】に開きました。本文は【資料】を参照†。',
    'A grok-card is no <card data-id="1">, and the sandbox is at /mnt/data/.',
    'As an AI researcher, I see language models as tools. As a language, modelling is dull.',
    'The file_cite column holds contentReference values in our schema.',
    'He bought the model as a large language school wanted it.',
    'Dear [Name], on 2025-01-02 we met; PASTE it HERE.',
    '5 ** 2 ** 3 is 5**8, and f**k that s**t. # one #hashtag',
    'https://a.example/?utm_source=newsletter&ref=openai.example',
    'I hope this helps dispel the belief that the film is poor.',
    'Als KI-Forscher habe ich ein Sprachmodell. En tant que maire, je dis non.',
  ])('holds no mark: %s', async (text) => {
    expect(await detect(around(text))).toEqual([]);
  });
});

describe('marks that are talked about', () => {
  it.each([
    'The string "contentReference[oaicite:0]" is an odd one.',
    'The string `turn0search0` is an odd one.',
    'その文字列「【12†source】」は変わっています。',
  ])('do not count when they stand in quotation marks themselves: %s', async (text) => {
    expect(await detect(around(text))).toEqual([]);
  });

  it.each([
    'He said: “I am sorry. As an AI language model, I cannot know.” Nobody laughed.',
    'He said, "As of my last knowledge update, it was open." Nobody laughed.',
    '彼は「私はAI言語モデルとして、答えられません」と言った。',
    'Sie schrieb: „Als KI-Sprachmodell habe ich keine Meinung.“',
    'She said ‘I hope this helps. That’s all.’ and left.',
  ])('do not count as leftovers inside a quotation: %s', async (text) => {
    expect(await detect(around(text))).toEqual([]);
  });

  it('count after a quotation that is closed', async () => {
    expect(await idsOf(around('“It grew,” he said. As an AI language model, I cannot know.'))).toEqual([
      'as-an-ai-model',
    ]);
  });

  it.each([
    'ChatGPT leaves codes such as turn0search0, [oaicite:0] and [attached_file:1] in what people paste.',
    'The chatbot answered: As an AI language model, I cannot give advice.',
    '生成AIの文章には【12†source】のような記号が残ることがあります。',
  ])('may not accuse where the text is about chatbots: %s', async (text) => {
    const [finding] = await detect(around(text));
    expect(finding).toMatchObject({
      logLr: 0.7,
      estimate: { mayAccuse: false },
      limits: ['limit_marks_discussed'],
    });
  });

  it('accuse although the marks, or the addresses beside them, name a chatbot', async () => {
    const [finding] = await detect(
      around(
        '[oai_citation:0‡openai.com](https://openai.com/a?utm_source=chatgpt.com) <grok-card data-id="1"></grok-card>',
      ),
    );
    expect(finding?.estimate?.mayAccuse).toBe(true);
  });

  it('accuse where one far sentence of a long text mentions a chatbot', async () => {
    const long = `A chatbot was tried there in spring.\n\n${'The ferries call four times a day. '.repeat(20)}`;
    expect((await detect(long + around('It grew. citeturn0search1')))[0]?.estimate?.mayAccuse).toBe(true);
  });
});

describe('marks that people leave as well', () => {
  it.each([
    ['i-hope-this-helps', 'I hope this helps!'],
    ['certainly-here-is', 'Certainly! Here’s a short history of the harbour.'],
    ['would-you-like-me-to', 'Would you like me to add a timetable?'],
    ['your-name', 'Kind regards, [Your Name]'],
    ['date-to-fill-in', 'Retrieved 2025-xx-xx.'],
    ['source-to-fill-in', 'See INSERT_SOURCE_URL_2 for more.'],
    ['paste-here', 'See PASTE_LICENSE_URL_HERE for more.'],
    ['gemini-cite', 'It grew [cite: 4, 5, 212].'],
    ['gemini-cite', 'It grew [cite: 230-234].'],
  ])('%s weighs something and accuses nobody: %s', async (id, text) => {
    const [finding] = await detect(around(text));
    expect(finding).toMatchObject({ logLr: 0.7, estimate: { mayAccuse: false }, limits: [] });
    expect(await idsOf(around(text))).toEqual([id]);
  });

  it('add up, but to no more than 1.3', async () => {
    const two = 'Certainly! Here is a draft. [cite: 1]';
    expect((await detect(around(two)))[0]?.logLr).toBe(1.3);
    const [many] = await detect(around(`${two} Would you like me to go on? I hope this helps. [Your Name]`));
    expect(many).toMatchObject({ logLr: 1.3, estimate: { mayAccuse: false } });
  });

  it('add nothing to a strong one', async () => {
    expect((await detect(around('It grew. [oaicite:1] I hope this helps!')))[0]?.logLr).toBe(2.5);
  });

  it('of links: one alone weighs little, two or one beside another mark count', async () => {
    const link = 'https://a.example/x?utm_source=chatgpt.com';
    expect((await detect(around(link)))[0]?.logLr).toBe(0.2);
    expect((await detect(around(`${link} and https://b.example/?a=1&utm_source=openai`)))[0]?.logLr).toBe(
      0.7,
    );
    expect((await detect(around(`${link} and [cite: 1]`)))[0]?.logLr).toBe(1.3);
    expect(
      (
        await detect(around('https://c.example/?referrer=grok.com https://d.example/?utm_source=copilot.com'))
      )[0]?.logLr,
    ).toBe(0.7);
  });

  it('of markdown weigh next to nothing, however much there is', async () => {
    const text = around(
      '**Trade** grew.\n\n## Ferries and boats in summer\n\n``` and **Market** on the quay',
    );
    expect((await detect(text))[0]).toMatchObject({ logLr: 0.2, estimate: { mayAccuse: false } });
    expect(await idsOf(text)).toEqual(['bold', 'heading', 'fence']);
  });
});

describe('hostile text', () => {
  const seeds = [
    '**a',
    '【1†',
    '【1:1†a',
    '[cite: 1,',
    'cite',
    'turn0search',
    'turn0search0 ',
    '. [web:1]x',
    '[web:1]',
    'contentReference',
    'As an AI language model, ',
    '"a" I hope this helps. ',
    '“',
    '‘a’',
    '`',
    '\n## a',
    '\n\n',
    '?utm_source=chatgpt.com ',
    'PASTE_A',
    'ChatGPT ',
    '[oaicite:0]',
    '\u200b\u200c',
    '\ufe0f',
    '\u{e0041}',
    '\u{1f3f4}\u{e0067}',
    '({"attribution":{"attributableIndex":"1',
    '言',
    ' ',
    '\ud800',
  ];

  it.each(seeds)('of a megabyte of %j is read in linear time', async (seed) => {
    const text = seed.repeat(Math.ceil(1_000_000 / seed.length));
    const times: number[] = [];
    for (let run = 0; run < 4; run += 1) {
      const before = process.cpuUsage();
      await detect(text);
      const { user, system } = process.cpuUsage(before);
      times.push((user + system) / 1_000);
    }
    // 20-60 ms of a processor when it has nothing else to do; a search that is not linear would take minutes.
    expect(Math.min(...times)).toBeLessThan(150);
  });
});
