import type { MessageKey } from './message-key';

/** What is to be said, not yet in any language: `platform/i18n` turns it into a string. */
export interface Words {
  readonly key: MessageKey;
  /** In the order of the placeholders `$1`, `$2`, … of the message. */
  readonly args?: readonly Arg[];
}

/** A bare string is foreign text (a name, an address) and is shown as it is. */
export type Arg = string | Words | Amount | Instant | WordList;

export interface Amount {
  /** `percent` takes 0..1, `bytes` a size in bytes; `signed` shows + or − and one decimal. */
  readonly as: 'number' | 'signed' | 'percent' | 'bytes';
  readonly value: number;
}

export interface Instant {
  /** `moment` shows date, time and zone; `time` only hours and minutes. */
  readonly as: 'date' | 'moment' | 'time';
  /** ISO 8601 */
  readonly at: string;
}

export interface WordList {
  readonly as: 'list';
  readonly of: readonly Words[];
}

export type Translate = (words: Words) => string;

export function words(key: MessageKey, ...args: readonly Arg[]): Words {
  return args.length === 0 ? { key } : { key, args };
}

export function amount(value: number): Amount {
  return { as: 'number', value };
}

/** `too-small` → `too_small`: message keys hold no hyphens. */
export function underscored<S extends string>(id: S): Underscored<S> {
  return id.replaceAll('-', '_') as Underscored<S>;
}

export type Underscored<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : S;
