import { describe, expect, it } from 'vitest';
import type { Evidence, FoundEvidence } from '../../../src/core/evidence';
import { createTranslate } from '../../../src/platform/translate';
import { cardView } from '../../../src/present/card-view';
import { getMessageFrom, readMessages } from '../../support/translate';
import { verdictOf } from '../../support/verdicts';

const english = createTranslate(getMessageFrom(readMessages('en')), 'en');

const label = (says: FoundEvidence['claim']['says'], detail: FoundEvidence['detail']): Evidence => ({
  detector: 'platform-labels',
  version: '1',
  ms: 1,
  status: 'found',
  basis: 'declared',
  trust: 'page',
  logLr: says === 'none' ? null : 1.5,
  claim: { says, sourceType: null },
  detail: { where: 'label', method: 'unstated', attribution: null, tableDate: '2026-11-28', ...detail },
});

function notesOf(evidence: Evidence, side: 'supporting' | 'other' = 'supporting'): readonly string[] {
  const verdict = verdictOf({
    label: 'labelled-generated',
    basis: 'declared',
    supporting: side === 'supporting' ? ['platform-labels'] : [],
    evidence: [evidence],
  });
  return cardView(verdict).evidence[side][0]?.notes.map(english) ?? [];
}

describe('the words for a platform’s label', () => {
  it('name the platform, what it says, how it knows, where, and how old the table is', () => {
    const evidence = label('ai-made', {
      platform: 'Instagram',
      finds: 'ai-label',
      raw: 'SELF_DISCLOSURE_FLOW',
      where: 'gen_ai_detection_method.detection_method',
      method: 'self-disclosed',
    });
    expect(notesOf(evidence)).toEqual([
      'Labelled by Instagram as AI-generated.',
      'The person who posted it said so.',
      'It reads: SELF_DISCLOSURE_FLOW',
      'Place: gen_ai_detection_method.detection_method',
      expect.stringMatching(/last looked up on .*2026/),
      expect.stringContaining('Said by the page or platform, not by the file'),
    ]);
  });

  it('say no more than the label of things made in part', () => {
    const [said] = notesOf(
      label('ai-part', { platform: 'Pinterest', finds: 'ai-label', raw: 'AI modified' }),
    );
    expect(said).toBe('Labelled by Pinterest as containing AI-generated or AI-edited parts.');
  });

  it('keep YouTube’s two things in one', () => {
    const [said] = notesOf(label('ai-part', { platform: 'YouTube', finds: 'altered', raw: 'Made with AI' }));
    expect(said).toMatch(/^Labelled by YouTube as altered or synthetic\./);
  });

  it('leave a camera to the platform, and on neither side', () => {
    const camera = label('none', { platform: 'YouTube', finds: 'camera', raw: 'x', method: 'c2pa' });
    const [said] = notesOf(camera, 'other');
    expect(said).toMatch(/^YouTube says a camera recorded it\. We could not check/);
  });
});
