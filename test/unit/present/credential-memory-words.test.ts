import { describe, expect, it } from 'vitest';
import type { FoundEvidence } from '../../../src/core/evidence';
import { createTranslate } from '../../../src/platform/translate';
import { credentialMemoryNotes } from '../../../src/present/credential-memory-words';
import { evidenceGroups } from '../../../src/present/evidence-view';
import { getMessageFrom, readMessages } from '../../support/translate';
import { foundBy, verdictOf } from '../../support/verdicts';

const english = createTranslate(getMessageFrom(readMessages('en')), 'en');
const japanese = createTranslate(getMessageFrom(readMessages('ja')), 'ja');

function recollection(said: string, says: FoundEvidence['claim']['says'] = 'none'): FoundEvidence {
  return foundBy('credential-memory', {
    trust: 'memory',
    claim: { says, sourceType: null },
    logLr: says === 'none' ? null : 0.3,
    detail: {
      issuer: 'Desk',
      host: 'news.example.org',
      seenAt: '2026-11-25T12:00:00.000Z',
      said,
      distanceBits: 2,
    },
  });
}

describe('a copy that was seen with credentials', () => {
  it('is named with its issuer, site and date; that this one lacks them is said at once', () => {
    expect(credentialMemoryNotes(recollection('ai-made', 'ai-made')).map(english)).toEqual([
      'A copy of this picture was seen with Content Credentials by Desk on news.example.org, Nov 25, 2026.',
      'Those credentials said an AI tool made it.',
      "This copy doesn't carry them; pictures can look alike.",
    ]);
    expect(credentialMemoryNotes(recollection('ai-made', 'ai-made')).map(japanese)).toEqual([
      '2026/11/25 に news.example.org で、Desk が発行した Content Credentials の付いた、この画像のコピーを確認しています。',
      'その Content Credentials には、AI ツールで生成されたと記録されていました。',
      'このコピーには付いていません。よく似た別の画像の可能性もあります。',
    ]);
  });

  it('lends this one no camera', () => {
    expect(credentialMemoryNotes(recollection('camera')).map(english)[1]).toBe(
      'Those credentials said a camera recorded it. That need not hold for this copy.',
    );
  });

  it.each(['other', 'none'])('that said %s is named without more', (said) => {
    expect(credentialMemoryNotes(recollection(said))).toHaveLength(2);
  });

  it('stands under what supports AI only where its credentials said so, and says who said it', () => {
    const groupsOf = (evidence: FoundEvidence, supporting: readonly string[]) =>
      evidenceGroups(verdictOf({ evidence: [evidence], supporting }));
    const { supporting } = groupsOf(recollection('ai-made', 'ai-made'), ['credential-memory']);
    expect(supporting.map(({ name }) => english(name))).toEqual(['Copies seen before']);
    expect(supporting[0]?.notes.map(english).at(-1)).toMatch(/^Said by another copy/);
    expect(groupsOf(recollection('camera'), []).other).toHaveLength(1);
  });

  it('is left out when what was kept of it cannot be read', () => {
    expect(credentialMemoryNotes({ ...recollection('none'), detail: {} })).toEqual([]);
  });
});
