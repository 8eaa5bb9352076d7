import type { Rendition } from '../core/artifact';
import type { Item } from '../core/item';
import type { Fact } from './credentials-view';
import { amount, words, type Arg, type Words } from './words';

const NAME_LENGTH = 60;

/** Which file exactly was judged: its name in the address, and its size. */
export function renditionFacts(rendition: Rendition): readonly [Fact, Words] {
  return [
    { term: words('card_rendition'), value: fileName(rendition.url) ?? words('card_rendition_embedded') },
    size(rendition),
  ];
}

/** The last part of an address; null where there is none (`data:`, `blob:`). */
export function fileName(url: Item['src']): string | null {
  if (url === null || !/^(https?|file):/i.test(url) || !URL.canParse(url)) return null;
  const { pathname, hostname } = new URL(url);
  const last = pathname.split('/').findLast((part) => part !== '') ?? hostname;
  const name = decoded(last);
  return name.length <= NAME_LENGTH ? name : `…${name.slice(-NAME_LENGTH)}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function size({ width, height, format, sizeBytes }: Rendition): Words {
  const kind: Arg = format === 'unknown' ? words('card_format_unknown') : format.toUpperCase();
  const bytes: Arg = { as: 'bytes', value: sizeBytes };
  if (width === null || height === null) return words('card_rendition_facts_short', kind, bytes);
  return words('card_rendition_facts', amount(width), amount(height), kind, bytes);
}
