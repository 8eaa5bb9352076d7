import { chinese } from './phrases/chinese.table';
import { english } from './phrases/english.table';
import { french } from './phrases/french.table';
import { german } from './phrases/german.table';
import { portuguese, spanish } from './phrases/iberian.table';
import { italian } from './phrases/italian.table';
import { japanese } from './phrases/japanese.table';
import { korean } from './phrases/korean.table';
import { russian } from './phrases/russian.table';
import type { DisclosureRow } from './phrases/row';

/** Every language in which self-disclosures are read; of equal finds the first counts. */
export const disclosureRows: readonly DisclosureRow[] = [
  english,
  japanese,
  chinese,
  korean,
  german,
  french,
  spanish,
  portuguese,
  italian,
  russian,
];
