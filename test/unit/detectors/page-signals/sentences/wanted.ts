import type { Disclosure } from '../../../../../src/detectors/page-signals/find-disclosure';

export type Wanted = `${Disclosure['says']} ${Disclosure['strength']}`;

/** What must be found, by language; and, beside it, what must not. */
export interface Sentences {
  readonly captions: readonly (readonly [string, Wanted])[];
  readonly noCaptions: readonly string[];
  readonly texts: readonly (readonly [string, Wanted])[];
  readonly noTexts: readonly string[];
}

export const made = 'ai-made plain';
export const part = 'ai-part plain';
export const madeHint = 'ai-made hint';
export const partHint = 'ai-part hint';
