import { sourceTypeToken } from '../core/source-type';
import { sourceTypeKeys } from './source-type.table';
import { words, type Words } from './words';

/** A source type in words; one that no list knows is shown as it is written. */
export function sourceTypeWords(written: string): Words | string {
  const token = sourceTypeToken(written);
  const key = Object.hasOwn(sourceTypeKeys, token) ? sourceTypeKeys[token] : undefined;
  return key === undefined ? written : words(key);
}
