import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export interface Message {
  readonly message: string;
  readonly description?: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string; readonly example?: string }>>;
}
export type Messages = Readonly<Record<string, Message>>;
export type Locale = 'en' | 'ja';

/** A locale file as the browser reads it. */
export function readMessages(locale: Locale): Messages {
  const path = resolve(import.meta.dirname, `../../assets/public/_locales/${locale}/messages.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as Messages;
}

/** Does with a locale file what `browser.i18n.getMessage` does. */
export function getMessageFrom(messages: Messages): (key: string, substitutions?: string[]) => string {
  return (key, substitutions = []) => {
    const entry = messages[key];
    if (entry === undefined) return '';
    return entry.message.replace(/\$(\w+)\$/g, (_all, name: string) => {
      const content = entry.placeholders?.[name.toLowerCase()]?.content ?? '';
      return content.replace(/\$(\d)/g, (_whole, digit: string) => substitutions[Number(digit) - 1] ?? '');
    });
  };
}
