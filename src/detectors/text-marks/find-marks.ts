import { isAboutChatbots } from './about-chatbots';
import { markRows, type MarkRow } from './marks.table';
import { isQuotedItself, quotedSpans } from './quotes';

/** One row of the table that was found. */
export interface FoundMark extends Pick<MarkRow, 'id' | 'group' | 'strength'> {
  /** Offset of the first hit that counts, UTF-16 units. */
  readonly at: number;
  /** The first hit, as it stands in the text. */
  readonly text: string;
  /** Hits that count, at most 100. */
  readonly count: number;
  /** True when the text talks about chatbots and the mark was lowered for it. */
  readonly isDiscussed: boolean;
}

interface Hit {
  readonly at: number;
  readonly text: string;
}

/** More hits say nothing more. */
const MAX_HITS_PER_ROW = 100;

/**
 * Marks that chatbots leave in text, in the order of the table; linear in the length of the text.
 * Inside quotation marks a leftover phrase does not count; any mark that is itself quoted does not. Where the text
 * talks about chatbots, strong marks count as medium: people cite such marks when they write about them.
 */
export function findMarks(text: string): readonly FoundMark[] {
  const found = markRows
    .map((row) => ({ row, hits: hitsOf(row, text) }))
    .filter(({ hits }) => hits.length > 0);
  if (found.length === 0) return [];
  const bare = blankOut(
    text,
    found.flatMap(({ hits }) => hits),
  );
  const quotes = found.some(({ row }) => row.group === 'leftover') ? quotedSpans(text) : [];
  return found.flatMap(({ row, hits }) => {
    const counted = row.group === 'leftover' ? hits.filter(({ at }) => !isWithin(at, quotes)) : hits;
    return counted[0] === undefined ? [] : [toMark(row, counted[0], counted.length, bare)];
  });
}

function toMark({ id, group, strength }: MarkRow, { at, text }: Hit, count: number, bare: string): FoundMark {
  const isDiscussed = strength === 'strong' && isAboutChatbots(bare, at);
  return { id, group, strength: isDiscussed ? 'medium' : strength, at, text, count, isDiscussed };
}

function hitsOf({ pattern }: MarkRow, text: string): readonly Hit[] {
  const hits: Hit[] = [];
  for (const match of text.matchAll(pattern)) {
    const at = match.index;
    if (!isQuotedItself(text, at, at + match[0].length)) hits.push({ at, text: match[0].trim() });
    if (hits.length === MAX_HITS_PER_ROW) break;
  }
  return hits;
}

/** Same length; the marks themselves name chatbots and must not count as talk about them. */
function blankOut(text: string, hits: readonly Hit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { at, text: mark } of hits.toSorted((a, b) => a.at - b.at)) {
    const end = at + mark.length;
    if (end <= from) continue;
    parts.push(text.slice(from, Math.max(from, at)), ' '.repeat(end - Math.max(from, at)));
    from = end;
  }
  return [...parts, text.slice(from)].join('');
}

function isWithin(at: number, spans: readonly (readonly [number, number])[]): boolean {
  return spans.some(([start, end]) => at >= start && at < end);
}
