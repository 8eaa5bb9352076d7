import { describe, expect, it, vi } from 'vitest';
import { messageLanguage, t, uiLanguage } from '../../../src/platform/i18n';
import { createTranslate } from '../../../src/platform/translate';
import { getMessageFrom, readMessages } from '../../support/translate';

const { i18n } = vi.hoisted(() => ({ i18n: { getMessage: vi.fn(), getUILanguage: vi.fn() } }));
vi.mock('../../../src/platform/browser', () => ({ browser: { i18n } }));

const english = getMessageFrom(readMessages('en'));
i18n.getMessage.mockImplementation(english);
i18n.getUILanguage.mockReturnValue('fr-CA');

const list = (number: number) =>
  ({
    key: 'count_line',
    args: [
      { key: 'count_image_other', args: [{ as: 'number', value: number }] },
      { as: 'list', of: [{ key: 'label_checking_chip' }, { key: 'label_failed_chip' }] },
    ],
  }) as const;

describe('the translator', () => {
  it('asks the browser for messages', () => {
    expect(t({ key: 'popup_stop' })).toBe('Stop');
    expect(uiLanguage()).toBe('fr-CA');
    expect(messageLanguage()).toEqual({ lang: 'en', dir: 'ltr' });
  });

  it('formats numbers as the language of the messages does, not that of an interface we lack', () => {
    expect(t(list(1200))).toBe("1,200 images: Checking…, Couldn't check");
  });

  it('follows the region of the interface where the language is the same', () => {
    const british = createTranslate(english, 'en-GB');
    const american = createTranslate(english, 'en-US');
    const date = { key: 'card_moment', args: [{ as: 'date', at: '2026-05-03T12:00:00Z' }] } as const;
    expect([british(date), american(date)]).toEqual(['3 May 2026', 'May 3, 2026']);
  });

  it('joins lists without a word before the last part in Japanese too', () => {
    expect(createTranslate(getMessageFrom(readMessages('ja')), 'ja')(list(1200))).toBe(
      '画像1,200件: 確認中…、確認できませんでした',
    );
  });

  it('makes no formatter before a message needs one, and one only for many', () => {
    const made = vi.spyOn(Intl, 'NumberFormat');
    const say = createTranslate(english, 'en-US');
    say({ key: 'popup_stop' });
    expect(made).not.toHaveBeenCalled();
    say(list(1));
    say(list(2));
    expect(made).toHaveBeenCalledTimes(1);
    made.mockRestore();
  });

  it('shows what is not a date as it is written', () => {
    expect(t({ key: 'card_moment', args: [{ as: 'moment', at: 'last spring' }] })).toBe('last spring');
  });

  it.each([
    [12, '1 kB'],
    [245_300, '245 kB'],
    [3_400_000, '3.4 MB'],
  ])('gives a size of %i bytes as %s', (value, words) => {
    expect(t({ key: 'card_moment', args: [{ as: 'bytes', value }] })).toBe(words);
  });

  it('shows the key of a message that is missing', () => {
    const nothing = createTranslate(() => '', 'en');
    expect(nothing({ key: 'popup_stop' })).toBe('popup_stop');
  });
});
