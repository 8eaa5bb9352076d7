import { describe, expect, it } from 'vitest';
import type { Evidence, Finding } from '../../../src/core/evidence';
import { createTranslate } from '../../../src/platform/translate';
import { cardView } from '../../../src/present/card-view';
import { sentenceWords } from '../../../src/present/sentence-words';
import { getMessageFrom, readMessages } from '../../support/translate';
import { verdictOf } from '../../support/verdicts';

const english = createTranslate(getMessageFrom(readMessages('en')), 'en');

const statement = (detector: string, detail: Finding['detail']): Evidence => ({
  detector,
  version: '1',
  ms: 1,
  status: 'found',
  basis: 'declared',
  trust: 'unsigned',
  logLr: 2.5,
  detail,
  claim: { says: 'ai-made', sourceType: null },
});
const watermark = statement('invisible-watermark', { generator: 'Stable Diffusion XL', matched: 47, of: 48 });
const labelled = (evidence: Evidence[]) =>
  verdictOf({
    label: 'labelled-generated',
    basis: 'declared',
    supporting: ['invisible-watermark'],
    evidence,
  });

describe('a watermark in the pixels', () => {
  it('is not called something the file says', () => {
    expect(english(sentenceWords(labelled([watermark])))).toMatch(
      /^Its pixels carry the watermark of an AI tool\./,
    );
  });

  it('leaves the sentence to metadata that says it too', () => {
    const metadata = statement('embedded-metadata', { where: 'PNG tEXt parameters' });
    expect(english(sentenceWords(labelled([metadata, watermark])))).toMatch(/^The file itself says/);
  });

  it('names the tool and how many bits match', () => {
    const rows = cardView(labelled([watermark])).evidence.supporting;
    expect(rows[0]?.notes.map(english)).toContain(
      'Its pixels carry a watermark that Stable Diffusion XL writes; 47 of 48 bits match.',
    );
  });
});
