import { describe, expect, it } from 'vitest';
import { pageViews } from '../../../src/present/page-view';
import type { SummaryItem } from '../../../src/present/summary-view';
import { foundBy, notFoundBy, verdictOf } from '../../support/verdicts';

const item = (
  kind: SummaryItem['kind'],
  evidence: Parameters<typeof verdictOf>[0]['evidence'],
): SummaryItem => ({
  id: 'd/0/1',
  kind,
  src: 'https://news.example/',
  excerpt: 'News',
  verdict: verdictOf({ kind, evidence: evidence ?? [] }),
});

describe('what a page says of itself', () => {
  it('is one line for each thing found, with what it says and who stands behind it', () => {
    const found = foundBy('page-signals', { trust: 'page', detail: { raw: 'fully_ai_generated' } });
    const [page] = pageViews([item('page', [notFoundBy('c2pa', { absent: true }), found])]);
    expect(page!.lines).toHaveLength(1);
    expect(page!.lines[0]!.notes.map(({ key }) => key)).toContain('trust_page');
  });

  it('is left out where nothing was found, while it is looked at, and for what is only on the page', () => {
    expect(pageViews([item('page', [notFoundBy('c2pa', { absent: true })])])).toEqual([]);
    expect(pageViews([{ ...item('page', []), verdict: null }])).toEqual([]);
    expect(pageViews([item('image', [foundBy('c2pa')])])).toEqual([]);
  });
});
