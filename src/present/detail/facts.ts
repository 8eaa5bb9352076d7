import type { MessageKey } from '../message-key';
import { words, type Words } from '../words';
import { quoted, type Quote } from './quote';

/** Our words, or what the file or page says. */
export type DetailValue = Words | Quote;

/** A term and what is recorded for it; never without a value. */
export interface DetailFact {
  readonly term: Words;
  readonly values: readonly DetailValue[];
}

export interface FactGroup {
  /** null: the facts that need no heading of their own. */
  readonly heading: Words | null;
  readonly facts: readonly DetailFact[];
}

/** What is given of a fact: text out of the file as a string; null and empty parts are left out. */
type Given = string | DetailValue | null | readonly (string | DetailValue | null)[];

/** One fact in a list, or an empty list when there is nothing to say. */
export function fact(term: MessageKey, given: Given): readonly DetailFact[] {
  const values = (isList(given) ? given : [given]).flatMap((one) => valueOf(one));
  return values.length === 0 ? [] : [{ term: words(term), values }];
}

/** Groups without facts are left out. */
export function group(heading: MessageKey | null, facts: readonly DetailFact[]): readonly FactGroup[] {
  return facts.length === 0 ? [] : [{ heading: heading === null ? null : words(heading), facts }];
}

/** Date, time and zone; what is no date is shown as it is written. */
export function moment(at: string | null): DetailValue | null {
  if (at === null) return null;
  return Number.isNaN(Date.parse(at)) ? quoted(at) : words('card_moment', { as: 'moment', at });
}

export function yesNo(value: boolean): Words {
  return words(value ? 'details_yes' : 'details_no');
}

function valueOf(one: string | DetailValue | null): readonly DetailValue[] {
  if (one === null) return [];
  if (typeof one !== 'string') return [one];
  return one.trim() === '' ? [] : [quoted(one)];
}

function isList(given: Given): given is readonly (string | DetailValue | null)[] {
  return Array.isArray(given);
}
