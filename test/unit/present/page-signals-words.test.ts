import { describe, expect, it } from 'vitest';
import type { FoundEvidence } from '../../../src/core/evidence';
import type { MediaKind } from '../../../src/core/item';
import { createTranslate } from '../../../src/platform/translate';
import { cardView } from '../../../src/present/card-view';
import { getMessageFrom, readMessages, type Locale } from '../../support/translate';
import { foundBy, verdictOf } from '../../support/verdicts';

const says = (locale: Locale) => createTranslate(getMessageFrom(readMessages(locale)), locale);

function signal(
  finds: string,
  claim: FoundEvidence['claim']['says'],
  detail: FoundEvidence['detail'] = {},
  logLr: number | null = 1.5,
): FoundEvidence {
  return foundBy('page-signals', {
    claim: { says: claim, sourceType: null },
    trust: 'page',
    logLr,
    detail: { finds, ...detail },
  });
}

/** The lines under the check, without who stands behind it. */
function notesOf(
  evidence: FoundEvidence,
  locale: Locale = 'en',
  kind: MediaKind = 'image',
): readonly string[] {
  const { supporting, opposing, other } = cardView(verdictOf({ kind, evidence: [evidence] })).evidence;
  const [view, ...more] = [...supporting, ...opposing, ...other];
  expect(more).toEqual([]);
  return (view?.notes ?? []).filter(({ key }) => !key.startsWith('trust_')).map(says(locale));
}

describe('what a page says is said in words of its place', () => {
  it.each([
    [signal('json-ld', 'ai-made'), ["The page's structured data say that an AI tool made it."]],
    [signal('microdata', 'ai-part'), ["The page's structured data say that an AI tool made part of it."]],
    [
      signal('json-ld', 'none', { states: 'camera', raw: 'digitalCapture' }, null),
      ["The page's structured data say that a camera recorded it. Nobody signed that, so it doesn't count."],
    ],
    [
      signal('caption', 'ai-made', { raw: 'Image: AI-generated' }, 1),
      ['The caption or credit line says that AI made it.', 'It reads: Image: AI-generated'],
    ],
    [
      signal('caption', 'ai-part', { raw: 'AI-enhanced photo' }, 0.6),
      [
        'The caption or credit line says that AI made or changed part of it.',
        'It reads: AI-enhanced photo',
        'This alone is too weak for a label.',
      ],
    ],
    [
      signal('alt', 'ai-made', { raw: 'AI art' }, 0.3),
      [
        'Its alternative text says that AI made it.',
        'It reads: AI art',
        'This alone is too weak for a label.',
      ],
    ],
    [
      signal('text', 'ai-made', { raw: 'Written by ChatGPT' }, 1),
      ['The text says of itself that AI wrote it.', 'It reads: Written by ChatGPT'],
    ],
    [
      signal('header', 'ai-part', { raw: 'mode=ai-modified' }, 0.6),
      [
        'The server that sent it says that AI was used to change it.',
        'It reads: mode=ai-modified',
        'This alone is too weak for a label.',
      ],
    ],
    [
      signal('header', 'none', { raw: 'mode=none' }, null),
      [
        "The server that sent it says that no AI was used. That can't be checked here.",
        'It reads: mode=none',
      ],
    ],
    [
      signal('manifest-link', 'none', { raw: 'a.example', remoteUrl: 'https://a.example/m' }, null),
      ['The server names a place for its Content Credentials: a.example. They were not fetched.'],
    ],
    [
      signal('unread', 'none', { problem: 'not-json' }, null),
      ["The page's structured data couldn't be read: they are damaged."],
    ],
    [
      signal('unread', 'none', { problem: 'too-deep' }, null),
      ["The page's structured data were read in part only: they are too large or too deeply nested."],
    ],
  ])('%#', (evidence, wanted) => {
    expect(notesOf(evidence)).toEqual(wanted);
    expect(notesOf(evidence, 'ja')).toHaveLength(wanted.length);
  });

  it('a note for machines speaks of the page', () => {
    const lines = (['ai-made', 'ai-part', 'none'] as const).map(
      (claim) => notesOf(signal('meta', claim, { raw: 'x' }, null), 'en', 'page')[0],
    );
    expect(lines).toEqual([
      'A note for machines in the page says that AI generated its content.',
      'A note for machines in the page says that AI had a part in its content.',
      "A note for machines in the page says that no AI was used. That can't be checked here.",
    ]);
  });

  it('another origin is named', () => {
    const evidence = foundBy('page-signals', {
      trust: 'page',
      claim: { says: 'other', sourceType: 'algorithmicMedia' },
      detail: { finds: 'json-ld' },
    });
    expect(notesOf(evidence)[0]).toMatch(/^Origin stated in the page's structured data: \S/);
  });

  it('a generator’s host is named with what else it holds, and nobody is said to stand behind it', () => {
    const evidence = foundBy('page-signals', {
      basis: 'inferred',
      trust: 'estimate',
      claim: { says: 'none', sourceType: null },
      logLr: 0.3,
      detail: { finds: 'host', raw: 'cdn.midjourney.com', service: 'Midjourney' },
    });
    const [view] = cardView(verdictOf({ evidence: [evidence] })).evidence.other;
    expect(view?.notes.map(says('en'))).toEqual([
      'It comes from cdn.midjourney.com, where Midjourney keeps what it generates. Uploads are kept there too.',
    ]);
  });
});
