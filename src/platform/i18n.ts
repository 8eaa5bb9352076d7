import { browser } from './browser';
import { createTranslate } from './translate';
import type { Words } from '../present/words';

export type { MessageKey } from '../present/message-key';

/** The message in the language of the browser's interface. */
export function t(words: Words): string {
  shared ??= createTranslate(
    (key, substitutions) => browser.i18n.getMessage(key, substitutions),
    uiLanguage(),
  );
  return shared(words);
}

let shared: ((words: Words) => string) | undefined;

/** BCP 47 tag of the browser's interface; our messages may be in another language (English when we lack it). */
export function uiLanguage(): string {
  return browser.i18n.getUILanguage();
}

/** Language and writing direction of the messages, for our own documents; not those of the interface, which we may lack. */
export function messageLanguage(): { readonly lang: string; readonly dir: string } {
  return { lang: t({ key: 'locale_tag' }), dir: t({ key: 'locale_direction' }) };
}
