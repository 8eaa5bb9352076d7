import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorCodes, skipReasons } from '../src/core/errors';
import { mediaKinds } from '../src/core/item';
import { labels, type Variant } from '../src/core/verdict';
import { chipWords } from '../src/present/chip-words';
import { limitKeys } from '../src/present/limit-words';
import { sentenceWords } from '../src/present/sentence-words';
import { detectors } from '../src/detectors/registry';
import { readMessages, type Locale } from './support/translate';
import { verdictOf } from './support/verdicts';

const root = resolve(import.meta.dirname, '..');
const locales: readonly Locale[] = ['en', 'ja'];
const english = readMessages('en');
const variants: readonly (Variant | null)[] = [null, 'edited', 'lapsed', 'edited-lapsed'];

/** A chip's width in full-width characters: Latin and other narrow characters count half. */
function fullWidth(text: string): number {
  return [...text].reduce((sum, one) => sum + (/[\u0000-\u00ff\u2026]/.test(one) ? 0.5 : 1), 0);
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}

describe.each(locales)('the locale %s', (locale) => {
  const messages = readMessages(locale);

  it('has the same keys as English, in the same order', () => {
    expect(Object.keys(messages)).toEqual(Object.keys(english));
  });

  it.each(Object.keys(english))('says %s in full', (key) => {
    const { message, description, placeholders = {} } = messages[key]!;
    expect(message.trim()).not.toBe('');
    expect(description?.trim()).toBeTruthy();
    const used = [...message.matchAll(/\$(\w+)\$/g)].map((match) => match[1]!.toLowerCase());
    expect(new Set(used)).toEqual(new Set(Object.keys(placeholders)));
    for (const placeholder of Object.values(placeholders)) expect(placeholder.example?.trim()).toBeTruthy();
    const contents = (one: typeof placeholders) =>
      Object.entries(one).map(([name, { content }]) => [name, content]);
    expect(contents(placeholders)).toEqual(contents(english[key]!.placeholders ?? {}));
  });

  const chipKeys = Object.keys(english).filter((key) => key.startsWith('label_') && key.endsWith('_chip'));
  it.each(chipKeys)('keeps %s within the width of a chip', (key) => {
    const { message } = messages[key]!;
    if (locale === 'ja') expect(fullWidth(message)).toBeLessThanOrEqual(16);
    else expect(message.length).toBeLessThanOrEqual(28);
  });

  it('describes the extension to the stores in at most 132 characters and claims no accuracy', () => {
    const { message } = messages['ext_description']!;
    expect(message.length).toBeLessThanOrEqual(132);
    expect(message).not.toMatch(/%|％|\d|accura|reliab|正確|精度/i);
  });
});

describe('what is said', () => {
  const states = labels.flatMap((label) =>
    mediaKinds.flatMap((kind) => variants.map((variant) => ({ label, kind, variant }))),
  );

  it.each(states)('has a chip and a sentence for $label, $kind, $variant', ({ label, kind, variant }) => {
    const verdict = verdictOf({
      label,
      kind,
      variant,
      issuer: 'A',
      issuedAt: '2026-01-01T00:00:00Z',
      reason: 'too-small',
    });
    expect(english).toHaveProperty(chipWords(verdict).key);
    expect(english).toHaveProperty(sentenceWords(verdict).key);
  });

  it('has words for every reason, error and limit', () => {
    const wanted = [
      ...skipReasons.map((one) => `skip_${one.replaceAll('-', '_')}`),
      ...errorCodes.map((one) => `error_${one.replaceAll('-', '_')}`),
      ...limitKeys,
    ];
    expect(wanted.filter((key) => !(key in english))).toEqual([]);
  });

  it('has name and results of every detector of the registry', () => {
    const wanted = Object.keys(detectors).flatMap((id) =>
      ['name', 'found', 'absent'].map((part) => `detector_${id.replaceAll('-', '_')}_${part}`),
    );
    expect(wanted.filter((key) => !(key in english))).toEqual([]);
  });
});

describe('words that are never said of an item', () => {
  const forbidden: Readonly<Record<Locale, RegExp>> = {
    en: /\b(fakes?|real|authentic|genuine|human[- ]made|safe|trusted|proof|deepfakes?|clean)\b/i,
    ja: /偽物|本物|フェイク|安全|証明済み|真正/,
  };
  /** Denials: they say what a result does not show. */
  const denials: ReadonlySet<string> = new Set(['label_no_sign_sentence', 'label_no_sign_rare_sentence']);

  it.each(locales)('are absent in %s, but for denials', (locale) => {
    const said = Object.entries(readMessages(locale)).filter(([key]) => !denials.has(key));
    expect(said.filter(([, { message }]) => forbidden[locale].test(message)).map(([key]) => key)).toEqual([]);
  });

  it('stand in every English denial that the list excuses, so that the list stays short', () => {
    expect([...denials].filter((key) => !forbidden.en.test(english[key]!.message))).toEqual([]);
  });
});

describe('keys and code', () => {
  const code = ['src', 'entrypoints', 'wxt.config.ts']
    .map((name) => join(root, name))
    .filter((path) => existsSync(path))
    .flatMap((path) => (statSync(path).isDirectory() ? filesUnder(path) : [path]))
    .filter((path) => /\.(tsx?|html)$/.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const literals = new Set(
    [...code.matchAll(/['"`]((?:__MSG_)?[a-z][a-z\d]*(?:_[a-z\d]+)+?)(?:__)?['"`]/g)].map((m) =>
      m[1]!.replace('__MSG_', ''),
    ),
  );
  for (const match of code.matchAll(/__MSG_(\w+?)__/g)) literals.add(match[1]!);

  it('has every key that code names', () => {
    // Enough to recognise a key of ours among other quoted words.
    const isKey =
      /^(label|skip|error|detector|claim|trust|found|ratio|strength|limit|card|badge|count|toolbar|popup|menu|command|ext|issuer)_/;
    const named = [...literals].filter((one) => isKey.test(one));
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((key) => !(key in english))).toEqual([]);
  });

  it('has no key that nobody uses', () => {
    /** Put together from an id (`skip_${…}`); their lists are compared above or typed where they are put together. */
    const families =
      /^(skip|error|detector|trust|pack_problem)_|^(options_pack(s|_medium)_(image|text)|count_(image|text|video|audio)_(one|other)|popup_item_\w+|badge_name_\w+|card_likelihood_\w+)$/;
    const unused = Object.keys(english).filter((key) => !families.test(key) && !literals.has(key));
    expect(unused).toEqual([]);
  });
});
