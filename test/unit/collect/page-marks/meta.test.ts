// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readMeta } from '../../../../src/collect/page-marks/meta';
import { openFixture, openPage } from '../page';

describe('notes for machines', () => {
  it('are those on AI, names in lower case', () => {
    openPage('<meta name="AI-Disclosure" content="ai-assisted"><meta name="ai-generated" content="true">');
    expect(readMeta(document)).toEqual([
      { name: 'ai-disclosure', content: 'ai-assisted' },
      { name: 'ai-generated', content: 'true' },
    ]);
  });

  it('are not those on other things', () => {
    openPage(
      '<meta name="generator" content="AI builder"><meta name="description" content="AI-generated"><meta name="ai-content-declaration" content="allowed">',
    );
    expect(readMeta(document)).toEqual([]);
  });

  it('are few and short', () => {
    openPage(`<meta name="ai-disclosure" content="${'x'.repeat(5_000)}">`.repeat(20));
    const found = readMeta(document);
    expect(found).toHaveLength(8);
    expect(found[0]?.content).toHaveLength(500);
  });

  it('without content are empty', () => {
    openPage('<meta name="ai-disclosure">');
    expect(readMeta(document)).toEqual([{ name: 'ai-disclosure', content: '' }]);
  });

  it('are found in a whole page', () => {
    openFixture('page-signals/says-of-itself');
    expect(readMeta(document)).toEqual([{ name: 'ai-disclosure', content: 'ai-generated' }]);
  });
});
