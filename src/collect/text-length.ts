import { lengthOf } from '../core/text-length';
import { MIN_UNSPACED_CHARACTERS, MIN_WORDS } from './limits';

/** Enough to be sent; the classifier still abstains on what is below its own minimum. */
export function isLongEnough(text: string): boolean {
  const length = lengthOf(text);
  return length.words >= MIN_WORDS || length.unspaced >= MIN_UNSPACED_CHARACTERS;
}
