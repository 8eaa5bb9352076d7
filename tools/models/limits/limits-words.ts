import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImageRates, TextRates } from '../../../src/present/limits/tested-rates.ts';

/** All words of the page of limits in one language. */
export interface LimitsWords {
  readonly title: string;
  readonly intro: string;
  /** Between names. */
  readonly and: string;
  readonly count: (hits: string, n: string) => string;
  readonly image: {
    readonly heading: (models: string, date: string) => string;
    readonly conditions: (image: ImageRates) => string;
    readonly names: Readonly<Record<string, string>>;
    readonly columns: Readonly<
      Record<
        | 'condition'
        | 'falseFlags'
        | 'photographs'
        | 'art'
        | 'screenshots'
        | 'found'
        | 'noSignOfAi'
        | 'noSignOfOthers'
        | 'auroc',
        string
      >
    >;
    readonly notes: (image: ImageRates) => string;
  };
  readonly text: {
    readonly heading: (models: string, date: string) => string;
    readonly untuned: (text: TextRates) => string;
    readonly columns: Readonly<
      Record<'words' | 'falseFlags' | 'found' | 'noSignOfAi' | 'auroc' | 'register' | 'attack', string>
    >;
    readonly auroc: string;
    readonly registers: string;
    readonly attacks: string;
    readonly paraphrased: string;
    readonly humanised: string;
    readonly notes: string;
  };
  readonly registerOf: (name: string) => string;
  /** By name in the data. */
  readonly attacks: Readonly<Record<string, string>>;
  readonly closing: { readonly heading: string; readonly body: string };
}

/** Kinds of writing as the extension names them; one that it has no name for stays as it is in the data. */
export function registersIn(locale: 'en' | 'ja'): LimitsWords['registerOf'] {
  const path = join(import.meta.dirname, `../../../assets/public/_locales/${locale}/messages.json`);
  const messages = JSON.parse(readFileSync(path, 'utf8')) as Record<string, { message: string } | undefined>;
  return (name) => messages[`register_${name}`]?.message ?? name;
}
