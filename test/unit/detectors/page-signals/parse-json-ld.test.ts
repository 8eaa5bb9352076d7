import { describe, expect, it } from 'vitest';
import { maxJsonLdDepth, maxJsonLdNodes } from '../../../../src/detectors/page-signals/limits';
import { parseJsonLd } from '../../../../src/detectors/page-signals/parse-json-ld';
import { ai, brief, itemOf, look, withCaption } from './look';

const work = { '@type': 'ImageObject', contentUrl: '/pictures/quay.jpg', digitalSourceType: ai };
const nested = (depth: number, inside: string) => '{"a":'.repeat(depth) + inside + '}'.repeat(depth);
const inTime = <Result>(run: () => Result): Result => {
  const startedAt = performance.now();
  const result = run();
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  return result;
};

describe('JSON-LD that is', () => {
  it.each([
    ['a million nodes', () => `[${'{},'.repeat(300_000)}${JSON.stringify(work)}]`, 'too-many-nodes'],
    ['a million numbers', () => `[${'1,'.repeat(450_000)}1]`, undefined],
    ['a million characters and more', () => `[${'1,'.repeat(1_000_000)}1]`, 'too-large'],
    [
      '70,000 keys',
      () => `{${Array.from({ length: 70_000 }, (_, i) => `"k${i}":{}`).join()}}`,
      'too-many-nodes',
    ],
    ['10,000 levels deep', () => nested(10_000, JSON.stringify(work)), 'too-deep'],
    ['100,000 lists deep', () => '['.repeat(100_000) + ']'.repeat(100_000), 'too-deep'],
    ['not JSON', () => '{"digitalSourceType": "x",}', 'not-json'],
    ['empty', () => '', 'not-json'],
  ])('%s is answered in time, by name', (_name, text, problem) => {
    const { works, problems } = inTime(() => parseJsonLd([text()]));
    expect(problems).toEqual(problem === undefined ? [] : [problem]);
    expect(works).toEqual([]);
  });

  it('at its limits is read whole', () => {
    expect(parseJsonLd([nested(maxJsonLdDepth, JSON.stringify(work))]).works).toHaveLength(1);
    const wide = `[${'{},'.repeat(maxJsonLdNodes - 2)}${JSON.stringify(work)}]`;
    expect(parseJsonLd([wide])).toMatchObject({ works: [{ sourceTypes: [ai] }], problems: [] });
  });

  it('damaged does not hide the texts beside it', () => {
    const { works, problems } = parseJsonLd(['{', JSON.stringify(work), nested(100, '1')]);
    expect(works).toHaveLength(1);
    expect(problems).toEqual(['not-json', 'too-deep']);
  });

  it.each([
    'null',
    '1',
    '"digitalSourceType"',
    'true',
    '[]',
    '[[[1]]]',
    '{"@graph":null}',
    '{"@type":7,"digitalSourceType":7}',
  ])('odd, %s, says nothing', (text) => {
    expect(parseJsonLd([text])).toEqual({ works: [], problems: [] });
  });

  it('made to reach into prototypes reaches nothing', () => {
    const text = `{"__proto__":{"digitalSourceType":"${ai}","polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":{"digitalSourceType":{"__proto__":{"@id":"${ai}"}}}}`;
    const { works } = parseJsonLd([text]);
    expect(works.map(({ sourceTypes }) => sourceTypes)).toEqual([[ai]]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('keeps blank nodes of two texts apart', () => {
    const picture = { '@id': '_:b0', '@type': 'ImageObject', contentUrl: '/pictures/quay.jpg' };
    const statement = { '@id': '_:b0', digitalSourceType: ai };
    expect(parseJsonLd([JSON.stringify([picture, statement])]).works[0]?.addresses).toHaveLength(3);
    expect(
      parseJsonLd([JSON.stringify(picture), JSON.stringify(statement)]).works[0]?.addresses,
    ).toHaveLength(1);
  });
});

describe('structured data that cannot be read', () => {
  it('is reported beside what else is found, and not weighed', async () => {
    expect(await brief(withCaption('Image: AI-generated'), { jsonLd: ['{'] })).toEqual([
      'unread: none null',
      'caption: ai-made 1',
    ]);
    const [finding] = await look(itemOf(), { jsonLd: [nested(100, '1')] });
    expect(finding?.detail).toMatchObject({ finds: 'unread', problem: 'too-deep' });
  });
});
