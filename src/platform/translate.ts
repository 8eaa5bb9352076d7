import type { MessageKey } from '../present/message-key';
import type { Arg, Words } from '../present/words';

/** As `browser.i18n.getMessage`: an unknown key gives ''. */
export type GetMessage = (key: string, substitutions?: string[]) => string;

/** Binds messages and number formats of one language; numbers follow the messages, so that no sentence mixes two. */
export function createTranslate(getMessage: GetMessage, interfaceLanguage: string): (words: Words) => string {
  const tag = getMessage('locale_tag' satisfies MessageKey) || 'en';
  const locale = interfaceLanguage.split('-')[0] === tag ? interfaceLanguage : tag;
  const formats = createFormats(locale);
  const say = (words: Words): string =>
    // A detector whose message is missing shows its key: visible, and caught by the registry's test.
    getMessage(
      words.key,
      words.args?.map((arg) => format(arg, formats, say)),
    ) || words.key;
  return say;
}

/**
 * Making the first formatter takes 10 ms of the page's main thread, each further kind 1–3 ms, using it next to nothing:
 * each is made when it is first needed, so that a page without badges pays for none.
 */
interface Formats {
  readonly number: () => Intl.NumberFormat;
  readonly signed: () => Intl.NumberFormat;
  readonly percent: () => Intl.NumberFormat;
  readonly kilobytes: () => Intl.NumberFormat;
  readonly megabytes: () => Intl.NumberFormat;
  readonly list: () => Intl.ListFormat;
  readonly date: () => Intl.DateTimeFormat;
  readonly moment: () => Intl.DateTimeFormat;
  readonly time: () => Intl.DateTimeFormat;
}

const momentOptions: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
};

function createFormats(locale: string): Formats {
  const number = (options: Intl.NumberFormatOptions) => once(() => new Intl.NumberFormat(locale, options));
  const date = (options: Intl.DateTimeFormatOptions) => once(() => new Intl.DateTimeFormat(locale, options));
  return {
    number: number({}),
    signed: number({ signDisplay: 'exceptZero', minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    percent: number({ style: 'percent', maximumFractionDigits: 0 }),
    kilobytes: number({ style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }),
    megabytes: number({ style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }),
    // The one list style without a word before the last part in both languages: "a, b, c" and "a、b、c".
    list: once(() => new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' })),
    date: date({ dateStyle: 'medium' }),
    moment: date(momentOptions),
    time: date({ timeStyle: 'short' }),
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function format(arg: Arg, formats: Formats, say: (words: Words) => string): string {
  if (typeof arg === 'string') return arg;
  if ('key' in arg) return say(arg);
  switch (arg.as) {
    case 'list':
      return formats.list().format(arg.of.map(say));
    case 'number':
    case 'signed':
    case 'percent':
      return formats[arg.as]().format(arg.value);
    case 'bytes':
      return formatBytes(arg.value, formats);
    case 'date':
    case 'moment':
    case 'time':
      return formatInstant(arg.at, formats[arg.as]());
  }
}

function formatBytes(bytes: number, { kilobytes, megabytes }: Formats): string {
  // A file of some bytes is not "0 kB".
  return bytes < 1_000_000
    ? kilobytes().format(Math.max(bytes / 1_000, 1))
    : megabytes().format(bytes / 1_000_000);
}

/** What is not a date is shown as it is written. */
function formatInstant(at: string, dates: Intl.DateTimeFormat): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : dates.format(date);
}
